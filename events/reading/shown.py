"""A session as lists, pages and posters show it, at one moment."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from events.facts import phone_of, place_text, when_text
from events.models.sessions import Session, SessionChange
from events.states import Admission, SessionState
from fazhi.places.models import Village
from fazhi.places.presentation import time_text
from fazhi.workdays import SHANGHAI, now


def with_facts(sessions: "QuerySet[Session]") -> "QuerySet[Session]":
    """With everything that `ShownSession` asks for, in one query more than the sessions."""
    return sessions.select_related(
        "venue__village", "department", "lecture__locale"
    ).prefetch_related("changes")


def public_sessions() -> "QuerySet[Session]":
    """Those that are announced; whether their lecture is public is asked by the caller."""
    return Session.objects.exclude(state=SessionState.DRAFT).filter(lecture__isnull=False)


@dataclass(frozen=True)
class ShownSession:
    """What is said of a session at a moment; every word in the language in use."""

    session: Session
    at: dt.datetime

    @property
    def url(self) -> str:
        """Its page."""
        return self.session.get_absolute_url()

    @property
    def when(self) -> str:
        """Day, weekday and hours."""
        return when_text(self.session.starts_at, self.session.ends_at)

    @property
    def day(self) -> dt.date:
        """Its day on a clock in China."""
        return self.session.starts_at.astimezone(SHANGHAI).date()

    @property
    def time(self) -> str:
        """When it begins on its day."""
        return time_text(self.session.starts_at.astimezone(SHANGHAI))

    @property
    def place(self) -> str:
        """Venue and room."""
        return place_text(self.session)

    @property
    def village(self) -> Village | None:
        """Where that is."""
        return self.session.village

    @property
    def phone(self) -> str:
        """Whom to ask."""
        return phone_of(self.session)

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.session.state == SessionState.CANCELLED

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.at >= self.session.ends_at

    @property
    def is_running(self) -> bool:
        """Whether it has begun and not ended."""
        return not self.is_cancelled and self.session.starts_at <= self.at < self.session.ends_at

    @cached_property
    def change(self) -> SessionChange | None:
        """The last thing that happened to its date or place; ``None`` while nothing did."""
        return next(iter(self.session.changes.all()), None)

    @property
    def moved_from(self) -> SessionChange | None:
        """What held before it was moved, unless it was cancelled since."""
        moved = [c for c in self.session.changes.all() if c.what == SessionChange.What.MOVED]
        return moved[0] if moved and not self.is_cancelled else None

    @property
    def before(self) -> str:
        """When and where it would have been before it was moved; empty if it was not."""
        was = self.moved_from
        if was is None:
            return ""
        place = " ".join(filter(None, (was.venue_name, was.room)))
        return _("Before: %(when)s, %(place)s") % {
            "when": when_text(was.starts_at, was.ends_at),
            "place": place,
        }

    @property
    def tag(self) -> tuple[str, str]:
        """In a word how it stands, with the kind of tag; two empty texts when nothing is special."""
        if self.is_cancelled:
            return pgettext("session", "cancelled"), "warn"
        if self.is_over:
            return pgettext("session", "over"), ""
        if self.is_running:
            return pgettext("session", "running now"), "ok"
        if self.moved_from:
            return pgettext("session", "moved"), "warn"
        return "", ""

    @property
    def opens_later(self) -> bool:
        """Whether registration has not opened yet."""
        return bool(self.session.opens_at and self.at < self.session.opens_at)

    @property
    def takes_registrations(self) -> bool:
        """Whether somebody can register now, for a seat or for the waiting list."""
        return (
            self.session.state == SessionState.SCHEDULED
            and self.session.admission != Admission.FREE
            and not self.opens_later
            and self.at < self.session.last_moment
        )

    @property
    def free(self) -> int:
        """Seats for which one can register."""
        return self.session.free_for_registration

    @property
    def seats(self) -> str:
        """How one gets in, in a sentence; empty for what is cancelled or over."""
        session = self.session
        if self.is_cancelled or self.is_over:
            return ""
        if session.admission == Admission.FREE:
            return _("No registration needed, just come")
        if self.opens_later:
            return _("Registration opens %(moment)s") % {"moment": _moment(session.opens_at)}
        if not self.takes_registrations:
            if session.free_at_the_desk and not self.is_running:
                return _("Registration is closed; ask at the desk for seats that are left")
            return _("Registration is closed")
        if self.free:
            text = ngettext("%(free)d seat free", "%(free)d seats free", self.free)
            return text % {"free": self.free}
        return _("Full; you can join the waiting list")


def shown(session: Session) -> ShownSession:
    """A session as it stands now."""
    return ShownSession(session, now())


def all_shown(sessions: Iterable[Session]) -> list[ShownSession]:
    """Several, all at the same moment."""
    moment = now()
    return [ShownSession(session, moment) for session in sessions]


def _moment(moment: dt.datetime | None) -> str:
    if moment is None:
        return ""
    here = moment.astimezone(SHANGHAI)
    return f"{date_format(here, 'DATE_FORMAT')} {here:%H:%M}"
