"""Where files lie: private unless said otherwise.

The default store has no address of its own: originals of pictures, documents and unfinished
uploads are handed out only by views that ask for permission. Only the sizes of pictures that pages
show lie in the store ``public``, which the web server may serve as it is.
"""

from typing import Any, NoReturn

from django.core.files.storage import FileSystemStorage, Storage, storages


def store(alias: str) -> Storage:
    """The store of ``settings.STORAGES`` by its name."""
    return storages[alias]


class NamedStore:
    """A store that background tasks refer to by name, so that no key to it travels with them."""

    alias = "default"

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """Path and arguments of the function that finds this store again."""
        return f"{store.__module__}.{store.__name__}", [self.alias], {}


class WithoutAddress:
    """A store whose files have no address."""

    def url(self, name: str | None) -> NoReturn:
        """Always raises ``NotImplementedError``; Wagtail then serves the file through its view."""
        raise NotImplementedError("Files of this store are served by views only.")


class PrivateFolder(NamedStore, WithoutAddress, FileSystemStorage):
    """Private files in a folder outside ``MEDIA_ROOT``."""
