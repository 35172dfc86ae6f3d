"""An SQLite database that a migration was changing when it was cut short."""

import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

import pytest

from fazhi.migrating import is_a_file, on_a_copy
from fazhi.settings.services import sqlite

pytestmark = pytest.mark.django_db


@pytest.fixture
def database(tmp_path: Path) -> BaseDatabaseWrapper:
    """A database of one table with one row."""
    connection = ConnectionHandler({"default": sqlite(str(tmp_path / "town.sqlite3"))})["default"]
    execute(connection, "CREATE TABLE old (name text)", "INSERT INTO old VALUES ('kept')")
    (tmp_path / "town.sqlite3").chmod(0o640)
    connection.close()
    return connection


def execute(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def tables(connection: BaseDatabaseWrapper) -> list[str]:
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as plain:
        assert plain.execute("SELECT name FROM old").fetchall() == [("kept",)]
        found = plain.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall()
    return [name for (name,) in found]


def files(connection: BaseDatabaseWrapper) -> list[str]:
    return sorted(p.name for p in Path(connection.settings_dict["NAME"]).parent.iterdir())


def test_what_was_done_to_the_end_is_there(database: BaseDatabaseWrapper) -> None:
    with on_a_copy(database):
        execute(database, "CREATE TABLE new (name text)")
    assert tables(database) == ["new", "old"]
    assert files(database) == ["town.sqlite3"]
    assert Path(database.settings_dict["NAME"]).stat().st_mode & 0o777 == 0o640


def test_a_failure_leaves_the_database_as_it_was(database: BaseDatabaseWrapper) -> None:
    with pytest.raises(OperationalError), on_a_copy(database):
        execute(database, "CREATE TABLE new (name text)", "DROP TABLE none")
    assert tables(database) == ["old"]
    assert files(database) == ["town.sqlite3"]


def test_a_kill_leaves_the_database_as_it_was(database: BaseDatabaseWrapper) -> None:
    child = os.fork()
    if not child:
        with on_a_copy(database):
            execute(database, "CREATE TABLE new (name text)")
            os.kill(os.getpid(), signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert len(files(database)) > 1
    assert tables(database) == ["old"]
    with on_a_copy(database):
        execute(database, "CREATE TABLE new (name text)")
    assert tables(database) == ["new", "old"]
    assert files(database) == ["town.sqlite3"]


def test_what_a_running_program_uses_is_not_replaced(database: BaseDatabaseWrapper) -> None:
    with closing(sqlite3.connect(database.settings_dict["NAME"])) as other:
        other.execute("SELECT * FROM old").fetchall()
        with pytest.raises(sqlite3.OperationalError, match="locked"), on_a_copy(database):
            pytest.fail("two programs change one database")


def test_only_a_file_that_nobody_is_changing_is_copied(database: BaseDatabaseWrapper) -> None:
    assert is_a_file(database)
    database.in_atomic_block = True
    assert not is_a_file(database)
    memory = ConnectionHandler({"default": sqlite(":memory:")})["default"]
    assert not is_a_file(memory)
