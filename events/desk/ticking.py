"""A list that was ticked on paper, typed in afterwards; typed in twice it is the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import QuerySet

from events.desk import arriving
from events.models import Attendee, Registration, Session
from events.seats.refusals import Refused
from events.states import CAME, Way
from fazhi.accounts.models import User
from fazhi.links.codes import shown


@dataclass
class Typed:
    """What typing in did; ``problems`` are those for whom there was no seat, by code or name."""

    here: int = 0
    taken_back: int = 0
    walked_in: int = 0
    problems: list[tuple[str, str]] = field(default_factory=list)


def type_in(
    session: Session,
    here: Collection[int],
    gone: Collection[int],
    walk_ins: Sequence[str] = (),
    *,
    key: str,
    by: User | None = None,
) -> Typed:
    """Notes who was there, by keys of attendees; all as if they had come at the beginning.

    ``gone`` are those whose tick is taken away, ``walk_ins`` names of people without a registration,
    empty where nobody wrote one. ``key`` makes a form that is sent twice let each in once. Whom the
    hall had no seat for stays out, and the others come in.
    """
    done = Typed()
    for registration, numbers in _by_registration(session, here).items():
        try:
            arrived = arriving.check_in(registration, numbers, by=by, at=session.starts_at)
            done.here += arrived.new
        except Refused as refused:
            done.problems.append((shown(registration.code or ""), refused.message))
    for attendee in _attendees(session, gone).filter(presence__in=CAME):
        arriving.undo(attendee)
        done.taken_back += 1
    for number, name in enumerate(walk_ins, start=1):
        once = f"ticks:{session.pk}:{key}:{number}"
        known = session.registrations.filter(form_key=once).exists()
        try:
            arriving.walk_in(session, name, by=by, at=session.starts_at, form_key=once)
            done.walked_in += not known
        except Refused as refused:
            done.problems.append((name, refused.message))
            break
    return done


def _attendees(session: Session, keys: Collection[int]) -> "QuerySet[Attendee]":
    rows = Attendee.objects.filter(session=session, pk__in=keys, active=True)
    return rows.exclude(registration__way=Way.DESK).select_related("registration")


def _by_registration(session: Session, keys: Collection[int]) -> dict[Registration, set[int]]:
    found: dict[Registration, set[int]] = {}
    rows = _attendees(session, keys).exclude(presence__in=CAME)
    for attendee in rows.order_by("registration__order", "number"):
        found.setdefault(attendee.registration, set()).add(attendee.number)
    return found
