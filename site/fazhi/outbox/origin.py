"""Full addresses for messages, which leave without a request."""

from urllib.parse import urlsplit

from django.conf import settings

from fazhi.origin import public_address, public_origin


def full_address(path: str) -> str:
    """The public address of a path of this site; empty for an empty path.

    An installation without a public address has the one that it listens on.
    """
    if not path:
        return ""
    if public_origin(None):
        return public_address(path, None)
    own = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    return f"{own.scheme}://{own.netloc}{public_address(path, None)}"
