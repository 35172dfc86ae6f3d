"""`manage.py migrate`, where something stands in the way."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate as django_migrate
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

import pytest

from fazhi.management.commands import migrate
from fazhi.settings.services import parse_database, sqlite
from fazhi.startup import StartupProblem
from tests.services.base import free_ports

pytestmark = pytest.mark.django_db


def use(monkeypatch: pytest.MonkeyPatch, settings: dict[str, Any]) -> BaseDatabaseWrapper:
    """Lets the command work on another database."""
    handler = ConnectionHandler({"default": settings})
    monkeypatch.setattr(migrate, "connections", handler)
    return handler["default"]


@pytest.mark.parametrize("fails", [True, False])
def test_a_migration_that_fails_is_told_in_words_and_leaves_nothing(
    fails: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    database = use(monkeypatch, sqlite(str(tmp_path / "town.sqlite3")))

    def handle(self: Any, *args: Any, **options: Any) -> None:
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE half (name text)")
        if fails:
            raise OperationalError("database or disk is full")

    monkeypatch.setattr(django_migrate.Command, "handle", handle)
    if fails:
        with pytest.raises(StartupProblem, match="disk is full"):
            call_command("migrate")
    else:
        call_command("migrate")
    assert ("half" in database.introspection.table_names()) is not fails


def test_a_server_that_does_not_answer_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_ports(1)[0]
    use(monkeypatch, parse_database(f"postgresql://fazhi:hush@127.0.0.1:{port}/fazhi"))
    with pytest.raises(StartupProblem, match="FAZHI_DATABASE_URL"):
        call_command("migrate")
