"""The small process that runs jobs where there is no Celery: a supervisor that is the clock, and its runners.

Everything ends with the supervisor, and the supervisor with the process it stands beside, however that one
ends. At the end runners get `GRACE_SECONDS` for what is at hand; a run that needs longer is cut short
and done again after the next start.
"""

import fcntl
import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable
from typing import IO

from django.db import close_old_connections, connections
from django.utils import timezone

import structlog

from fazhi.jobs.clock import TICK_SECONDS, tick_safely
from fazhi.jobs.limits import HARD_MARGIN
from fazhi.jobs.models import Run
from fazhi.jobs.processes import StopFlag, fork, has_ended
from fazhi.jobs.registry import time_limit_of
from fazhi.jobs.runner import carry_out, claim

logger = structlog.stdlib.get_logger(__name__)

RUNNERS = 2
POLL_SECONDS = 1.0
GRACE_SECONDS = 10.0
TROUBLE_SECONDS = 5.0


def start_beside(prepare: Callable[[], None]) -> int:
    """Forks a supervisor that ends with this process; returns its id. ``prepare`` runs in it first."""
    connections.close_all()  # none may be used on both sides
    parent = os.getpid()

    def work(stop: StopFlag) -> None:
        prepare()
        Supervisor(stop, parent=parent).run()

    return fork(work)


class Supervisor:
    """The clock, and the keeper of the runners; ends when ``parent`` is no longer its parent."""

    def __init__(self, stop: StopFlag, runners: int = RUNNERS, parent: int | None = None) -> None:
        self.stop = stop
        self.parent = parent
        self.count = runners
        self.runners: set[int] = set()

    def run(self) -> None:
        """Until it is told to stop or its parent is gone; then the runners have ended too."""
        # Its holder looks for work; the kernel releases it when that one ends in any way.
        with tempfile.TemporaryFile() as turn:
            try:
                self._watch(turn)
            finally:
                self._end_runners()
                connections.close_all()

    def _watch(self, turn: IO[bytes]) -> None:
        next_tick = time.monotonic()
        while not self.stop.is_set and self.parent in {None, os.getppid()}:
            self._reap()
            while len(self.runners) < self.count:
                self._start_runner(turn)
            if time.monotonic() >= next_tick:
                next_tick = time.monotonic() + TICK_SECONDS
                tick_safely()
            time.sleep(POLL_SECONDS)

    def _start_runner(self, turn: IO[bytes]) -> None:
        connections.close_all()
        supervisor = os.getpid()
        self.runners.add(fork(lambda stop: Runner(stop, supervisor, turn).run()))

    def _reap(self) -> None:
        self.runners = {pid for pid in self.runners if not has_ended(pid)}

    def _end_runners(self) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            for pid in self.runners:
                os.kill(pid, number)  # ours and not taken note of: the id is no other's
            deadline = time.monotonic() + GRACE_SECONDS
            while self.runners and time.monotonic() < deadline:
                time.sleep(0.05)
                self._reap()


class Runner:
    """One process that does one run at a time; ends when ``parent`` is no longer its parent."""

    def __init__(self, stop: StopFlag, parent: int, turn: IO[bytes]) -> None:
        self.stop = stop
        self.parent = parent
        self.turn = turn
        self.ends_at: float | None = None  # of the run at hand, on the monotonic clock

    def run(self) -> None:
        """Until it is told to stop or the supervisor is gone."""
        threading.Thread(target=self._guard, daemon=True).start()
        while not self._is_over():
            close_old_connections()
            try:
                run = self._next_run()
            except Exception:  # the database is away; it will be back
                logger.exception("cannot look for jobs")
                connections.close_all()
                time.sleep(TROUBLE_SECONDS)
                continue
            if run is None:
                time.sleep(POLL_SECONDS)
            else:
                self._do(run)
        connections.close_all()

    def _is_over(self) -> bool:
        return self.stop.is_set or os.getppid() != self.parent

    def _next_run(self) -> Run | None:
        """Takes the run that has waited longest; of idle runners one at a time asks for it."""
        try:
            fcntl.lockf(self.turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return None
        waiting = Run.objects.claimable(timezone.now()).values_list("pk", flat=True).first()
        if waiting is None:
            return None  # still its turn
        try:
            return claim(waiting)
        finally:
            fcntl.lockf(self.turn, fcntl.LOCK_UN)

    def _do(self, run: Run) -> None:
        self.ends_at = time.monotonic() + time_limit_of(run.job) + HARD_MARGIN
        try:
            carry_out(run)
        finally:
            self.ends_at = None

    def _guard(self) -> None:
        """Ends the process when a function heeds neither its time limit nor the end of the site."""
        over_since: float | None = None
        while True:
            time.sleep(POLL_SECONDS)
            now = time.monotonic()
            if self._is_over() and over_since is None:
                over_since = now
            late = self.ends_at is not None and now > self.ends_at
            if late or (over_since is not None and now > over_since + GRACE_SECONDS):
                os._exit(1)
