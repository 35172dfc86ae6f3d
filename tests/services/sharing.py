"""One server for several processes, such as the workers of one test run."""

import fcntl
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from .base import Service

Server = TypeVar("Server", bound=Service)


def shared(make: Callable[[], Server], folder: Path) -> Server:
    """Joins the server of that kind whose folder is named in this one, or starts it and names its folder.

    It ends when the last process that uses it has stopped it or has ended itself, in any order.
    """
    server = make()
    kind = type(server).__name__.lower()
    address = folder / f"{kind}.directory"
    with (folder / f"{kind}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the second waits while the first starts it
        if address.exists() and server.join(Path(address.read_text())):
            return server
        server.start()
        server.share()
        address.write_text(str(server.directory))
    return server
