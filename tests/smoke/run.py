"""``scripts/run-smoke``: `make run` in an empty folder, interrupted, and a second time."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.services.base import free_ports
from tests.smoke.installation import ROOT
from tests.smoke.visitor import Unexpected

FIRST_SECONDS = 300
SECOND_SECONDS = 10
INTERRUPTED_AFTER = (3, 5, 8)
# Written by every start or visit, and nobody's data.
NOT_DATA = {"django_session"}


def main() -> int:
    (port,) = free_ports(1)
    with tempfile.TemporaryDirectory(prefix="fazhi-run-") as folder:
        data = Path(folder) / "data"
        with make_run(data, port) as seconds:
            print(f"start in an empty folder: {seconds:.1f} s")
        expected = rows(data)
    with tempfile.TemporaryDirectory(prefix="fazhi-run-") as folder:
        data = Path(folder) / "data"
        for seconds in INTERRUPTED_AFTER:
            with make_run(data, port, wait=False):
                time.sleep(seconds)
            print(f"interrupted after {seconds} s")
        with make_run(data, port) as seconds:
            print(f"start after the interruptions: {seconds:.1f} s")
        if rows(data) != expected:
            raise Unexpected("an interrupted preparation was not completed")
        before = dump(data)
        with make_run(data, port) as seconds:
            print(f"second start: {seconds:.1f} s")
            refuse_second_server(data, port)
        if seconds > SECOND_SECONDS:
            raise Unexpected(f"the second start took {seconds:.1f} s")
        if dump(data) != before:
            raise Unexpected("the second start changed data")
    print("passed: first, interrupted and second start")
    return 0


@contextmanager
def make_run(data: Path, port: int, *, wait: bool = True) -> Iterator[float]:
    """Runs `make run`, ends it as Ctrl+C does; gives the seconds until the home page answered."""
    started = time.monotonic()
    log = data.with_suffix(".log")
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env={**_environment(), "PORT": str(port), "FAZHI_DATA_DIR": str(data)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        if wait:
            _until_answers(process, port, started + FIRST_SECONDS)
        yield time.monotonic() - started
    finally:
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    printed = log.read_text()
    if "Traceback" in printed:
        raise Unexpected(printed)
    if wait and f":{port}/" not in printed:
        raise Unexpected(f"the address was not printed:\n{printed}")


def refuse_second_server(data: Path, port: int) -> None:
    """A busy port is named in both languages, without a traceback."""
    done = subprocess.run(
        ["make", "run"],
        cwd=ROOT,
        env={**_environment(), "PORT": str(port), "FAZHI_DATA_DIR": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if not done.returncode or str(port) not in said or "Traceback" in said or "端口" not in said:
        raise Unexpected(f"a busy port:\n{said}")


def dump(data: Path) -> list[str]:
    """Every row of the database but those of `NOT_DATA`."""
    with closing(sqlite3.connect(data / "fazhi.sqlite3")) as connection:
        lines = list(connection.iterdump())
    return [line for line in lines if not any(f'"{t}"' in line for t in NOT_DATA)]


def rows(data: Path) -> dict[str, int]:
    """How many rows each table holds."""
    with closing(sqlite3.connect(data / "fazhi.sqlite3")) as connection:
        names = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            for (name,) in names
            if name not in NOT_DATA
        }


def _until_answers(process: subprocess.Popen[bytes], port: int, end: float) -> None:
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Unexpected("make run ended by itself")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise Unexpected("make run did not answer in time")


def _environment() -> dict[str, str]:
    return {k: v for k, v in os.environ.items() if not k.startswith(("FAZHI_", "DJANGO_"))}


if __name__ == "__main__":
    sys.exit(main())
