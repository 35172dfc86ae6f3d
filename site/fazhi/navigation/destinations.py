"""Pages of the site that are no rows of the page tree, and that menus can lead to.

Rooms above register theirs in ``AppConfig.ready``; an address that does not resolve is not shown.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Destination:
    """A view without arguments: its URL name, what it is called, and one line about it.

    ``has_content`` says whether there is anything on it yet; a view without it always has.
    """

    name: str
    label: str | Promise
    description: str | Promise = ""
    has_content: Callable[[], bool] = lambda: True

    def exists(self) -> bool:
        """Whether this installation has the view."""
        return self._path() is not None

    def url(self) -> str | None:
        """Its path in the active language, ``None`` while it would lead nowhere."""
        path = self._path()
        return path if path and self.has_content() else None

    def _path(self) -> str | None:
        try:
            return reverse(self.name)
        except NoReverseMatch:
            return None


_destinations: dict[str, Destination] = {}


def register_destination(destination: Destination) -> None:
    """Adds a place that menus can lead to; the last registration of a name wins."""
    _destinations[destination.name] = destination


def find_destination(name: str) -> Destination | None:
    """The registered destination ``name``."""
    return _destinations.get(name)


def registered_destinations() -> list[Destination]:
    """All of them, in the order of registration."""
    return list(_destinations.values())


def destination_choices() -> list[tuple[str, str | Promise]]:
    """What an editor can choose from: registered destinations that exist here."""
    return [(d.name, d.label) for d in _destinations.values() if d.exists()]
