"""Reviews in the worklists of those who answer for content; who they are told of it is the worklist's."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff.targets import Target, review_url, title_of
from fazhi.worklist import services
from fazhi.worklist.kinds import register_kind
from fazhi.worklist.models import Task

KIND = "signoff-review"
DAYS = 10  # working days


def register(kinds_of_content: Iterable[type[models.Model]]) -> None:
    """Called once, when the apps are ready."""
    register_kind(
        KIND,
        gettext_lazy("review of content"),
        about=kinds_of_content,
        days=DAYS,
        roles=(Role.SIGNATORY,),
        address_of=review_url,
        label_of=title_of,
        acts_elsewhere=True,
    )


def ask(target: Target, due_on: dt.date) -> Task | None:
    """Asks the responsible department for the review that is due on a day, once for each day.

    Nothing where nobody is left to ask: the report of pages due for review still has it.
    """
    department = target.responsible_department
    key = due_on.isoformat()
    if department is None or not department.holds():
        return None
    if Task.objects.about(target).filter(kind=KIND, key=key).exists():
        return None
    with override(settings.LANGUAGE_CODE):
        title = _("Review: %(title)s") % {"title": title_of(target)}
    return services.open_task(KIND, target, title=title, department=department, key=key)


def done(target: Target, said: Any, by: User | None) -> None:
    """The content was found right: whatever asked for it ends with what was done.

    What asks for the day that still stands goes on: a correction is no review.
    """
    for task in _open_tasks(target):
        if target.review_due_on and task.key == target.review_due_on.isoformat():
            continue
        with override(settings.LANGUAGE_CODE):
            # By the clock, what was signed before is made public by nobody.
            (services.finish if by else services.cancel)(task, str(said), by)  # type: ignore[arg-type]


def dropped(target: Target, reason: Any, by: User | None) -> None:
    """There is nothing left to review."""
    for task in _open_tasks(target):
        with override(settings.LANGUAGE_CODE):
            services.cancel(task, str(reason), by)


def _open_tasks(target: Target) -> list[Task]:
    return list(Task.objects.open().about(target).filter(kind=KIND))
