"""What a department does with feedback: every act is one transaction and one line of history.

The task of a message goes along with it (`tasks`).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.feedback import tasks
from fazhi.feedback.models import Feedback
from fazhi.feedback.states import TRANSITIONS, Act
from fazhi.people.masking import mask_numbers


def accept(feedback: Feedback, *, by: User) -> Feedback:
    """Says that the department works on it; raises `ValidationError`."""
    return _act(feedback, Act.ACCEPT, by)


def answer(feedback: Feedback, text: str, *, by: User) -> Feedback:
    """Ends it with an answer; raises `ValidationError`."""
    return _end(feedback, Act.ANSWER, text, by)


def decline(feedback: Feedback, reason: str, *, by: User) -> Feedback:
    """Ends it without doing what was asked, with the reason; raises `ValidationError`."""
    return _end(feedback, Act.DECLINE, reason, by)


def forward(feedback: Feedback, department: Department, reason: str, *, by: User) -> Feedback:
    """Gives it to the department that answers for it; the due date stays.

    Raises `ValidationError`, also for the department that has it already.
    """
    text = _said(reason)
    if not department.holds():
        raise ValidationError(_("This department does not exist today."))

    def change(row: Feedback) -> dict[str, Any]:
        if row.department_id == department.pk:
            raise ValidationError(_("This department has it already."))
        origin, row.department = row.department, department
        return {
            "from": str(origin) if origin else "",
            "to": str(department),
            "reason": mask_numbers(text),
        }

    return _act(feedback, Act.FORWARD, by, change)


def _end(feedback: Feedback, act: Act, text: str, by: User) -> Feedback:
    said = _said(text)

    def change(row: Feedback) -> dict[str, Any]:
        row.answer = said
        row.answered_at = timezone.now()
        return {}

    return _act(feedback, act, by, change)


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError(_("Write down why, or what was done."))
    return text


@transaction.atomic
def _act(feedback: Feedback, act: Act, by: User, change: Any = lambda row: {}) -> Feedback:
    # No join with what may be empty: PostgreSQL locks no such row.
    row = Feedback.objects.select_for_update().get(pk=feedback.pk)
    transition = TRANSITIONS[act]
    if row.state not in transition.sources:
        raise ValidationError(
            _("This is no longer possible: the state is now “%(state)s”.")
            % {"state": row.get_state_display()}
        )
    data = change(row)
    row.state = transition.result
    row.handled_by = by
    row.save()
    log(row, f"feedback.{act.value}", user=by, data=data or None)
    tasks.follow(row, act, by, data.get("reason", ""))
    return row
