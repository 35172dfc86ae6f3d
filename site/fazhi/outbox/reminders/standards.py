"""The rules that exist from the beginning."""

from typing import Any

from fazhi.outbox.models import ReminderRule
from fazhi.outbox.reminders.anchors import anchors


def make_standard_rules(apps: Any = None, **kwargs: Any) -> None:
    """Makes the rules of dates that have none yet; receiver of ``post_migrate``.

    A rule that administrators stopped is still there, so that nothing comes back by itself.
    """
    if apps is not None and "reminderrule" not in apps.all_models["outbox"]:
        return  # the migrations of this app are being undone
    known = set(ReminderRule.objects.values_list("anchor", flat=True))
    ReminderRule.objects.bulk_create(
        ReminderRule(
            anchor=anchor.key,
            kind=standard.kind,
            days=standard.days,
            unit=standard.unit,
            side=standard.side,
            at=standard.at,
        )
        for anchor in anchors()
        if anchor.key not in known
        for standard in anchor.standards
    )
