"""Ending a function that takes too long."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import FrameType

Limit = Callable[[float], AbstractContextManager[None]]


class OverTime(Exception):
    """The function has used up its time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"over its time limit of {seconds:g} s")


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raises `OverTime` in what runs inside, after that time; outside of the main thread never."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise OverTime(seconds)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
