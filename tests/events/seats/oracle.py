"""The rule by which seats are given, once more and in plain Python: what the software must agree with.

Nothing here is taken from the software: states are words, seats are counted by asking everybody, and the
line is walked from its beginning whenever something may have come free.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

CHINA = dt.timezone(dt.timedelta(hours=8))
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
SEATED = ("confirmed", "offered")
OPEN = ("pending", "waiting", *SEATED)
HERE = ("present", "late")


class No(Exception):
    """What the rule does not allow."""


@dataclass
class Guest:
    """Somebody in a booking. ``active``: not somebody who stands in another booking already."""

    active: bool
    presence: str = "expected"


@dataclass(eq=False)
class Booking:
    """A registration; ``owner`` is whoever can be reached about it, ``None`` once forgotten."""

    hall: "Hall"
    order: int
    way: str
    owner: int | None
    number: int  # the telephone number, by which the same name is the same guest
    guests: dict[str, Guest]
    state: str = ""
    shown: str = ""
    size: int = 0
    claim_until: dt.datetime | None = None
    confirm_by: dt.datetime | None = None
    pk: int = 0  # by which the software knows it

    def seats(self) -> int:
        """How many it holds."""
        if self.state not in SEATED:
            return 0
        return sum(g.active and g.presence != "absent" for g in self.guests.values())

    @property
    def is_kept(self) -> bool:
        """Whether it can still be cancelled."""
        return self.state in OPEN or self.state == "repeated"


@dataclass(eq=False)
class Hall:
    """One session."""

    starts: dt.datetime
    ends: dt.datetime
    capacity: int
    kept: int
    admission: str = "register"
    closes: dt.datetime | None = None
    state: str = "scheduled"
    closed: bool = False
    arrivals: int = 0
    bookings: list[Booking] = field(default_factory=list)

    def taken(self) -> int:
        """Seats of those who registered."""
        return sum(b.seats() for b in self.bookings if b.way != "desk")

    def walked_in(self) -> int:
        """Seats of those who just came."""
        return sum(b.seats() for b in self.bookings if b.way == "desk")

    def free(self) -> int:
        """Seats for those who register."""
        return max(0, self.capacity - self.taken() - max(self.kept, self.walked_in()))

    def free_at_the_desk(self) -> int:
        """Seats nobody has."""
        return self.capacity - self.taken() - self.walked_in()

    def line(self, *states: str) -> list[Booking]:
        """Bookings in these states, in the order of arrival."""
        return sorted((b for b in self.bookings if b.state in states), key=lambda b: b.order)

    def new_order(self) -> int:
        """The next place in the order of arrival."""
        self.arrivals += 1
        return self.arrivals

    def elsewhere(self, number: int, name: str, but: Booking | None = None) -> bool:
        """Whether somebody has a place already, or waits for one."""
        return any(
            b is not but and b.number == number and name in b.guests and b.guests[name].active
            for b in self.bookings
        )

    def serve(self, now: dt.datetime, newcomer: Booking | None = None) -> None:
        """Gives what is free to those who wait, the first first, a group all or nothing."""
        if self.state != "scheduled" or now >= self.starts:
            return
        for booking in self.line("waiting"):
            if booking.size <= self.free():
                until = None if booking is newcomer else offered_until(now, self.starts)
                booking.state = "offered" if until else "confirmed"
                booking.claim_until = until


def offered_until(now: dt.datetime, starts: dt.datetime) -> dt.datetime | None:
    """Walks through the minutes until four hours of daytime are over, or two before the beginning."""
    if starts - now > 24 * HOUR:
        return None
    moment, waking = now, 0
    while waking < 4 * 60 and moment < starts - 2 * HOUR:
        waking += 8 <= moment.astimezone(CHINA).hour < 21
        moment += MINUTE
    return moment if waking >= 60 else None


class Town:
    """What people and staff do, and what becomes of it; raises `No` and changes nothing otherwise."""

    def __init__(self, *halls: Hall) -> None:
        self.halls = list(halls)
        self.by_form: dict[str, Booking] = {}

    def bookings(self) -> Iterator[Booking]:
        """All there are."""
        for hall in self.halls:
            yield from hall.bookings

    # What residents do

    def register(
        self,
        hall: Hall,
        now: dt.datetime,
        owner: int,
        number: int,
        names: list[str],
        way: str,
        form: str,
    ) -> Booking:
        """A new booking, or the one that the form has become already."""
        if form in self.by_form:
            return self.by_form[form]
        self._refuse_newcomers(hall, now, way)
        self._refuse_size(hall, len(names), way)
        booking = Booking(hall, hall.new_order(), way, owner, number, {})
        self._fill(booking, names)
        hall.bookings.append(booking)
        self._place(booking, now)
        self.by_form[form] = booking
        return booking

    def cancel(self, booking: Booking, now: dt.datetime, by_staff: bool) -> None:
        """Ends it."""
        self._refuse_ended(booking)
        if not by_staff and now >= booking.hall.starts:
            raise No
        self._end(booking, "cancelled")
        booking.hall.serve(now)

    def claim(self, booking: Booking, now: dt.datetime) -> None:
        """Takes what was offered."""
        if booking.state == "confirmed":
            return
        if booking.state != "offered" or booking.claim_until is None or booking.claim_until <= now:
            raise No
        booking.state, booking.claim_until = "confirmed", None

    def will_come(self, booking: Booking) -> None:
        """Answers the question whether they come."""
        self._refuse_ended(booking)
        booking.confirm_by = None

    def change_people(self, booking: Booking, now: dt.datetime, names: list[str]) -> None:
        """Other people in it; more only while there are seats."""
        hall = booking.hall
        self._refuse_changes(booking, now)
        if hall.state == "cancelled":
            raise No
        self._refuse_size(hall, len(names), booking.way)
        fresh = [n for n in names if not hall.elsewhere(booking.number, n, but=booking)]
        if booking.state in SEATED and len(fresh) - booking.size > hall.free():
            raise No
        shown = booking.shown or booking.state
        was_repeated = booking.state == "repeated"
        self._fill(booking, names)
        if not booking.size:
            booking.state, booking.shown, booking.claim_until = "repeated", shown, None
        elif was_repeated:
            self._place(booking, now)
        hall.serve(now)

    def exchange(self, booking: Booking, other: Hall, now: dt.datetime) -> None:
        """The same at another date, if there are seats."""
        left = booking.hall
        self._refuse_changes(booking, now)
        if other is left:
            raise No
        self._refuse_newcomers(other, now, "web")
        self._refuse_size(other, len(booking.guests), booking.way)
        fresh = [n for n in booking.guests if not other.elsewhere(booking.number, n)]
        if other.admission == "register" and (len(fresh) or len(booking.guests)) > other.free():
            raise No
        left.bookings.remove(booking)
        other.bookings.append(booking)
        booking.hall, booking.order = other, other.new_order()
        booking.claim_until = booking.confirm_by = None
        names = list(booking.guests)
        booking.guests = {}
        self._fill(booking, names)
        self._place(booking, now)
        left.serve(now)

    def forget(self, booking: Booking, now: dt.datetime) -> None:
        """Ends it and says no more who it was."""
        if booking.is_kept and now < booking.hall.starts:
            self._end(booking, "cancelled")
            booking.hall.serve(now)
        self._make_anonymous([booking])

    def erase(self, owner: int, now: dt.datetime) -> None:
        """Forgets everything of somebody."""
        theirs = sorted((b for b in self.bookings() if b.owner == owner), key=lambda b: b.pk)
        for booking in theirs:
            if booking.is_kept and booking.hall.starts > now:
                self._end(booking, "cancelled")
                booking.hall.serve(now)
        self._make_anonymous(theirs)

    # What the clock does

    def lapse(self, now: dt.datetime) -> None:
        """Ends offers whose time is over."""
        for hall in self.halls:
            over = [b for b in hall.line("offered") if b.claim_until and b.claim_until <= now]
            for booking in over:
                self._end(booking, "lapsed")
            if over:
                hall.serve(now)

    def release_unconfirmed(self, now: dt.datetime) -> None:
        """Gives on the seats of those who were asked and did not answer, one after the other."""
        for hall in self.halls:
            asked = [b for b in hall.line("confirmed") if b.confirm_by and b.confirm_by <= now]
            for booking in sorted(asked, key=lambda b: (b.confirm_by, b.order)):
                wanted = hall.state == "scheduled" and now < hall.starts and hall.line("waiting")
                booking.confirm_by = None
                if wanted:
                    self._end(booking, "cancelled")
                    hall.serve(now)

    # What staff do

    def set_seats(self, hall: Hall, now: dt.datetime, capacity: int, kept: int) -> None:
        """More seats or fewer, never fewer than are taken."""
        if capacity < hall.taken() + hall.walked_in():
            raise No
        hall.capacity, hall.kept = capacity, min(kept, capacity)
        hall.serve(now)

    def approve(self, booking: Booking, now: dt.datetime) -> None:
        """Lets a booking into the line, at the place of its arrival."""
        hall = booking.hall
        if booking.state != "pending" or hall.state != "scheduled" or now >= hall.starts:
            raise No
        booking.state = "waiting"
        hall.serve(now, newcomer=booking)

    def refuse(self, booking: Booking) -> None:
        """Does not let it in."""
        if booking.state != "pending":
            raise No
        self._end(booking, "refused")

    def turn(self, hall: Hall, now: dt.datetime, state: str) -> None:
        """Cancels the session, or takes it up again."""
        if hall.state == state or hall.ends <= now:
            raise No
        hall.state = state
        for booking in hall.line("offered"):  # nobody can answer now
            booking.state, booking.claim_until = "confirmed", None
        hall.serve(now)

    def move(self, hall: Hall, now: dt.datetime, starts: dt.datetime) -> None:
        """Another time, as long as before."""
        guests = (g for b in hall.bookings for g in b.guests.values())
        if hall.state != "scheduled" or hall.ends <= now or starts <= now or starts == hall.starts:
            raise No
        if any(g.presence != "expected" for g in guests):
            raise No
        later = starts - hall.starts
        hall.starts, hall.ends = hall.starts + later, hall.ends + later
        hall.closes = hall.closes + later if hall.closes else None
        for booking in hall.line("offered"):
            booking.claim_until = offered_until(now, starts)
            booking.state = "offered" if booking.claim_until else "confirmed"
        hall.serve(now)

    # What happens at the desk

    def check_in(self, booking: Booking, now: dt.datetime, names: Iterable[str]) -> None:
        """Notes who is here; who had no seat gets one if any is free."""
        hall = booking.hall
        self._refuse_desk(hall, now)
        guests = [g for name, g in booking.guests.items() if name in names and g.active]
        coming = [g for g in guests if g.presence not in HERE]
        if booking.state == "confirmed":
            needed = sum(g.presence == "absent" for g in coming)
        elif booking.state in OPEN:
            needed = booking.size if booking.state != "offered" and coming else 0
        else:
            raise No
        if needed > hall.free_at_the_desk():
            raise No
        if coming:
            booking.state, booking.claim_until = "confirmed", None
        for guest in coming:
            guest.presence = "late" if now > hall.starts + 10 * MINUTE else "present"

    def undo(self, guest: Guest) -> None:
        """The wrong name was ticked."""
        if guest.presence in HERE:
            guest.presence = "expected"

    def walk_in(self, hall: Hall, now: dt.datetime) -> Booking:
        """Lets somebody in."""
        self._refuse_desk(hall, now)
        if hall.free_at_the_desk() < 1:
            raise No
        presence = "late" if now > hall.starts + 10 * MINUTE else "present"
        guests = {"": Guest(True, presence)}
        booking = Booking(hall, hall.new_order(), "desk", None, -1, guests, "confirmed", size=1)
        hall.bookings.append(booking)
        return booking

    def take_back(self, booking: Booking, now: dt.datetime) -> None:
        """The walk-in was a mistake."""
        if booking.way != "desk" or booking.state != "confirmed":
            raise No
        booking.hall.bookings.remove(booking)
        booking.hall.serve(now)

    def release_absent(self, hall: Hall, now: dt.datetime) -> None:
        """At the beginning the seats of those who are not here come free."""
        if now < hall.starts:
            raise No
        self._note_absent(hall)

    def close(self, hall: Hall, now: dt.datetime) -> None:
        """Closes the books, once."""
        if hall.closed or hall.ends > now:
            return
        hall.closed = True
        guests = (g for b in hall.bookings for g in b.guests.values() if g.active)
        if any(g.presence in HERE for g in guests):
            self._note_absent(hall)

    # What these have in common

    def _note_absent(self, hall: Hall) -> None:
        for booking in hall.line("confirmed"):
            for guest in booking.guests.values():
                if booking.way != "desk" and guest.active and guest.presence == "expected":
                    guest.presence = "absent"

    def _fill(self, booking: Booking, names: list[str]) -> None:
        """Who stays keeps what is known of them; ``size`` is those who have a place of their own."""
        before, booking.guests = booking.guests, {}
        kept = [n for n in before if n in names]
        for name in [*kept, *(n for n in names if n not in before)]:
            is_there = booking.hall.elsewhere(booking.number, name, but=booking)
            booking.guests[name] = before.get(name, Guest(True))
            booking.guests[name].active = not is_there
        booking.size = sum(g.active for g in booking.guests.values())

    def _place(self, booking: Booking, now: dt.datetime) -> None:
        """As a newcomer: seats if there are enough, else the line; for nobody new only a word."""
        hall = booking.hall
        state = "pending"
        if hall.admission == "register":
            state = (
                "confirmed" if (booking.size or len(booking.guests)) <= hall.free() else "waiting"
            )
        if not booking.size:
            booking.state, booking.shown = "repeated", state
            return
        booking.shown = ""
        booking.state = "pending" if state == "pending" else "waiting"
        hall.serve(now, newcomer=booking)

    def _end(self, booking: Booking, state: str) -> None:
        booking.state, booking.shown = state, ""
        booking.claim_until = booking.confirm_by = None
        for guest in booking.guests.values():
            guest.active = False

    def _make_anonymous(self, bookings: list[Booking]) -> None:
        for booking in bookings:
            booking.owner, booking.number = None, -1
        forms = self.by_form.items()
        self.by_form = {key: b for key, b in forms if b not in bookings}

    def _refuse_newcomers(self, hall: Hall, now: dt.datetime, way: str) -> None:
        closes = hall.starts if way != "web" else hall.closes or hall.starts
        if hall.state != "scheduled" or now >= hall.starts or now >= closes:
            raise No

    def _refuse_size(self, hall: Hall, people: int, way: str) -> None:
        if people > min(30 if way == "list" else 4, hall.capacity - hall.kept):
            raise No

    def _refuse_ended(self, booking: Booking) -> None:
        if not booking.is_kept:
            raise No

    def _refuse_changes(self, booking: Booking, now: dt.datetime) -> None:
        if booking.way == "desk" or not booking.is_kept or now >= booking.hall.starts:
            raise No

    def _refuse_desk(self, hall: Hall, now: dt.datetime) -> None:
        if hall.state != "scheduled" or now < hall.starts - 3 * HOUR:
            raise No
