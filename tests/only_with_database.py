"""On PostgreSQL only what needs a database is run: the rest would do there what it did on SQLite."""

from django.db import connection

import pytest

FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if connection.vendor != "postgresql":
        return
    without = [item for item in items if not needs_database(item)]
    config.hook.pytest_deselected(items=without)
    items[:] = [item for item in items if needs_database(item)]


def needs_database(item: pytest.Item) -> bool:
    """Whether a test is marked for the database, or asks for a fixture that has it."""
    is_marked = item.get_closest_marker("django_db") is not None
    return is_marked or not FIXTURES.isdisjoint(getattr(item, "fixturenames", ()))
