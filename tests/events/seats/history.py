"""Random histories of two sessions: everything that can happen to seats, beside the rule in plain Python."""

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from events import privacy
from events.desk import arriving, closing
from events.messages import telling
from events.models import Registration, Session
from events.scheduling import changing as scheduling
from events.seats import changing, freeing, registering
from events.seats.refusals import Refused
from events.seats.registering import Application, register
from events.states import Way
from fazhi.accounts.models import User
from fazhi.people.models import Person
from fazhi.workdays import SHANGHAI
from tests.events.seats.oracle import Booking, Hall, No, Town
from tests.events.seats.reckoning import check

# Days before; when seats are offered in the first session; when its desk is open, and the second offers.
BEGINNINGS = (
    dt.datetime(2026, 6, 1, 9, tzinfo=SHANGHAI),
    dt.datetime(2026, 6, 4, 16, tzinfo=SHANGHAI),
    dt.datetime(2026, 6, 5, 11, 30, tzinfo=SHANGHAI),
)
STARTS = (
    dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI),
    dt.datetime(2026, 6, 6, 10, tzinfo=SHANGHAI),
)
LENGTH = dt.timedelta(minutes=90)
HOUR = dt.timedelta(hours=1)
# At these distances from a beginning other rules hold.
MILESTONES = [-30 * HOUR, -23 * HOUR, -5 * HOUR, -HOUR, dt.timedelta(0), LENGTH]
NAMES = ["示例甲", "示例乙", "示例丙", "示例丁", "示例戊"]
OWNERS = 6  # two at each number

some = st.integers(0, 40)
halls = st.integers(0, 1)
owners = st.integers(0, OWNERS - 1)
groups = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)


class History(RuleBasedStateMachine):
    """Does each act to the software and to the oracle, and compares every registration after it.

    It runs in a transaction that is taken back. ``make`` stores a session of a department and a venue
    that are there already, ``staff`` is who does what staff do.
    """

    make: ClassVar[Callable[..., Session]]
    staff: ClassVar[User]
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.clock = time_machine.travel(BEGINNINGS[0], tick=False)
        self.traveller = self.clock.start()
        # Consents and messages have tests of their own, and would take most of the time here.
        self.patches: list[Any] = [
            patch.object(telling, "_tell", lambda *args, **kwargs: None),
            patch.object(registering, "_contact", lambda a, _: self.people[a.name, a.phone]),
        ]
        for each in self.patches:
            each.start()
        self.people: dict[tuple[str, str], Person] = {}
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.now = BEGINNINGS[0]
        self.forms = 0
        self.sessions: list[Session] = []
        self.town = Town()

    def teardown(self) -> None:
        """Nothing of it stays."""
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        for each in self.patches:
            each.stop()
        self.clock.stop()

    @initialize(
        begins=st.sampled_from(BEGINNINGS),
        seats=st.tuples(st.integers(1, 5), st.integers(1, 5)),
        kept=st.tuples(st.integers(0, 2), st.just(0)),
        admission=st.sampled_from(["register", "register", "register", "approval"]),
        closes=st.booleans(),
        first=st.lists(st.tuples(halls, owners, groups), min_size=2, max_size=8),
    )
    def announce(
        self,
        begins: dt.datetime,
        seats: tuple[int, int],
        kept: tuple[int, int],
        admission: str,
        closes: bool,
        first: list[tuple[int, int, list[str]]],
    ) -> None:
        """Two sessions of a lecture, and who comes first; the second may ask for approval."""
        self._go_to(begins)
        for number, starts in enumerate(STARTS):
            hall = Hall(starts, starts + LENGTH, seats[number], min(kept[number], seats[number]))
            if number:
                hall.admission = admission
                hall.closes = starts - 24 * HOUR if closes else None
            self.town.halls.append(hall)
            self.sessions.append(
                self.make(
                    starts_at=hall.starts,
                    ends_at=hall.ends,
                    capacity=hall.capacity,
                    kept_for_walk_ins=hall.kept,
                    admission=hall.admission,
                    closes_at=hall.closes,
                )
            )
        for registration in first:
            self.register(*registration)

    # Residents

    @rule(hall=halls, owner=owners, names=groups)
    def register_group(self, hall: int, owner: int, names: list[str]) -> None:
        """Somebody fills in the form for a household."""
        self.register(hall, owner, names)

    def register(self, hall: int, owner: int, names: list[str]) -> None:
        """Sends a new form."""
        self.forms += 1
        self._register(hall, owner, names, Way.WEB, f"form-{self.forms}")

    @rule(hall=halls, owners=st.lists(owners, min_size=1, max_size=3), name=st.sampled_from(NAMES))
    def register_some(self, hall: int, owners: list[int], name: str) -> None:
        """Each for one person, as most do."""
        for owner in owners:
            self.register(hall, owner, [name])

    @rule(hall=halls, owner=owners, way=st.sampled_from([Way.LIST, Way.STAFF]))
    def register_by_others(self, hall: int, owner: int, way: Way) -> None:
        """A list of a unit, or a call that staff took."""
        self.forms += 1
        names = NAMES if way == Way.LIST else NAMES[-1:]
        self._register(hall, owner, names, way, f"form-{self.forms}")

    @precondition(lambda self: self.town.by_form)
    @rule(hall=halls, which=some)
    def send_again(self, hall: int, which: int) -> None:
        """The same form comes once more, whatever stands in it now."""
        keys = list(self.town.by_form)
        self._register(hall, which % OWNERS, NAMES[:2], Way.WEB, keys[which % len(keys)])

    def _register(self, hall: int, owner: int, names: list[str], way: Way, form: str) -> None:
        number = owner // 2
        phone = f"0523-8000000{number}"
        application = Application(NAMES[owner % 2], phone, names, way=way, form_key=form)
        who = application.name, application.phone
        if who not in self.people:
            self.people[who] = Person.objects.create(name=who[0], phone=who[1])
        booking = self._both(
            lambda: register(self.sessions[hall], application),
            lambda: self.town.register(
                self.town.halls[hall], self.now, owner, number, names, str(way), form
            ),
        )
        self._know(booking)

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some, by_staff=st.booleans())
    def cancel(self, which: int, by_staff: bool) -> None:
        """The contact or staff end it."""
        booking = self._booking(which)
        row = self._row(booking)
        self._both(
            lambda: freeing.cancel(row, by=self.staff if by_staff else None),
            lambda: self.town.cancel(booking, self.now, by_staff),
        )

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some, names=groups)
    def change_people(self, which: int, names: list[str]) -> None:
        """Others come."""
        booking = self._booking(which)
        row = self._row(booking)
        self._both(
            lambda: changing.change_people(row, names),
            lambda: self.town.change_people(booking, self.now, names),
        )

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some)
    def exchange(self, which: int) -> None:
        """To the other date."""
        booking = self._booking(which)
        row = self._row(booking)
        there = 1 - self.town.halls.index(booking.hall)
        self._both(
            lambda: changing.exchange(row, self.sessions[there]),
            lambda: self.town.exchange(booking, self.town.halls[there], self.now),
        )

    @precondition(lambda self: self._in("offered"))
    @rule(which=some)
    def claim(self, which: int) -> None:
        """Takes what is offered, if it is not too late."""
        booking = pick(self._in("offered", "confirmed"), which)
        row = self._row(booking)
        self._both(lambda: freeing.claim(row), lambda: self.town.claim(booking, self.now))

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some, everything=st.booleans())
    def forget(self, which: int, everything: bool) -> None:
        """A registration, or all of somebody's, by whoever withdraws the consent."""
        booking = self._booking(which)
        row = self._row(booking)
        owner = booking.owner
        if not everything or owner is None or row.contact is None:
            self._both(lambda: privacy.forget(row), lambda: self.town.forget(booking, self.now))
            return
        contact = row.contact
        self._both(lambda: privacy.erase(contact), lambda: self.town.erase(owner, self.now))

    # The clock

    @rule(hall=halls, far=st.sampled_from([False, False, True]))
    def let_time_pass(self, hall: int, far: bool) -> None:
        """An hour, to the end of an offer, or to where something changes."""
        ends = [b.claim_until for b in self._in("offered") if b.claim_until]
        starts = self.town.halls[hall].starts
        moments = [starts + distance for distance in MILESTONES] if far else ends
        later = [m for m in moments if m > self.now]
        self._go_to(min(later, default=self.now + HOUR))

    @rule()
    def run_jobs(self) -> None:
        """What the clock does every minute."""
        self._both(freeing.lapse_offers, lambda: self.town.lapse(self.now))
        self._both(freeing.release_unconfirmed, lambda: self.town.release_unconfirmed(self.now))

    @precondition(lambda self: self._in("confirmed"))
    @rule(which=some, answers=st.booleans())
    def ask_again(self, which: int, answers: bool) -> None:
        """Asks whether they come; some answer."""
        booking = pick(self._in("confirmed"), which)
        booking.confirm_by = self.now
        rows = Registration.objects.filter(pk=booking.pk)
        rows.update(confirm_by=self.now)
        if answers:
            row = rows.get()
            self._both(lambda: freeing.will_come(row), lambda: self.town.will_come(booking))

    # Staff

    @rule(hall=halls, seats=st.integers(1, 9), kept=st.integers(0, 3))
    def set_seats(self, hall: int, seats: int, kept: int) -> None:
        """More chairs, or fewer."""
        self._both(
            lambda: changing.set_seats(self.sessions[hall], seats, kept),
            lambda: self.town.set_seats(self.town.halls[hall], self.now, seats, kept),
        )

    @precondition(lambda self: self._in("pending"))
    @rule(which=some, yes=st.booleans())
    def decide(self, which: int, yes: bool) -> None:
        """On what waits for approval, or waits no more."""
        booking = pick([*self._in("pending"), self._booking(which)], which)
        row = self._row(booking)
        if yes:
            self._both(lambda: changing.approve(row), lambda: self.town.approve(booking, self.now))
        else:
            self._both(lambda: changing.refuse_approval(row), lambda: self.town.refuse(booking))

    @rule(hall=halls, cancels=st.sampled_from([False, False, True]))
    def cancel_or_resume(self, hall: int, cancels: bool) -> None:
        """The session does not take place, or does after all; most of the time it does."""
        session, model = self.sessions[hall], self.town.halls[hall]
        act, state = scheduling.cancel, "cancelled"
        if not cancels:
            act, state = scheduling.resume, "scheduled"
        self._both(
            lambda: act(session, "", by=self.staff), lambda: self.town.turn(model, self.now, state)
        )

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some)
    def cancel_meanwhile(self, which: int) -> None:
        """Somebody cancels while the session is cancelled; then it takes place after all."""
        hall = self.town.halls.index(self._booking(which).hall)
        self.cancel_or_resume(hall, cancels=True)
        self.cancel(which, by_staff=True)
        self.cancel_or_resume(hall, cancels=False)

    @rule(hall=halls, hours=st.sampled_from([-30, -3, 3, 30]))
    def move(self, hall: int, hours: int) -> None:
        """The session to another time."""
        session, model = self.sessions[hall], self.town.halls[hall]
        session.refresh_from_db()
        starts = model.starts + hours * HOUR
        values = {name: getattr(session, name) for name in scheduling.MOVED_FIELDS}
        values |= {"starts_at": starts, "ends_at": starts + LENGTH}
        self._both(
            lambda: scheduling.move(session, values, "", by=self.staff),
            lambda: self.town.move(model, self.now, starts),
        )

    # The desk

    @precondition(lambda self: any(self.town.bookings()))
    @rule(which=some, names=st.one_of(st.none(), groups))
    def check_in(self, which: int, names: list[str] | None) -> None:
        """Some of a registration are here, or all."""
        booking = self._booking(which)
        row = self._row(booking)
        numbers = None
        if names is not None and booking.number >= 0:
            numbers = set(row.attendees.filter(name__in=names).values_list("number", flat=True))
        else:
            names = list(booking.guests)
        self._both(
            lambda: arriving.check_in(row, numbers, by=self.staff),
            lambda: self.town.check_in(booking, self.now, names),
        )

    @precondition(lambda self: any(b.number >= 0 for b in self.town.bookings()))
    @rule(which=some)
    def undo(self, which: int) -> None:
        """The wrong name was ticked."""
        booking = pick([b for b in self.town.bookings() if b.number >= 0], which)
        name = pick(list(booking.guests), which)
        attendee = self._row(booking).attendees.get(name=name)
        self._both(lambda: arriving.undo(attendee), lambda: self.town.undo(booking.guests[name]))

    @rule(hall=halls)
    def walk_in(self, hall: int) -> None:
        """Somebody just comes."""
        booking = self._both(
            lambda: arriving.walk_in(self.sessions[hall], by=self.staff),
            lambda: self.town.walk_in(self.town.halls[hall], self.now),
        )
        self._know(booking)

    @precondition(lambda self: any(b.way == "desk" for b in self.town.bookings()))
    @rule(which=some)
    def take_back(self, which: int) -> None:
        """That was a mistake; or it is no walk-in at all."""
        walked_in = [b for b in self.town.bookings() if b.way == "desk"]
        self._take_back(pick([*walked_in, self._booking(which)], which))

    @rule(hall=halls, owner=owners, name=st.sampled_from(NAMES))
    def take_back_later(self, hall: int, owner: int, name: str) -> None:
        """By then somebody else has registered, who may have to wait for that seat."""
        self.walk_in(hall)
        self.register(hall, owner, [name])
        if walked_in := [b for b in self.town.halls[hall].bookings if b.way == "desk"]:
            self._take_back(walked_in[-1])

    def _take_back(self, booking: Booking) -> None:
        row = self._row(booking)
        self._both(
            lambda: arriving.take_back_walk_in(row),
            lambda: self.town.take_back(booking, self.now),
        )

    @rule(hall=halls, books=st.booleans())
    def release_absent(self, hall: int, books: bool) -> None:
        """At the beginning, or with the books at the end."""
        session, model = self.sessions[hall], self.town.halls[hall]
        if books:
            self._both(
                lambda: closing.close_attendance(session), lambda: self.town.close(model, self.now)
            )
        else:
            self._both(
                lambda: arriving.release_absent(session),
                lambda: self.town.release_absent(model, self.now),
            )

    # Comparing

    @invariant()
    def agree(self) -> None:
        """Every registration stands as the rule says, and the seats add up."""
        type(self).steps += 1
        rows, people = check(*self.sessions)
        guests: dict[int, list[tuple[str, bool, str]]] = {row.pk: [] for row in rows}
        for a in people:
            guests[a.registration_id].append((a.name, a.active, a.presence))
        stored = {
            r.pk: (
                *(r.session_id, r.order, r.state, r.shown_as, r.size, r.claim_until),
                sorted(guests[r.pk]),
            )
            for r in rows
        }
        assert stored == self._expected()

    def _expected(self) -> dict[int, Any]:
        return {
            b.pk: (
                self.sessions[self.town.halls.index(b.hall)].pk,
                *(b.order, b.state, b.shown, b.size, b.claim_until),
                sorted(
                    (name if b.number >= 0 else "", g.active, g.presence)
                    for name, g in b.guests.items()
                ),
            )
            for b in self.town.bookings()
        }

    def _go_to(self, moment: dt.datetime) -> None:
        self.now = moment
        self.traveller.move_to(moment)

    def _both(self, act: Callable[[], Any], rule: Callable[[], Any]) -> Any:
        """What the oracle made and what the software did; both refuse, or neither does."""
        try:
            expected = rule()
        except No:
            try:
                act()
            except (Refused, ValidationError):
                return None
            raise AssertionError("the rule does not allow it") from None
        try:
            return expected, act()
        except IntegrityError as error:
            raise AssertionError("the database had to refuse it") from error

    def _know(self, both: tuple[Booking, Registration] | None) -> None:
        if both:
            booking, row = both
            assert booking.pk in {0, row.pk}
            booking.pk = row.pk

    def _in(self, *states: str) -> list[Booking]:
        return [b for b in self.town.bookings() if b.state in states]

    def _booking(self, which: int) -> Booking:
        return pick(list(self.town.bookings()), which)

    def _row(self, booking: Booking) -> Registration:
        return Registration.objects.select_related("contact").get(pk=booking.pk)


def pick(many: list[Any], which: int) -> Any:
    """One of them, the same for the same number."""
    return many[which % len(many)]
