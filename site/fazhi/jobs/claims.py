"""Who does a run: a claim names the process, so that others on its machine see when it is gone."""

import os
import secrets
from functools import cache
from pathlib import Path

_PROC = Path("/proc")
_ENDED = {"Z", "X"}


def new_claim(pid: int | None = None) -> str:
    """A claim that no other can have, for this process or another one of this machine."""
    pid = pid or os.getpid()
    state, begun = _state_and_begin(pid) or ("", "")
    machine = _machine() if state else ""
    return f"{machine}/{pid}/{begun}/{secrets.token_hex(8)}"


def process_of(claim: str) -> int:
    """The id that the process of a claim has on its machine."""
    return int(claim.split("/")[1])


def is_abandoned(claim: str) -> bool:
    """Whether the process that made the claim has surely ended: it ran here, and is no more.

    Of another machine or container, or without Linux's ``/proc``, nothing is known: ``False``.
    """
    machine, pid, begun, _own = claim.split("/")
    if not machine or machine != _machine():
        return False
    found = _state_and_begin(int(pid))
    return found is None or found[0] in _ENDED or found[1] != begun


@cache
def _machine() -> str:
    """This start of the machine and, in a container, of its world of process ids."""
    try:
        boot = (_PROC / "sys/kernel/random/boot_id").read_text().strip()
        world = (_PROC / "self/ns/pid").stat().st_ino
    except OSError:
        return ""
    return f"{boot}.{world}"


def _state_and_begin(pid: int) -> tuple[str, str] | None:
    """Its state's letter and when it began, which tells it from a later one with the same id."""
    try:
        text = (_PROC / str(pid) / "stat").read_text()
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    return fields[0], fields[19]
