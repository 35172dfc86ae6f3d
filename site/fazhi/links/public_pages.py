"""Rows that have a public page of their own, as the site map for machines lists them.

Rooms register theirs in ``AppConfig.ready``. The map is drawn by a room above all of them.
"""

from collections.abc import Callable, Iterable

from fazhi.links.models import PermanentlyLinked

Rows = Callable[[], Iterable[PermanentlyLinked]]

_rows: dict[str, Rows] = {}


def register_public_pages(name: str, rows: Rows) -> None:
    """Adds the rows of one kind; the last registration of a name wins.

    Each row's ``get_absolute_url`` is a page, not a place on one, in every language of the site.
    """
    _rows[name] = rows


def rows_with_public_pages() -> list[PermanentlyLinked]:
    """All of them, kind by kind in the order of registration."""
    return [row for rows in _rows.values() for row in rows()]
