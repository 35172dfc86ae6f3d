"""``scripts/run-smoke``: `make run` in an empty folder, interrupted, killed, and a second time."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.services.base import free_ports
from tests.smoke.contents import dump, is_indexed, rows
from tests.smoke.installation import ROOT
from tests.smoke.visitor import Unexpected

FIRST_SECONDS = 300
SECOND_SECONDS = 10
# What goes on beside the site: laws, and then what cites them.
LOADING = (
    "import_demonstration_laws",
    "services.load_demonstration_guides",
    "events.load_demonstration",
)
LOADING_SECONDS = 600
# The promise is about the program, not about one busy moment of the machine.
SECOND_STARTS = 3
TAIL_LINES = 40
SHOWN_CHANGES = 6
COUNT = r"^  \d+ / \d+$"
PART = r"^正在载入演示数据："

# On this machine: a proxy of the environment has no part in it.
open_url = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


@dataclass(frozen=True)
class Moment:
    """When a start is cut short: ``seconds`` after ``pattern`` has been printed ``times`` times."""

    pattern: str = ""
    times: int = 0
    seconds: float = 0
    end: signal.Signals = signal.SIGINT

    def __str__(self) -> str:
        printed = f"{self.pattern!r} {self.times} times, " if self.pattern else ""
        return f"{self.end.name} after {printed}{self.seconds:g} s"


MOMENTS = (
    Moment(seconds=2),
    Moment(COUNT, 1, end=signal.SIGKILL),
    Moment(COUNT, 3, 0.4),
    Moment(PART, 1, 1, end=signal.SIGKILL),
    Moment(PART, 2, 0.5),
    Moment("127\\.0\\.0\\.1", 1),
)


def main() -> int:
    # Started in the background, this process and those it starts would not hear Ctrl+C.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    (port,) = free_ports(1)
    with tempfile.TemporaryDirectory(prefix="fazhi-run-") as folder:
        data = Path(folder) / "data"
        with make_run(data, port) as seconds:
            print(f"start in an empty folder: {seconds:.1f} s", flush=True)
            wait_for_loading(data)
        expected = rows(data)
    with tempfile.TemporaryDirectory(prefix="fazhi-run-") as folder:
        data = Path(folder) / "data"
        for moment in MOMENTS:
            with make_run(data, port, moment):
                print(f"interrupted: {moment}", flush=True)
        with make_run(data, port) as seconds:
            print(f"start after the interruptions: {seconds:.1f} s", flush=True)
            wait_for_loading(data)
        found = rows(data)
        if found != expected:
            other = {t: (n, found.get(t)) for t, n in expected.items() if found.get(t) != n}
            raise Unexpected(f"an interrupted preparation was not completed: {other}")
        start_again(data, port)
    print("passed: first, interrupted and second start")
    return 0


def start_again(data: Path, port: int) -> None:
    """A second start answers in time and changes nothing.

    What a job by the clock writes meanwhile, such as that a session is over, it does not write again.
    """
    for _attempt in range(SECOND_STARTS):
        before, counts = dump(data), rows(data)
        with make_run(data, port) as seconds:
            print(f"second start: {seconds:.1f} s", flush=True)
            refuse_second_server(data, port)
        changed = sorted(set(dump(data)) ^ set(before))
        if not changed and rows(data) == counts and seconds <= SECOND_SECONDS:
            return
        print("\n".join(line[:160] for line in changed[:SHOWN_CHANGES]), flush=True)
    raise Unexpected(
        f"each of {SECOND_STARTS} starts changed data or took more than {SECOND_SECONDS} s"
    )


@contextmanager
def make_run(data: Path, port: int, moment: Moment | None = None) -> Iterator[float]:
    """Runs `make run` until the home page answers, or until ``moment``; gives the seconds.

    Ends it as Ctrl+C in a terminal does, or as ``moment`` says, and looks at what it printed.
    """
    started = time.monotonic()
    log = data.with_suffix(".log")
    with log.open("w") as output:
        process = subprocess.Popen(
            ["make", "run"],
            cwd=ROOT,
            env=_environment(data, port),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        if moment is None:
            _wait(process, log, lambda: _answers(port))
        else:
            _wait(process, log, lambda: _printed(log, moment))
            time.sleep(moment.seconds)
        yield time.monotonic() - started
    finally:
        _end(process, moment.end if moment else signal.SIGINT)
    printed = log.read_text()
    if "Traceback" in printed:
        raise Unexpected(printed)
    if moment is None and f":{port}/" not in printed:
        raise Unexpected(f"the address was not printed:\n{printed}")


def refuse_second_server(data: Path, port: int) -> None:
    """A busy port is named in both languages, without a traceback."""
    done = subprocess.run(
        ["make", "run"],
        cwd=ROOT,
        env=_environment(data, port),
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout + done.stderr
    if not done.returncode or str(port) not in said or "Traceback" in said or "端口" not in said:
        raise Unexpected(f"a busy port:\n{said}")


def wait_for_loading(data: Path) -> None:
    """Until the jobs beside the site have brought in laws and what cites them, and the search has it.

    Raises `Unexpected` when that takes too long.
    """
    started = time.monotonic()
    while time.monotonic() < started + LOADING_SECONDS:
        with closing(sqlite3.connect(data / "fazhi.sqlite3", timeout=30)) as connection:
            runs = "SELECT count(DISTINCT job) FROM jobs_run WHERE job IN (?, ?, ?) AND "
            done = connection.execute(f"{runs} state = 'done'", LOADING).fetchone()[0]
            waiting = connection.execute(f"{runs} ended_at IS NULL", LOADING).fetchone()[0]
        if done == len(LOADING) and not waiting and is_indexed(data):
            print(f"laws and what cites them: {time.monotonic() - started:.1f} s later", flush=True)
            return
        time.sleep(1)
    raise Unexpected("the demonstration was not loaded in time")


def _wait(process: subprocess.Popen[bytes], log: Path, done: Callable[[], bool]) -> None:
    """Until ``done``; raises `Unexpected` with the end of the log when it never is."""
    end = time.monotonic() + FIRST_SECONDS
    problem = "make run did not get there in time"
    while time.monotonic() < end:
        if done():
            return
        if process.poll() is not None:
            problem = f"make run ended by itself with status {process.returncode}"
            break
        time.sleep(0.1)
    tail = "\n".join(log.read_text(errors="replace").splitlines()[-TAIL_LINES:])
    raise Unexpected(f"{problem}; it printed:\n{tail}")


def _answers(port: int) -> bool:
    try:
        with open_url(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _printed(log: Path, moment: Moment) -> bool:
    """Whether the moment has come; on a fast machine it may be past."""
    text = log.read_text(errors="replace")
    found = len(re.findall(moment.pattern, text, re.MULTILINE)) if moment.pattern else moment.times
    return found >= moment.times or "Ctrl+C" in text


def _end(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it may have ended by itself
        os.killpg(process.pid, number)
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise Unexpected(f"{number.name} did not end make run") from None
    if number == signal.SIGKILL:
        time.sleep(1)  # make does not wait for its children then


def _environment(data: Path, port: int) -> dict[str, str]:
    ours = ("FAZHI_", "DJANGO_")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return {**clean, "PORT": str(port), "FAZHI_DATA_DIR": str(data)}


if __name__ == "__main__":
    sys.exit(main())
