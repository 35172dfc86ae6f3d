"""Every day: whose review is due, or soon, gets into the worklist of the department that answers for it."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from fazhi.signoff import review_tasks
from fazhi.signoff.signed_off import signed_models
from fazhi.signoff.targets import Target
from fazhi.workdays import today

AHEAD = dt.timedelta(days=14)


def register() -> None:
    """Called once, when the apps are ready."""
    review_tasks.register(signed_models())
    register_job(
        "signoff.reviews",
        ask_for_reviews,
        label=_("Ask for reviews that are due"),
        schedule=Daily("06:30"),
        time_limit=30 * 60,
    )


def ask_for_reviews() -> str:
    """Opens what is missing; how many that were, and nothing for none."""
    opened = [review_tasks.ask(row, row.review_due_on) for row in _soon_due()]
    number = sum(task is not None for task in opened)
    return str(number) if number else ""


def _soon_due() -> Iterator[Target]:
    for model in signed_models():
        rows = model._base_manager.filter(live=True, review_due_on__lte=today() + AHEAD)
        if any(field.name == "alias_of" for field in model._meta.get_fields()):
            rows = rows.filter(alias_of=None)  # reviewed with its original
        yield from rows.select_related("responsible_department").order_by("review_due_on", "pk")
