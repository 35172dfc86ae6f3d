"""Files that must not change where they lie, because something public was signed with them.

Rooms above say which these are; the library itself knows no page.
"""

from collections.abc import Callable, Iterable
from typing import Any

Uses = Callable[[Any], Iterable[str]]

_asked: list[Uses] = []

# What pages show of a row of the library, beside its file.
SHOWN: dict[str, tuple[str, ...]] = {
    "media.customimage": ("file", "description"),
    "media.customdocument": ("file", "title"),
    "media.film": ("file", "captions", "transcript"),
}


def register_uses(uses: Uses) -> None:
    """Adds whom to ask: gets a row, gives the names of what was signed with it."""
    if uses not in _asked:
        _asked.append(uses)


def signed_uses(row: Any) -> list[str]:
    """What public content was signed with a row as it is, by name."""
    return [name for uses in _asked for name in uses(row)]


def shown_fields(row: Any) -> tuple[str, ...]:
    """The fields that readers see of a row."""
    return SHOWN.get(row._meta.label_lower, ())
