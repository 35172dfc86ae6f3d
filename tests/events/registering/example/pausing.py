"""Where a worker stops when a file in the data folder says so: once, and for longer than a test waits."""

import os
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

from events.messages import telling
from events.seats import placing, registering
from fazhi.env import read_environment

# Between the check and the commit: nothing stored yet, the counter stored, all but people, all but messages.
PLACES: dict[str, tuple[ModuleType, str]] = {
    "after the check": (placing, "save_counters"),
    "after the counter": (registering, "_free_code"),
    "before the people": (registering, "add_people"),
    "before the message": (telling, "registered"),
}
SECONDS = 120


def wanted(data: Path) -> Path:
    """Holds the place at which the next worker is to stop."""
    return data / "stop-at"


def stopped(data: Path) -> Path:
    """Holds the process that has stopped there."""
    return data / "stopped"


def register() -> None:
    """Lets the functions at all places look for the file."""
    data = read_environment().data_dir
    for place, (module, name) in PLACES.items():
        setattr(module, name, _pausing(getattr(module, name), place, data))


def _pausing(function: Callable[..., Any], place: str, data: Path) -> Callable[..., Any]:
    @wraps(function)
    def paused(*args: Any, **kwargs: Any) -> Any:
        if wanted(data).exists() and wanted(data).read_text() == place:
            wanted(data).unlink()
            unfinished = data / "stopping"
            unfinished.write_text(str(os.getpid()))
            unfinished.replace(stopped(data))
            time.sleep(SECONDS)
        return function(*args, **kwargs)

    return paused
