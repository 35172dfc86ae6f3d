"""Processes made by forking: told to stop, watched, and taken note of when they end."""

import os
import signal
import time
from collections.abc import Callable

import structlog

logger = structlog.stdlib.get_logger(__name__)

_STOP = {signal.SIGTERM, signal.SIGINT}
PAUSE_AFTER_FAILURE = 1.0


class StopFlag:
    """Set by SIGTERM and SIGINT; whatever the forked process inherited for signals is put back."""

    def __init__(self) -> None:
        self.is_set = False
        for number in (signal.SIGCHLD, signal.SIGHUP, signal.SIGQUIT, signal.SIGABRT):
            signal.signal(number, signal.SIG_DFL)
        for number in (signal.SIGUSR1, signal.SIGUSR2, signal.SIGTTIN, signal.SIGTTOU):
            signal.signal(number, signal.SIG_IGN)
        for number in _STOP:
            signal.signal(number, self._set)

    def _set(self, number: int, frame: object) -> None:
        self.is_set = True


def fork(work: Callable[[StopFlag], None]) -> int:
    """Starts a process that does ``work`` and ends; returns its id. No signal to stop gets lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOP)
    pid = os.fork()
    if pid:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return pid
    status = 1
    try:
        stop = StopFlag()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        work(stop)
        status = 0
    except BaseException:
        logger.exception("a process for jobs failed")
        time.sleep(PAUSE_AFTER_FAILURE)  # before it is replaced
    finally:
        os._exit(status)


def has_ended(pid: int) -> bool:
    """Whether this child has ended, whoever took note of it."""
    try:
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    except ChildProcessError:
        return True
