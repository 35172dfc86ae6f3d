"""A circuit that opens when an engine does not answer, so that not every search waits for it."""

import time
from collections.abc import Callable
from threading import Lock

SECONDS = 30.0


class Circuit:
    """Of one process. While it is open nobody asks; every ``seconds`` one caller may try again."""

    def __init__(
        self, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._next_try: float | None = None

    def lets_through(self) -> bool:
        """Whether the caller may ask, and must then say how it went."""
        with self._lock:
            if self._next_try is None:
                return True
            if self._clock() < self._next_try:
                return False
            self._next_try = self._clock() + self._seconds
            return True

    def worked(self) -> None:
        """The engine answered."""
        with self._lock:
            self._next_try = None

    def failed(self) -> None:
        """It did not, or not in time."""
        with self._lock:
            self._next_try = self._clock() + self._seconds
