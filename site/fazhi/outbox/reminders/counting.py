"""When a reminder is due: counted in days of Asia/Shanghai, by the calendar of working days."""

import datetime as dt
from dataclasses import dataclass

from fazhi.outbox.models import ReminderRule
from fazhi.workdays import SHANGHAI, Counted, add_working_days


@dataclass(frozen=True)
class Due:
    """The moment, and whether days had a part in it that no notice of holidays covers yet."""

    at: dt.datetime
    estimated: bool = False


def moment_of(date: dt.date | dt.datetime) -> dt.datetime:
    """The moment that stands for a date: the end of that day, which is when it has passed."""
    if isinstance(date, dt.datetime):
        return date
    return dt.datetime.combine(date, dt.time(23, 59, 59), SHANGHAI)


def due(rule: ReminderRule, date: dt.date | dt.datetime) -> Due:
    """When the rule reminds of a date."""
    day = date.astimezone(SHANGHAI).date() if isinstance(date, dt.datetime) else date
    days = -rule.days if rule.side == ReminderRule.Side.BEFORE else rule.days
    if rule.unit == ReminderRule.Unit.WORKING_DAY:
        counted = add_working_days(day, days)
    else:
        counted = Counted(day + dt.timedelta(days=days))
    return Due(dt.datetime.combine(counted.day, rule.at, SHANGHAI), counted.estimated)
