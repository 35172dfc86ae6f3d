"""The facts of a session in words, the same on pages, in messages, in feeds and on paper."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from events.models.sessions import Session
from fazhi.places.presentation import hours_text
from fazhi.workdays import SHANGHAI


def when_text(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """Day, weekday and hours on a clock in China: 2026年12月5日（星期六）14:30–16:00."""
    start, end = starts_at.astimezone(SHANGHAI), ends_at.astimezone(SHANGHAI)
    text = _("%(day)s (%(weekday)s) %(hours)s") % {
        "day": date_format(start, "DATE_FORMAT"),
        "weekday": date_format(start, "l"),
        "hours": hours_text(start.time(), end.time()),
    }
    return str(text)


def place_text(session: Session) -> str:
    """Venue and room, as somebody is told to go there."""
    return pgettext("between venue and room", ", ").join(
        filter(None, (session.venue.title, session.room))
    )


def phone_of(session: Session) -> str:
    """The office number for questions about it; empty where neither it nor its department has one."""
    return session.phone or session.department.phone
