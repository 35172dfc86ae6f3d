"""Who registers in the demonstration: invented names, numbers that nobody can be called at."""

import datetime as dt
from functools import partial

from events.demo.records import DemoSession
from events.desk.arriving import check_in, walk_in
from events.models import Registration, Session
from events.purposes import LECTURE
from events.seats.locking import lock_session, waiting_briefly
from events.seats.registering import Application, record
from events.states import State, Way
from fazhi.people.models import Channel, Person
from fazhi.people.services import find_or_create_person
from fazhi.town.demo import DemoTown
from fazhi.workdays import SHANGHAI, now

_DIGITS = "甲乙丙丁戊己庚辛壬癸"
_ALONG = ("配偶", "母亲", "父亲")
FIRST_NUMBER = 600
BEFORE = dt.timedelta(days=3)


def fill(town: DemoTown, key: str, session: Session, data: DemoSession) -> None:
    """Registers each group of a record once, by the rule, whenever the session is."""
    for number, size in enumerate(data.groups):
        town.make(f"{key}:person:{number}", partial(_person, session, number))
        town.make(f"{key}:registration:{number}", partial(_register, session, number, size))


def _name(number: int) -> str:
    return "示例" + "".join(_DIGITS[int(d)] for d in f"{number:02d}")


def _phone(session: Session, number: int) -> str:
    return f"0523-{FIRST_NUMBER + session.pk % 9 * 40 + number:08d}"


def _person(session: Session, number: int) -> Person:
    person, _new = find_or_create_person(
        _name(number),
        _phone(session, number),
        LECTURE,
        Channel.PHONE,
        ends_on=session.ends_at.astimezone(SHANGHAI).date(),
    )
    return person


def _register(session: Session, number: int, size: int) -> Registration:
    name = _name(number)
    application = Application(
        name=name,
        phone=_phone(session, number),
        names=[name, *(f"{name}的{who}" for who in _ALONG[: size - 1])],
        village=session.village,
        way=Way.STAFF,
        channel=Channel.PHONE,
    )
    registered_at = min(now(), session.starts_at - BEFORE)
    with waiting_briefly():
        locked = lock_session(session.pk)
        person = _person(session, number)
        return record(locked, person, application, registered_at)


def arrive(town: DemoTown, key: str, session: Session, data: DemoSession) -> None:
    """Checks in as many people as the record says, and lets so many walk in."""
    came = 0
    for registration in session.registrations.filter(state=State.CONFIRMED).order_by("order"):
        if came < data.came:
            came += check_in(registration, at=session.starts_at).new
    for number in range(data.walked_in):
        town.make(f"{key}:walk-in:{number}", partial(walk_in, session, at=session.starts_at))
