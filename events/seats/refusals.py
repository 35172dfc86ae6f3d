"""Why something about seats cannot be done: one exception, a reason each, in words for residents."""

import datetime as dt
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.models import Session
from events.states import Admission, SessionState, Way


class Why(StrEnum):
    """The reasons."""

    CANCELLED = "cancelled"
    NOT_PUBLIC = "not-public"
    NOT_OPEN_YET = "not-open-yet"
    CLOSED = "closed"
    OVER = "over"
    FREE_ADMISSION = "free-admission"
    GROUP_TOO_LARGE = "group-too-large"
    TOO_FEW_SEATS = "too-few-seats"
    OFFER_OVER = "offer-over"
    ENDED = "ended"
    NO_SEAT = "no-seat"
    SEATS_TAKEN = "seats-taken"
    NOT_WAITING = "not-waiting"
    OTHER_LECTURE = "other-lecture"
    NOT_BEGUN = "not-begun"
    WALKED_IN = "walked-in"


class Refused(Exception):
    """Something about seats that is not possible now; nothing was changed."""

    def __init__(self, why: Why, values: dict[str, Any] | None = None) -> None:
        super().__init__(why)
        self.why, self.values = why, values or {}

    @property
    def message(self) -> str:
        """For whoever asked, in the language in use."""
        return _message(self.why, self.values)


def _message(why: Why, values: dict[str, Any]) -> str:
    if why == Why.GROUP_TOO_LARGE:
        most = values["most"]
        text = ngettext(
            "At most %(most)d person in one registration.",
            "At most %(most)d people in one registration.",
            most,
        )
        return text % values
    if why == Why.SEATS_TAKEN:
        text = ngettext(
            "%(taken)d seat is taken; there cannot be fewer. Cancel registrations first.",
            "%(taken)d seats are taken; there cannot be fewer. Cancel registrations first.",
            values["taken"],
        )
        return text % values
    texts = {
        Why.CANCELLED: _("This session has been cancelled."),
        Why.NOT_PUBLIC: _("This session is not open to the public."),
        Why.NOT_OPEN_YET: _("Registration has not opened yet."),
        Why.CLOSED: _("Registration is closed."),
        Why.OVER: _("This session has begun or is over."),
        Why.FREE_ADMISSION: _("No registration is needed: just come."),
        Why.TOO_FEW_SEATS: _("There are not enough free seats for that. Nothing was changed."),
        Why.OFFER_OVER: _("The offer has ended; the seat has gone to the next in line."),
        Why.ENDED: _("This registration has ended already."),
        Why.NO_SEAT: _("No seat is free."),
        Why.NOT_BEGUN: _("It is too early for that."),
        Why.NOT_WAITING: _("This registration is not waiting for a decision."),
        Why.WALKED_IN: _("Whoever came without registering is let in, or taken back, at the desk."),
        Why.OTHER_LECTURE: _(
            "A seat can be exchanged for one at another date of the same lecture."
        ),
    }
    return texts[why]


def refuse_registering(session: Session, at: dt.datetime, *, by_staff: bool) -> None:
    """Raises `Refused` when nobody can register at this moment.

    Staff may register people before the opening and until the beginning.
    """
    if session.state == SessionState.CANCELLED:
        raise Refused(Why.CANCELLED)
    if session.state != SessionState.SCHEDULED:
        raise Refused(Why.NOT_PUBLIC)
    if at >= session.starts_at:
        raise Refused(Why.OVER)
    if session.admission == Admission.FREE:
        raise Refused(Why.FREE_ADMISSION)
    if by_staff:
        return
    if session.opens_at and at < session.opens_at:
        raise Refused(Why.NOT_OPEN_YET)
    if at >= session.last_moment:
        raise Refused(Why.CLOSED)


def refuse_size(session: Session, people: int, way: str) -> None:
    """Raises `Refused` for more people than may come in one registration, or than the hall takes."""
    most = session.capacity - session.kept_for_walk_ins
    most = min(most, session.largest_list if way == Way.LIST else session.largest_group)
    if people > most:
        raise Refused(Why.GROUP_TOO_LARGE, {"most": most})
