"""What stops the start, said in Chinese and English.

These messages appear before settings and catalogues can be read, so both languages stand in the
code, and the text ends the process without a traceback.
"""

import os
import signal
import sys
from types import FrameType


class StartupProblem(SystemExit):
    """Ends the process with one sentence in each language that says what to do.

    A ``SystemExit``, so that every entry point (``manage.py``, an application server, a Celery
    worker) prints the message to standard error and returns a non-zero status.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"\n无法启动：{zh}\nCannot start: {en}\n")


def end_in_words_when_interrupted() -> None:
    """Lets Ctrl+C end the start at once, with one sentence in each language.

    A ``KeyboardInterrupt`` would show a traceback, and is lost when it meets a destructor. What the
    start does is done as a whole or not at all, so nothing has to be cleared away. Gunicorn puts
    its own handler in this one's place.
    """

    def end(number: int, frame: FrameType | None) -> None:
        sys.stderr.write(
            "\n已中断，再次启动即可继续。\nInterrupted; the next start goes on from here.\n"
        )
        sys.stderr.flush()
        os._exit(128 + number)

    signal.signal(signal.SIGINT, end)
