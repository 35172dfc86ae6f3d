"""The workers of one test run use one server, and the last to leave ends it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from . import Redis
from .processes import eventually, listens, processes_of, server_of
from .pytest_support import require
from .sharing import shared

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.services

WORKER = """
import sys, pathlib
from tests.services import Redis, shared
server = shared(Redis, pathlib.Path(sys.argv[1]))
print(server.port, server.directory, flush=True)
sys.stdin.readline()
server.stop()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    require(Redis)
    return tmp_path


def test_shared__two_processes_at_once_get_the_same_server(folder: Path) -> None:
    with worker(folder) as one, worker(folder) as two:
        assert address(one) == address(two)
        leave(one)
        leave(two)


@pytest.mark.parametrize("farewell", ["orderly", "killed"])
def test_shared__the_starter_goes_first_and_the_server_stays_until_the_last(
    folder: Path, farewell: str
) -> None:
    with worker(folder) as starter:
        port, directory = address(starter)
        mine = shared(Redis, folder)
        if farewell == "killed":
            starter.send_signal(signal.SIGKILL)
        else:
            leave(starter)

    assert mine.port == port
    assert mine.answers()
    assert mine.running

    mine.stop()

    assert eventually(lambda: not processes_of(directory))
    assert not listens(port)
    assert not directory.exists()


def test_shared__after_the_last_has_left_a_new_one_is_started(folder: Path) -> None:
    first = shared(Redis, folder)
    first.stop()
    assert eventually(lambda: not first.directory.exists())

    second = shared(Redis, folder)

    assert second.directory != first.directory
    assert second.answers()
    second.stop()


def test_shared__the_server_died__the_next_user_starts_a_new_one(folder: Path) -> None:
    first = shared(Redis, folder)
    os.kill(server_of(first.directory), signal.SIGKILL)
    assert eventually(lambda: not first.running)

    second = shared(Redis, folder)

    assert second.directory != first.directory
    assert second.answers()
    first.stop()
    second.stop()
    assert eventually(lambda: not first.directory.exists())


def worker(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WORKER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def address(process: subprocess.Popen[str]) -> tuple[int, Path]:
    assert process.stdout
    port, directory = process.stdout.readline().split()
    return int(port), Path(directory)


def leave(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()
