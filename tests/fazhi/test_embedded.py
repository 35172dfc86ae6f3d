import fcntl
import socket
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

import pytest

from fazhi.embedded import check_database, check_folder, check_port, only_one_start
from fazhi.startup import StartupProblem


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
