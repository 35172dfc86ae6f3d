"""What all private services have in common: a folder, free ports, a guard, and an end."""

import atexit
import contextlib
import fcntl
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, ClassVar, Self

from . import guard

HOST = "127.0.0.1"
ATTEMPTS = 3
TICK = 0.05
TAIL_LINES = 30
IN_USE = re.compile(r"address already in use|already in use|bindexception", re.IGNORECASE)


class ServiceMissing(RuntimeError):
    """Something is not installed; the message says what, and how to install it."""


class ServiceFailed(RuntimeError):
    """A service did not start; the message has the end of its log."""


class Service(ABC):
    """One private server. Subclasses say how it is prepared and run, and when it answers.

    It runs between `start` and `stop`, or inside a ``with`` block, and no longer than the process that
    started it.
    """

    title: ClassVar[str]
    port_count: ClassVar[int] = 1
    stop_signal: ClassVar[signal.Signals] = signal.SIGTERM
    start_seconds: ClassVar[float] = 30
    stop_seconds: ClassVar[float] = 10

    def __init__(self) -> None:
        self.directory = Path()
        self.ports: tuple[int, ...] = ()
        self.secret = ""
        self._lease: IO[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._shared = False

    @classmethod
    def missing(cls) -> str | None:
        """A sentence that names what has to be installed, if anything."""
        return None

    @abstractmethod
    def command(self) -> Sequence[str | Path]:
        """What runs the server in the foreground."""

    @abstractmethod
    def answers(self) -> bool:
        """Whether the server is ready for use. An `OSError` counts as no."""

    def prepare(self) -> None:  # noqa: B027 (not every server needs it)
        """Writes what the server needs into `directory` before it is started."""

    def user(self) -> str | None:
        """The account that the server runs under, if not this one."""
        return None

    def environment(self) -> dict[str, str]:
        """The environment that the server is started with."""
        return dict(os.environ)

    @property
    def port(self) -> int:
        """The port that clients connect to."""
        return self.ports[0]

    @property
    def log(self) -> Path:
        """The file that holds what the server prints, while it runs."""
        return self.directory / "log"

    @property
    def running(self) -> bool:
        """Whether this object has a server that has not ended."""
        if self._lease is None or (self.directory / guard.ENDED).exists():
            return False
        return self._guard is None or self._guard.poll() is None

    def start(self) -> Self:
        """Starts the server and returns when it answers.

        Raises ServiceMissing where it is not installed, ServiceFailed where it ends or does not answer
        in time.
        """
        if self.running:
            return self
        self.stop()
        if sentence := self.missing():
            raise ServiceMissing(sentence)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._launch()
                self._wait_until_ready()
            except ServiceFailed as failure:
                self.stop()
                # Between choosing a port and using it, somebody else may have taken it.
                if attempt == ATTEMPTS or not IN_USE.search(str(failure)):
                    raise
            except BaseException:
                self.stop()
                raise
            else:
                return self
        raise AssertionError

    def stop(self) -> None:
        """Ends the server and removes its folder; one that others share ends with its last user."""
        lease, process = self._lease, self._guard
        self._lease = self._guard = None
        atexit.unregister(self.stop)
        if lease is None or self._owner != os.getpid():
            return
        fcntl.flock(lease, fcntl.LOCK_UN)  # explicitly: a forked child may have the same lease open
        lease.close()
        if self._shared:
            if process:
                _left_to_others.append(process)
            return
        if process:
            try:
                process.wait(self.stop_seconds * 2)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        # The guard has removed it, unless it was killed or never started.
        shutil.rmtree(self.directory, ignore_errors=True)

    def join(self, directory: Path) -> bool:
        """Uses the server that another process started in that folder; False if it has ended."""
        try:
            lease = (directory / guard.LEASE).open("rb+")
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(lease, fcntl.LOCK_SH | fcntl.LOCK_NB)
            details = json.loads((directory / "instance.json").read_text())
        except (BlockingIOError, FileNotFoundError):
            lease.close()
            return False
        self._hold(lease, directory)
        self._shared = True
        self.ports, self.secret = tuple(details["ports"]), details["secret"]
        if not self.running or not self._answers():
            self.stop()
            return False
        return True

    def share(self) -> None:
        """From now on `stop` only gives up this user's share, and the last user's ends the server."""
        self._shared = True

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _hold(self, lease: IO[bytes], directory: Path) -> None:
        self._lease, self._owner, self.directory = lease, os.getpid(), directory
        atexit.register(self.stop)

    def _launch(self) -> None:
        self._shared = False
        directory = Path(tempfile.mkdtemp(prefix=f"fazhi-{type(self).__name__.lower()}-"))
        lease = (directory / guard.LEASE).open("wb+")
        fcntl.flock(lease, fcntl.LOCK_SH)
        self._hold(lease, directory)
        self.ports, self.secret = free_ports(self.port_count), secrets.token_urlsafe(16)
        details = {"ports": self.ports, "secret": self.secret}
        (directory / "instance.json").write_text(json.dumps(details))
        user = self.user()
        if user:
            shutil.chown(directory, user)
        self.prepare()
        with self.log.open("ab") as log:
            self._guard = subprocess.Popen(
                [
                    *(sys.executable, "-I", guard.__file__),
                    *("--directory", directory, "--signal", str(int(self.stop_signal))),
                    *("--patience", str(self.stop_seconds)),
                    *(("--user", user) if user else ()),
                    "--",
                    *self.command(),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=directory,
                env=self.environment(),
                start_new_session=True,
            )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + self.start_seconds
        while time.monotonic() < deadline:
            answers = self._answers()
            # Asked second: an answer from a server that has ended came from somebody else's.
            if not self.running:
                raise ServiceFailed(f"{self.title} ended before it was ready\n{self._log_tail()}")
            if answers:
                return
            time.sleep(TICK)
        raise ServiceFailed(
            f"{self.title} was not ready after {self.start_seconds:g} s\n{self._log_tail()}"
        )

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            return self.answers()
        return False

    def _log_tail(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        return "\n".join(lines[-TAIL_LINES:])


# Guards of shared services that others still use when their starter is done with them.
_left_to_others: list[subprocess.Popen[bytes]] = []


def free_ports(count: int) -> tuple[int, ...]:
    """Ports of 127.0.0.1 that nobody listens on at the moment."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind((HOST, 0))
        return tuple(each.getsockname()[1] for each in sockets)
