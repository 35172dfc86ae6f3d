"""Taking in what residents send."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language

from fazhi.allowances.spending import check, spend
from fazhi.feedback import allowances, tasks
from fazhi.feedback.models import (
    Feedback,
    FeedbackSettings,
    Kind,
    Reason,
    UsefulnessCount,
    Vote,
)
from fazhi.feedback.responsible import responsible_department
from fazhi.feedback.targets import Target
from fazhi.links import codes
from fazhi.people.masking import mask_numbers
from fazhi.workdays import SHANGHAI, add_working_days, today


def count_vote(target: Target, vote: Vote) -> None:
    """Adds a vote to the page's count of today; safe when many vote at once."""
    row, _made = UsefulnessCount.objects.get_or_create(
        path=target.path,
        day=today(),
        defaults={"title": target.title, "link": target.link()},
    )
    UsefulnessCount.objects.filter(pk=row.pk).update(**{vote.value: F(vote.value) + 1})


def vote_on(request: HttpRequest, target: Target, vote: Vote) -> None:
    """A resident's vote; raises `TooMany`."""
    spend(allowances.VOTES, request)
    count_vote(target, vote)


@transaction.atomic
def receive(
    target: Target,
    kind: Kind,
    reason: Reason,
    text: str,
    *,
    submission: str = "",
    at: dt.datetime | None = None,
) -> Feedback:
    """Stores a message with its department, due date and task; numbers of persons are masked.

    The due date counts working days after the day on which it came (`fazhi.workdays`).
    """
    days = FeedbackSettings.current().working_days
    came_on = at.astimezone(SHANGHAI).date() if at else today()
    made = Feedback.objects.create(
        kind=kind,
        reason=reason,
        text=mask_numbers(text),
        path=target.path,
        title=target.title,
        link=target.link(),
        language=get_language() or "",
        department=responsible_department(target.thing),
        created_at=at or timezone.now(),
        due_on=add_working_days(came_on, days).day,
        submission=submission,
    )
    tasks.open_task_for(made)
    return made


def send(
    request: HttpRequest, target: Target, kind: Kind, reason: Reason, text: str, form_key: str
) -> Feedback:
    """What a resident sent with a form; the same form with the same words twice is one message.

    Raises `TooMany`.
    """
    told = "\x00".join((form_key, target.path, kind, reason, text))
    submission = salted_hmac("fazhi.feedback.submission", told, algorithm="sha256").hexdigest()
    if known := Feedback.objects.filter(submission=submission).first():
        return known
    try:
        with transaction.atomic():
            spend(allowances.TEXTS, request)
            return receive(target, kind, reason, text, submission=submission)
    except IntegrityError:  # the same form, faster by a moment
        return Feedback.objects.get(submission=submission)


def look_up(request: HttpRequest, code: str) -> Feedback | None:
    """The message of a typed code; raises `TooMany` for an address that guesses."""
    check(allowances.MISSES, request)
    found = Feedback.objects.filter(code=codes.typed(code)).select_related("department").first()
    if found is None:
        spend(allowances.MISSES, request)
    return found
