"""Offers of seats whose session is moved or cancelled, or held by others when they end."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from events.messages import kinds
from events.models import Registration, Session
from events.scheduling import changing
from events.seats import freeing
from events.seats.locking import Busy, lock_session
from events.seats.registering import register
from events.states import State
from fazhi.outbox.models import Message
from fazhi.workdays import SHANGHAI, now
from tests.events.seats.reckoning import check
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2026, 6, 1, 9, tzinfo=SHANGHAI)
AFTERNOON = MORNING.replace(hour=16)


@pytest.fixture(autouse=True)
def _in_the_morning() -> Iterator[None]:
    with time_machine.travel(MORNING, tick=False):
        yield


def an_offer() -> Registration:
    """Of the one seat of a session in the afternoon, to whoever was next."""
    session = SessionFactory.create(capacity=1, starts_at=AFTERNOON)
    first, second = (register(session, applying(number)) for number in (1, 2))
    freeing.cancel(first)
    second.refresh_from_db()
    assert (second.state, second.claim_until) == (State.OFFERED, MORNING.replace(hour=13))
    return second


def moved(session: Session, later: dt.timedelta) -> Session:
    """The session, which begins so much later."""
    session = Session.objects.get(pk=session.pk)
    values = {name: getattr(session, name) for name in changing.MOVED_FIELDS}
    values |= {"starts_at": session.starts_at + later, "ends_at": session.ends_at + later}
    return changing.move(session, values, "")


@pytest.mark.parametrize(
    ("later", "until", "told"),
    [
        (dt.timedelta(hours=-3), MORNING.replace(hour=11), kinds.OFFERED),
        (dt.timedelta(hours=1), MORNING.replace(hour=13), kinds.OFFERED),
        (dt.timedelta(days=7), None, kinds.PROMOTED),
    ],
)
def test_the_hours_of_an_offer_are_counted_from_the_new_beginning(
    later: dt.timedelta, until: dt.datetime | None, told: str
) -> None:
    offer = an_offer()
    heard = set(Message.objects.values_list("pk", flat=True))
    moved(offer.session, later)
    offer.refresh_from_db()
    assert offer.claim_until == until
    assert offer.state == (State.OFFERED if until else State.CONFIRMED)
    news = Message.objects.exclude(pk__in=heard).values_list("kind", flat=True)
    assert set(news) == {kinds.MOVED, told}
    check(offer.session)


def test_an_offer_does_not_lapse_while_nobody_can_answer() -> None:
    offer = an_offer()
    changing.cancel(offer.session, "")
    with time_machine.travel(AFTERNOON - dt.timedelta(minutes=1), tick=False):
        assert freeing.lapse_offers() == 0
        changing.resume(offer.session, "")
        offer.refresh_from_db()
        assert offer.state == State.CONFIRMED
        check(offer.session)


def test_what_others_hold_is_left_to_the_next_run(monkeypatch: pytest.MonkeyPatch) -> None:
    held, free = an_offer(), an_offer()

    def lock(pk: int) -> Session:
        if pk == held.session_id:
            raise Busy
        return lock_session(pk)

    with time_machine.travel(AFTERNOON, tick=False):
        with monkeypatch.context() as patched:
            patched.setattr(freeing, "lock_session", lock)
            assert freeing.lapse_offers(now()) == 1
        free.refresh_from_db()
        assert free.state == State.LAPSED
        assert freeing.lapse_offers(now()) == 1
