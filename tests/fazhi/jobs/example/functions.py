"""Jobs whose traces are lines in a file of the data folder."""

import os
import time
from pathlib import Path

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Every

NOTES = "notes"
LONG = 30.0  # seconds


def folder() -> Path:
    return Path(os.environ["FAZHI_DATA_DIR"])


def note(word: str) -> None:
    """One line, written whole whoever else writes."""
    with (folder() / NOTES).open("ab", buffering=0) as file:
        file.write(f"{word}\n".encode())


def notes(data: Path) -> list[str]:
    path = data / NOTES
    return path.read_text().splitlines() if path.exists() else []


def short(number: int) -> str:
    note(f"short {number}")
    return f"noted {number}"


def once_long(number: int) -> None:
    """Takes long the first time only, so that somebody can end its process meanwhile."""
    first = f"begun {number}" not in notes(folder())
    note(f"begun {number}")
    if first:
        time.sleep(LONG)
    note(f"ended {number}")


def some_seconds(number: int) -> None:
    note(f"begun {number}")
    time.sleep(3)
    note(f"ended {number}")


def stuck() -> None:
    time.sleep(LONG)


def by_the_clock() -> None:
    note("clock")


def register() -> None:
    register_job("example.short", short, label="short")
    register_job("example.long", once_long, label="long", time_limit=60)
    register_job("example.seconds", some_seconds, label="some seconds")
    register_job("example.stuck", stuck, label="stuck", time_limit=2)
    register_job("example.clock", by_the_clock, label="clock", schedule=Every(seconds=10))
