"""Runs one service for as long as somebody uses it, then ends it and removes its folder.

Started by `base.Service` as a process of its own. Users hold a shared lock on the folder's lease; the kernel
lets go of it when a user ends in any way, kill -9 included, and then the guard can take the lock for itself.
Should the guard be killed, the kernel tells the service. Linux only, standard library only.
"""

import argparse
import contextlib
import ctypes
import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

LEASE = "lease"
ENDED = "ended"
TICK = 0.05
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


def main(arguments: list[str]) -> int:
    """Exit status 0 when the service was ended because nobody used it any more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--directory", type=Path, required=True)
    parser.add_argument("--signal", type=int, required=True, help="asks the service to end")
    parser.add_argument("--patience", type=float, required=True, help="seconds until it is killed")
    parser.add_argument("--user", help="the account that the service runs under")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args(arguments)

    prctl = ctypes.CDLL(None).prctl
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # orphans of the service become children of the guard
    with (options.directory / LEASE).open("rb+") as lease:
        service = subprocess.Popen(
            options.command,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=lambda: prctl(PR_SET_PDEATHSIG, options.signal),  # noqa: PLW1509 (one thread)
            **identity(options.user),
        )
        while not unused(lease):
            if service.poll() is not None:
                (options.directory / ENDED).write_text(str(service.returncode))
            time.sleep(TICK)
        end(service, options.signal, options.patience)
        shutil.rmtree(options.directory, ignore_errors=True)
    return 0


def identity(user: str | None) -> dict:
    """The arguments with which `subprocess` starts a process under another account."""
    if not user:
        return {}
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []}


def unused(lease: IO[bytes]) -> bool:
    """Takes the lease if no user holds it."""
    try:
        fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def end(service: subprocess.Popen[bytes], request: int, patience: float) -> None:
    """Asks the service to end, and kills what of it is left."""
    service.send_signal(request)
    with contextlib.suppress(subprocess.TimeoutExpired):
        service.wait(patience)
    while left := list(children()):
        for pid in left:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        for pid in left:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)


def children() -> Iterator[int]:
    """The guard's children, adopted orphans included."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            # The name in parentheses may itself hold spaces and parentheses.
            parent = stat.read_text().rpartition(")")[2].split()[1]
            if int(parent) == os.getpid():
                yield int(stat.parent.name)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
