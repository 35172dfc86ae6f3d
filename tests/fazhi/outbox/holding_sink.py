"""A mail server that can be caught in the moment between DATA and its answer."""

import asyncio
import threading
from collections import Counter
from typing import Any

from tests.fazhi.outbox.sink import Sink
from tests.services.processes import eventually

ANSWER_SECONDS = 0.005  # a fast server of one's own
HELD_SECONDS = 2.0  # less than the senders wait


class HoldingSink(Sink):
    """Takes each mail, and keeps its answer back when it is told to."""

    def __init__(self) -> None:
        super().__init__(delay=ANSWER_SECONDS)
        self._is_to_hold = False
        self._holds = threading.Event()

    async def handle_DATA(self, *args: Any) -> str:  # noqa: N802
        answer = await super().handle_DATA(*args)
        if self._is_to_hold:
            self._is_to_hold = False
            self._holds.set()
            await asyncio.sleep(HELD_SECONDS)
        return answer

    def wait_for_one_without_an_answer(self, seconds: float) -> bool:
        """Returns while the sender of the next mail waits for the answer."""
        self._holds.clear()
        self._is_to_hold = True
        return self._holds.wait(seconds)

    def wait_for_more(self, count: int, seconds: float) -> bool:
        """Returns when so many more have arrived."""
        goal = len(self.mails) + count
        return eventually(lambda: len(self.mails) >= goal, seconds)

    @property
    def most_of_one(self) -> int:
        """How often the mail has arrived that arrived most often."""
        return max(Counter(self.ids).values(), default=0)
