"""On PostgreSQL only what has to do with the database is run; the rest would do there what it did on SQLite.

Left out is what needs none, what walks through the demonstration town, which the smoke test of a production
installation loads there, and what is marked as `any_database`: long walks through pages and screens whose
queries other tests ask there as well. Of a test with several sets of values only the first is run: the others
go the same way through the database, except where texts are searched, and in heavy tests.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

import pytest

FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
SEARCHING = ("tests/search/", "tests/legal_library/finding/")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor != "postgresql":
        return
    kept = one_of_each([item for item in items if depends_on_it(item)])
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = [item for item in items if item in kept]


def depends_on_it(item: pytest.Item) -> bool:
    """Whether a test may go another way on another database."""
    walks = item.get_closest_marker("any_database") or "demo_town" in getattr(
        item, "fixturenames", ()
    )
    return needs_database(item) and not walks


def needs_database(item: pytest.Item) -> bool:
    """Whether a test is marked for the database, or asks for a fixture that has it."""
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


def one_of_each(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Of tests that are the same but for their values one: the first by name, in every process."""
    kept: dict[object, pytest.Item] = {}
    for item in sorted(items, key=lambda item: item.nodeid):
        kept.setdefault(_apart_from_values(item), item)
    return set(kept.values())


def _apart_from_values(item: pytest.Item) -> object:
    callspec = getattr(item, "callspec", None)
    is_whole = item.get_closest_marker("heavy") or item.nodeid.startswith(SEARCHING)
    if callspec is None or is_whole or not isinstance(item, pytest.Function):
        return item
    marks = item.iter_markers("parametrize")
    values = {name for mark in marks for name in _names(mark.args[0])}
    fixtures = {name: n for name, n in callspec.indices.items() if name not in values}
    return item.parent, item.originalname, tuple(sorted(fixtures.items()))


def _names(argument: str | Sequence[str]) -> Sequence[str]:
    return [n.strip() for n in argument.split(",")] if isinstance(argument, str) else argument
