"""A mail server that throws away what it gets, in a process of its own, and knows how fast it came."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.sharedctypes import Synchronized
from typing import Any

from aiosmtpd.smtp import SMTP

from tests.services.base import HOST, free_ports

_fork = multiprocessing.get_context("fork")


class Meter:
    """How many have arrived, and in what time."""

    def __init__(self) -> None:
        (self.port,) = free_ports(1)
        self._count: Synchronized[int] = _fork.Value("i", 0)
        self._first: Synchronized[float] = _fork.Value("d", 0)
        self._last: Synchronized[float] = _fork.Value("d", 0)

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if not self._count.value:
            self._first.value = time.monotonic()
        self._count.value += 1
        self._last.value = time.monotonic()
        return "250 taken"

    def serve(self) -> None:
        """Until the process is ended."""
        loop = asyncio.new_event_loop()
        factory = lambda: SMTP(self, hostname="sink.test", loop=loop)  # noqa: E731
        loop.run_until_complete(loop.create_server(factory, HOST, self.port))
        loop.run_forever()

    def reset(self) -> None:
        """Counts from nothing."""
        self._count.value = 0

    def wait_for(self, count: int, seconds: float) -> float:
        """Messages a second once that many have arrived; raises ``TimeoutError``."""
        until = time.monotonic() + seconds
        while self._count.value < count:
            if time.monotonic() > until:
                raise TimeoutError(f"{self._count.value} of {count} arrived")
            time.sleep(0.05)
        return (count - 1) / (self._last.value - self._first.value)


@contextmanager
def mail_sink() -> Iterator[Meter]:
    """Runs it."""
    meter = Meter()
    process = _fork.Process(target=meter.serve, daemon=True)
    process.start()
    try:
        yield meter
    finally:
        process.terminate()
        process.join()
