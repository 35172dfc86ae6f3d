"""On PostgreSQL only what has to do with the database is run; the rest would do there what it did on SQLite.

Left out is what needs none, what walks through the demonstration town, which the smoke test of a production
installation loads there, and what is marked as `any_database`: long walks through pages and screens whose
queries other tests ask there as well.
"""

from django.db import connection

import pytest

FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor != "postgresql":
        return
    without = [item for item in items if not depends_on_it(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if depends_on_it(item)]


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
