"""A rule in words."""

from django.utils.translation import gettext as _

from fazhi.outbox.models import ReminderRule
from fazhi.outbox.reminders.anchors import anchor_of


def rule_in_words(rule: ReminderRule) -> str:
    """“Due date of a task: 1 working day before, at 09:00”."""
    anchor = anchor_of(rule.anchor)
    what = str(anchor.label) if anchor else rule.anchor
    values = {"what": what, "days": rule.days, "at": f"{rule.at:%H:%M}"}
    if rule.days == 0:
        return _("%(what)s: on the day itself, %(at)s") % values
    working = rule.unit == ReminderRule.Unit.WORKING_DAY
    if rule.side == ReminderRule.Side.BEFORE:
        if working:
            return _("%(what)s: %(days)s working day(s) before, %(at)s") % values
        return _("%(what)s: %(days)s day(s) before, %(at)s") % values
    if working:
        return _("%(what)s: %(days)s working day(s) after, %(at)s") % values
    return _("%(what)s: %(days)s day(s) after, %(at)s") % values
