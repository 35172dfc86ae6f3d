"""Hours in words, in the language of the page. Nothing here decides; `opening` does."""

import datetime as dt
from dataclasses import dataclass, replace

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from fazhi.places.models.hours import Weekday
from fazhi.places.opening import ONE_DAY, Change, Opening, Range, Schedule, Why

ESTIMATED = gettext_lazy(
    "The holidays of these days have not been announced yet; for now estimated by Monday to Friday."
)

HOLIDAYS: dict[str, str | Promise] = {
    "New Year's Day": gettext_lazy("New Year's Day"),
    "Spring Festival": gettext_lazy("Spring Festival"),
    "Tomb-sweeping Day": gettext_lazy("Tomb-sweeping Day"),
    "Labour Day": gettext_lazy("Labour Day"),
    "Dragon Boat Festival": gettext_lazy("Dragon Boat Festival"),
    "Mid-autumn Festival": gettext_lazy("Mid-autumn Festival"),
    "National Day": gettext_lazy("National Day"),
}

WORKING_DAYS = frozenset(range(1, 6))
EVERY_DAY = frozenset(range(1, 8))


@dataclass(frozen=True)
class Status:
    """Today's status in one sentence, as HTML, with a note where it rests on an estimate."""

    is_open: bool
    text: SafeString
    note: str | Promise = ""


@dataclass(frozen=True)
class HoursRow:
    """A row of the table of hours."""

    days: str
    hours: list[str]
    reason: str = ""

    @property
    def text(self) -> str:
        """The hours in a row."""
        return pgettext("between hours", ", ").join(self.hours)


def status(schedule: Schedule, at: dt.datetime, *, serves: bool) -> Status | None:
    """The status at ``at``; ``None`` where nothing is said about the day.

    ``serves`` tells places that handle matters from those that are visited.
    """
    opening = schedule.opening(at)
    if not schedule:
        # Days with other hours alone say nothing about the other days.
        if not schedule.changed_on(at.date()):
            return None
        if opening.next_opening and opening.next_opening.date() != at.date():
            opening = replace(opening, next_opening=None)
    text = _open_text(opening, serves=serves) if opening.is_open else _closed_text(opening)
    return Status(opening.is_open, text, ESTIMATED if opening.estimated else "")


def hours_rows(schedule: Schedule) -> list[HoursRow]:
    """The weekly hours, a row for each set of days."""
    by_days: dict[tuple[frozenset[int], bool], list[Range]] = {}
    for r in schedule.ranges:
        by_days.setdefault((r.weekdays, r.follows_workdays), []).append(r)
    rows = sorted(by_days.items(), key=lambda item: (sorted(item[0][0]), not item[0][1]))
    return [
        HoursRow(
            days_text(days, follows=follows),
            [hours_text(r.opens, r.closes) for r in sorted(ranges, key=lambda r: r.opens)],
        )
        for (days, follows), ranges in rows
    ]


def change_rows(schedule: Schedule, today: dt.date) -> list[HoursRow]:
    """What differs today and later, with the reason."""
    rows: dict[tuple[dt.date, dt.date, str], HoursRow] = {}
    for change in schedule.changes_from(today):
        row = rows.setdefault(
            (change.first_day, change.last_day, change.reason),
            HoursRow(_period(change), [], change.reason),
        )
        if change.opens is None or change.closes is None:
            row.hours.append(_("closed"))
        else:
            row.hours.append(hours_text(change.opens, change.closes))
    return list(rows.values())


def days_text(weekdays: frozenset[int], *, follows: bool) -> str:
    """The days of the week in words; ``follows`` the public holidays or not."""
    if follows and weekdays == WORKING_DAYS:
        return _("Working days (Monday to Friday, and weekends moved to working days)")
    names = [str(Weekday(str(day)).label) for day in sorted(weekdays)]
    if weekdays == EVERY_DAY:
        text = _("Every day")
    elif len(names) > 2 and max(weekdays) - min(weekdays) == len(names) - 1:
        text = _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    else:
        text = pgettext("between days of the week", ", ").join(names)
    if follows:
        return _("%(days)s (closed on public holidays)") % {"days": text}
    return text


def hours_text(opens: dt.time, closes: dt.time) -> str:
    """Two times as a range; says where it ends on the next day."""
    if opens == closes:
        return _("around the clock")
    if closes == dt.time():
        return f"{time_text(opens)}–24:00"
    text = f"{time_text(opens)}–{time_text(closes)}"
    return text if closes > opens else _("%(hours)s (next day)") % {"hours": text}


def time_text(time: dt.time | dt.datetime) -> str:
    """A time of day as 8:30."""
    return f"{time.hour}:{time.minute:02}"


def _open_text(opening: Opening, *, serves: bool) -> SafeString:
    if opening.until is None:
        return _filled(_("Open around the clock"))
    until = _until(opening.until, opening.at)
    if serves:
        return _filled(_("Open for business, until %(time)s"), time=until)
    return _filled(_("Open now, until %(time)s"), time=until)


def _closed_text(opening: Opening) -> SafeString:
    state = _closed_state(opening)
    if opening.next_opening is None:
        return state
    time = _moment(opening.next_opening, opening.at)
    return _filled(_("%(state)s, opens %(time)s"), state=state, time=time)


def _closed_state(opening: Opening) -> SafeString:
    if opening.why == Why.BEFORE:
        state = _("Not open yet")
    elif opening.why == Why.BREAK:
        state = _("Closed for a break")
    elif opening.why == Why.AFTER:
        state = _("Closed for today")
    else:
        state = _("Closed today")
    reason = str(HOLIDAYS.get(opening.detail, opening.detail))
    if not reason:
        return _filled(state)
    return _filled(_("%(state)s (%(reason)s)"), state=state, reason=reason)


def _filled(sentence: str, **parts: str) -> SafeString:
    """The sentence with its parts, of which a reason may be marked as Chinese already."""
    filled = escape(sentence) % {name: conditional_escape(part) for name, part in parts.items()}
    return mark_safe(filled)  # noqa: S308 - everything in it is escaped


def _until(until: dt.datetime, at: dt.datetime) -> str:
    midnight = dt.datetime.combine(at.date() + ONE_DAY, dt.time(), at.tzinfo)
    return "24:00" if until == midnight else _moment(until, at)


def _moment(moment: dt.datetime, at: dt.datetime) -> str:
    """A time as people say it on the day of ``at``."""
    time = time_text(moment)
    if moment.date() == at.date():
        return time
    if moment.date() == at.date() + ONE_DAY:
        return _("tomorrow at %(time)s") % {"time": time}
    return _("on %(day)s at %(time)s") % {"day": _day(moment.date(), at.date()), "time": time}


def _day(day: dt.date, today: dt.date) -> str:
    if day.year == today.year:
        return date_format(day, pgettext("date format of a day", "j F"))
    return date_format(day, pgettext("date format of a day with its year", "j F Y"))


def _period(change: Change) -> str:
    first = date_format(change.first_day, pgettext("date format of a day with its year", "j F Y"))
    if change.first_day == change.last_day:
        return first
    last = _day(change.last_day, change.first_day)
    return _("%(first)s to %(last)s") % {"first": first, "last": last}
