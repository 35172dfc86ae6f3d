"""What can be done with a session as a whole, by its state and the clock."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models import Session
from events.states import Admission, SessionState
from fazhi.workdays import now


class Act(models.TextChoices):
    """Acts on a session; each value is the name of its address."""

    ANNOUNCE = "announce", pgettext_lazy("act on a session", "Announce")
    CORRECT = "correct", pgettext_lazy("act on a session", "Correct")
    SEATS = "seats", _("Change seats")
    MOVE = "move", pgettext_lazy("act on a session", "Move")
    CANCEL = "cancel", _("Cancel the session")
    RESUME = "resume", _("Take up again")
    COPY = "copy", pgettext_lazy("act on a session", "Copy")
    DELETE = "delete", _("Delete the draft")
    REGISTER = "register", _("Register somebody")
    UNIT = "unit", _("Enter the list of a unit")
    NEWS = "news", _("Write to those registered")
    PAPER = "paper", _("List on paper")
    TICKS = "ticks", _("Type in the list from paper")
    EXPORT = "export", _("Download the list")
    CERTIFICATES = "certificates", _("Certificates of attendance")


def possible_acts(session: Session) -> list[Act]:
    """What can be done with a session now, in the order in which buttons stand."""
    to_come = now() < session.starts_at
    over = session.ends_at <= now()
    draft = session.state == SessionState.DRAFT
    scheduled = session.state == SessionState.SCHEDULED
    cancelled = session.state == SessionState.CANCELLED
    takes_people = scheduled and to_come and session.admission != Admission.FREE
    known = {
        Act.ANNOUNCE: draft and not over,
        Act.CORRECT: not cancelled and not over,
        Act.SEATS: not cancelled and not over,
        Act.MOVE: not cancelled and not over,
        Act.CANCEL: scheduled and not over,
        Act.RESUME: cancelled and not over,
        Act.COPY: True,
        Act.DELETE: draft,
        Act.REGISTER: takes_people,
        Act.UNIT: takes_people and session.largest_list > 0,
        Act.NEWS: not draft and not over,
        Act.PAPER: not draft,
        Act.TICKS: scheduled and not to_come,
        Act.EXPORT: not draft,
        Act.CERTIFICATES: scheduled and over,
    }
    return [act for act, possible in known.items() if possible]
