"""Many at the same moment: never more than there are seats, in the order of arrival, nobody twice."""

import contextlib
import datetime as dt
import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from functools import partial

from django.db import connection, transaction

import pytest

from events.models import Attendee, Registration, Session
from events.seats import changing, freeing, locking, registering
from events.seats.locking import Busy, lock_session
from events.seats.registering import register
from events.states import SEATED, State
from fazhi.people.models import Consent
from fazhi.workdays import now
from tests.events.seats.crowd import Act, all_at_once, random_acts
from tests.events.seats.reckoning import check
from tests.factories.events import SessionFactory, applying

pytestmark = [pytest.mark.heavy, pytest.mark.django_db(transaction=True)]

ON_POSTGRESQL = connection.vendor == "postgresql"
# On SQLite whoever writes waits for all others: one thread more only waits longer.
THREADS = 16 if ON_POSTGRESQL else 8
BARRIERS = [
    (Session, "events_session_seats"),
    (Registration, "events_registration_order"),
    (Attendee, "events_attendee_once"),
]


@pytest.fixture
def two_dates() -> list[Session]:
    """Sessions of one lecture, near enough for offers and for the desk."""
    first = SessionFactory.create(capacity=10, starts_at=now() + dt.timedelta(hours=2, minutes=50))
    second = SessionFactory.create(
        capacity=8,
        kept_for_walk_ins=1,
        starts_at=now() + dt.timedelta(hours=20),
        department=first.department,
        venue=first.venue,
    )
    return [first, second]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_many_do_at_once_the_seats_add_up(two_dates: list[Session], seed: int) -> None:
    chance = random.Random(seed)
    met: Counter[str] = Counter()
    for _round in range(4):
        met += all_at_once(random_acts(two_dates, chance, 60))
        check(*two_dates)
    # Somebody may meet a registration in the moment in which it goes to the other date.
    assert met.keys() <= {"done", "refused", "busy"}, met
    assert met["done"] > 100
    assert met["busy"] <= (5 if ON_POSTGRESQL else 2), met


def test_three_hundred_who_send_twice_get_fifty_seats() -> None:
    session = SessionFactory.create(capacity=50)
    acts = [
        partial(register, session, applying(number, form_key=f"{number:022}" if number % 2 else ""))
        for number in range(300)
        for _twice in range(2)
    ]
    assert all_at_once(acts, THREADS) == {"done": 600}
    check(session)
    rows = session.registrations.exclude(state=State.REPEATED).order_by("order")
    states = list(rows.values_list("state", flat=True))
    assert states == [State.CONFIRMED] * 50 + [State.WAITING] * 250, "in the order of arrival"
    assert session.registrations.count() == 300 + 150, "a form that is sent twice is taken once"
    assert Consent.objects.count() == 300 + 150, "with one consent"


def test_cancelling_while_others_register_lets_nobody_be_passed() -> None:
    session = SessionFactory.create(capacity=50)
    chance = random.Random(7)

    def cancel(number: int) -> None:
        rows = session.registrations.filter(attendees__name=applying(number).name)
        for row in rows:
            freeing.cancel(row)

    acts: list[Act] = [partial(register, session, applying(number)) for number in range(200)]
    acts += [partial(cancel, chance.randrange(200)) for _n in range(150)]
    chance.shuffle(acts)
    assert all_at_once(acts, THREADS).keys() <= {"done", "refused"}
    check(session)
    orders = session.registrations.order_by("order").values_list("order", flat=True)
    seated, waiting = orders.filter(state__in=SEATED), orders.filter(state=State.WAITING)
    assert len(seated) == 50
    assert max(seated) < min(waiting), "whoever waits came after everybody with a seat"


def test_exchanges_crosswise_wait_for_nobody_in_vain(two_dates: list[Session]) -> None:
    for session in two_dates:
        changing.set_seats(session, 12, 0)
    here = [register(two_dates[0], applying(n)) for n in range(6)]
    there = [register(two_dates[1], applying(n)) for n in range(10, 16)]
    acts = [
        partial(changing.exchange, registration, other)
        for pair in zip(here, there, strict=True)
        for registration, other in zip(pair, reversed(two_dates), strict=True)
    ]
    assert all_at_once(acts) == {"done": 12}
    check(*two_dates)
    assert {r.session_id for r in two_dates[1].registrations.filter(pk__in=[r.pk for r in here])}
    assert not two_dates[0].registrations.filter(pk__in=[r.pk for r in here]).exists()


def test_one_exchange_sent_by_many_is_one(two_dates: list[Session]) -> None:
    registration = register(two_dates[0], applying(1))
    met = all_at_once([partial(changing.exchange, registration, two_dates[1])] * 8)
    assert met.keys() <= {"done", "refused", "busy"}, met
    assert met["done"] == 1
    check(*two_dates)


def test_registering_again_while_a_seat_comes_free_is_no_deadlock() -> None:
    """Who moves up is written to, which points to the person that registering locks."""
    session = SessionFactory.create(capacity=5)
    rows = [register(session, applying(number)) for number in range(40)]
    acts: list[Act] = []
    for number in range(30):
        acts += [partial(freeing.cancel, rows[number])]
        acts += [partial(register, session, applying(number + ahead)) for ahead in (5, 6)]
    assert all_at_once(acts).keys() <= {"done", "refused"}
    check(session)


@contextlib.contextmanager
def held(session: Session) -> Iterator[None]:
    """Somebody else has the lock of the session for as long as this lasts."""
    has_it, may_go = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            lock_session(session.pk)
            has_it.set()
            may_go.wait(30)
        connection.close()

    holder = threading.Thread(target=hold)
    holder.start()
    try:
        assert has_it.wait(30)
        yield
    finally:
        may_go.set()
        holder.join(30)


if ON_POSTGRESQL:

    def test_whoever_waits_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locking, "LONGEST_WAIT", "200ms")
        session = SessionFactory.create()
        with held(session):
            begun = time.monotonic()
            with pytest.raises(Busy):
                register(session, applying(1, form_key="once"))
            assert time.monotonic() - begun < 5
        assert register(session, applying(1, form_key="once")).state == State.CONFIRMED
        check(session)

    @pytest.fixture
    def without_lock(monkeypatch: pytest.MonkeyPatch) -> None:
        """Sessions are read and not locked, and there is time between counting and storing."""

        def unlocked(pk: int) -> Session:
            session = Session.objects.select_related("venue", "department").get(pk=pk)
            time.sleep(0.01)
            return session

        monkeypatch.setattr(registering, "lock_session", unlocked)

    @pytest.fixture
    def without_barriers() -> Iterator[None]:
        """The database refuses nothing; what it would have refused is deleted at the end."""
        found = [
            (model, constraint)
            for model, name in BARRIERS
            for constraint in model._meta.constraints
            if constraint.name == name
        ]
        assert len(found) == len(BARRIERS)
        with connection.schema_editor() as editor:
            for model, constraint in found:
                editor.remove_constraint(model, constraint)
        try:
            yield
        finally:
            for model in (Attendee, Registration, Session):
                model.objects.all().delete()
            with connection.schema_editor() as editor:
                for model, constraint in found:
                    editor.add_constraint(model, constraint)

    def test_without_lock_and_constraints_too_many_get_seats(
        without_lock: None, without_barriers: None
    ) -> None:
        """What the tests above would see if they could see nothing."""
        session = SessionFactory.create(capacity=20)
        all_at_once([partial(register, session, applying(n)) for n in range(120)], THREADS)
        seated = session.registrations.filter(state__in=SEATED).count()
        assert seated > 20, "nothing raced: these tests prove nothing"
        with pytest.raises(AssertionError):
            check(session)

    def test_without_the_lock_the_database_refuses(without_lock: None) -> None:
        """The constraints are the last barrier: errors, but never a seat too many."""
        session = SessionFactory.create(capacity=20)
        met = all_at_once([partial(register, session, applying(n)) for n in range(120)], THREADS)
        assert any("events_registration_order" in words for words in met), met
        session.refresh_from_db()
        assert session.registrations.filter(state__in=SEATED).count() <= 20
