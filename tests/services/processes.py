"""What the tests of this package ask the operating system."""

import contextlib
import os
import socket
import time
from collections.abc import Callable
from pathlib import Path


def processes_of(directory: Path) -> list[int]:
    """The guard, the server and its workers: what works in a service's folder or was started with it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_bytes()
            if str(directory).encode() in command or (process / "cwd").readlink().is_relative_to(
                directory
            ):
                found.append(int(process.name))
    return [pid for pid in found if pid != os.getpid()]


def parent_of(pid: int) -> int:
    """The process that started it."""
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def server_of(directory: Path) -> int:
    """The process that the guard of that folder has started."""
    parents = {}
    for pid in processes_of(directory):
        with contextlib.suppress(FileNotFoundError):  # a helper of the server, gone meanwhile
            parents[pid] = parent_of(pid)
    [guard] = [pid for pid, parent in parents.items() if parent not in parents]
    [server] = [pid for pid, parent in parents.items() if parent == guard]
    return server


def listens(port: int) -> bool:
    """Whether anybody takes connections on that port of this machine."""
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0


def eventually(condition: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether the condition comes true in that time."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
