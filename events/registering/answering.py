"""The three questions after a session, for those who came; whose answers they are is not kept."""

import datetime as dt
from typing import Any

from django.db import transaction

from events.models import Registration, SessionFeedback
from events.states import CAME
from fazhi.people.masking import mask_numbers
from fazhi.workdays import now, today

OPEN_FOR = dt.timedelta(days=14)


def may_answer(registration: Registration) -> bool:
    """Whether somebody of it came, lately, and no answer is in."""
    ended = registration.session.ends_at
    if registration.gave_feedback or not ended <= now() < ended + OPEN_FOR:
        return False
    return bool(registration.attendees.filter(presence__in=CAME).exists())


@transaction.atomic
def answer(registration: Registration, values: dict[str, Any]) -> bool:
    """Takes the answers once; ``False`` when they are in already or nobody of it came."""
    if not may_answer(registration):
        return False
    mine = Registration.objects.filter(pk=registration.pk, gave_feedback=False)
    if not mine.update(gave_feedback=True):
        return False
    SessionFeedback.objects.create(
        session=registration.session,
        understood=values["understood"],
        useful=values["useful"],
        wish=mask_numbers(values["wish"]),
        day=today(),
    )
    return True
