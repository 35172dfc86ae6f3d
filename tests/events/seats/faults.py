"""Faults that the histories must find: each a step that somebody could forget or get wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from events.desk import arriving
from events.models import Session
from events.scheduling import changing as scheduling
from events.seats import changing, freeing, people, placing, registering


@dataclass(frozen=True)
class Fault:
    """What is wrong, and how the software is made so."""

    name: str
    plant: Callable[[pytest.MonkeyPatch], None]


def _with(module: ModuleType, **changed: Any) -> SimpleNamespace:
    """The functions of a module, some of them others: for one room alone."""
    return SimpleNamespace(**{**vars(module), **changed})


def _nothing(*args: Any, **kwargs: Any) -> list[Any]:
    return []


def _walk_ins_for_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(arriving, "placing", _with(placing, take=_nothing))


def _seats_without_those_kept(session: Session) -> int:
    return max(0, session.capacity - session.taken - session.walked_in)


def _one_too_many(size: int, free: int) -> bool:
    return 0 < size <= free + 1


def _in(module: ModuleType, **changed: Any) -> Callable[[pytest.MonkeyPatch], None]:
    def plant(patch: pytest.MonkeyPatch) -> None:
        for name, value in changed.items():
            patch.setattr(module, name, value)

    return plant


def _of_sessions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Session, "free_for_registration", property(_seats_without_those_kept))


_no_move_up = _with(placing, move_up=_nothing)
FAULTS = [
    Fault("nobody moves up after a cancellation", _in(freeing, placing=_no_move_up)),
    Fault("nobody moves up when a session is resumed", _in(scheduling, placing=_no_move_up)),
    Fault("a newcomer gets one seat too many", _in(placing, fits=_one_too_many)),
    Fault("an exchange keeps the old seats", _in(changing, _leave=_nothing)),
    Fault("somebody registered twice gets two seats", _in(registering, already_there=_nothing)),
    Fault("counters are not stored", _in(placing, save_counters=_nothing)),
    Fault("seats are never offered, only given", _in(placing, offer_until=lambda *args: None)),
    Fault("seats kept for walk-ins are given away", _of_sessions),
    Fault("walk-ins take no seat", _walk_ins_for_nothing),
    Fault(
        "absent people keep their seats", _in(arriving, placing=_with(placing, give_back=_nothing))
    ),
    Fault(
        "who came is not cleared at another date",
        _in(people, Presence=SimpleNamespace(EXPECTED="present")),
    ),
    Fault("anybody may change after the beginning", _in(changing, _refuse_unchangeable=_nothing)),
]
