"""Working days, time limits and today's date, as an office in China counts them.

Pure functions over dates: no model, no setting, no text for people. See ``docs/workdays.md``.
"""

from fazhi.workdays.calendar import SHANGHAI, Workday, holiday_name, is_workday, now, today
from fazhi.workdays.deadlines import (
    Counted,
    Deadline,
    Unit,
    add_calendar_days,
    add_months,
    add_working_days,
    deadline,
    working_days_between,
)

__all__ = [
    "SHANGHAI",
    "Counted",
    "Deadline",
    "Unit",
    "Workday",
    "add_calendar_days",
    "add_months",
    "add_working_days",
    "deadline",
    "holiday_name",
    "is_workday",
    "now",
    "today",
    "working_days_between",
]
