import fcntl
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

import pytest

from fazhi import embedded
from fazhi.embedded import check_database, check_folder, check_port, only_one_start
from fazhi.settings.services import parse_database, sqlite
from fazhi.startup import StartupProblem
from tests.services.base import free_ports


def test_a_busy_port_is_named_with_a_way_out() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(StartupProblem) as problem:
            check_port("127.0.0.1", port)
    assert str(port) in problem.value.zh
    assert "PORT=" in problem.value.zh
    assert "PORT=" in problem.value.en


def test_a_free_port_is_fine() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        port = holder.getsockname()[1]
    check_port("127.0.0.1", port)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(StartupProblem):
        check_port("192.0.2.1", 8000)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StartupProblem) as problem:
        check_folder(tmp_path / "file" / "data")
    assert "FAZHI_DATA_DIR" in problem.value.en


def test_a_second_start_waits_for_the_first(tmp_path: Path) -> None:
    with (tmp_path / ".starting").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StartupProblem), only_one_start(tmp_path):
            pytest.fail("two starts prepare one folder")
    with only_one_start(tmp_path):
        pass


def test_the_next_start_waits_for_the_one_that_came_in_between(tmp_path: Path) -> None:
    """A lock file that the first one removes would be locked by one and made anew by another."""
    with only_one_start(tmp_path):
        first = (tmp_path / ".starting").stat().st_ino
    with only_one_start(tmp_path):
        assert (tmp_path / ".starting").stat().st_ino == first


def test_a_new_data_folder_is_nobody_elses(tmp_path: Path) -> None:
    check_folder(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.fixture
def use_database(monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, Any]], None]:
    """Lets the start look at another database."""

    def use(settings: dict[str, Any]) -> None:
        handler = ConnectionHandler({"default": settings})
        monkeypatch.setattr(embedded, "connection", handler["default"])

    return use


@pytest.mark.django_db
def test_a_database_that_cannot_be_written_is_named(
    tmp_path: Path, use_database: Callable[[dict[str, Any]], None]
) -> None:
    settings = sqlite(str(tmp_path / "town.sqlite3"))
    settings["OPTIONS"]["init_command"] += "PRAGMA query_only=1;"
    use_database(settings)
    with pytest.raises(StartupProblem, match="只能读"):
        check_database()


@pytest.mark.django_db
def test_a_file_that_is_no_database_is_named(
    tmp_path: Path, use_database: Callable[[dict[str, Any]], None]
) -> None:
    (tmp_path / "town.sqlite3").write_text("something else entirely " * 50)
    use_database(sqlite(str(tmp_path / "town.sqlite3")))
    with pytest.raises(StartupProblem, match=r"town\.sqlite3.*\n.*backup"):
        check_database()


@pytest.mark.django_db
def test_a_server_that_does_not_answer_is_not_to_be_restored_from_a_backup(
    use_database: Callable[[dict[str, Any]], None],
) -> None:
    use_database(parse_database(f"postgresql://fazhi:hush@127.0.0.1:{free_ports(1)[0]}/fazhi"))
    with pytest.raises(StartupProblem) as problem:
        check_database()
    assert "FAZHI_DATABASE_URL" in problem.value.zh
    assert "FAZHI_DATABASE_URL" in problem.value.en
    assert "backup" not in problem.value.en
    assert "hush" not in str(problem.value)


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_refused() -> None:
    assert check_database() == 0
    MigrationRecorder(connection).record_applied("town", "9999_from_the_future")
    with pytest.raises(StartupProblem) as problem:
        check_database()
    assert "town.9999_from_the_future" in problem.value.zh


@pytest.mark.django_db
def test_pending_migrations_are_seen() -> None:
    MigrationRecorder(connection).record_unapplied("town", "0001_initial")
    assert check_database() > 0
