"""What happens to a piece of feedback: its states, and which act leads from which to which."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far a piece of feedback is. The last two end it."""

    NEW = "new", pgettext_lazy("feedback", "new")
    ACCEPTED = "accepted", pgettext_lazy("feedback", "being worked on")
    DONE = "done", pgettext_lazy("feedback", "done")
    DECLINED = "declined", pgettext_lazy("feedback", "declined")


class Act(models.TextChoices):
    """What a department does with it."""

    ACCEPT = "accept", _("Accept")
    ANSWER = "answer", _("Answer and close")
    DECLINE = "decline", _("Decline")
    FORWARD = "forward", _("Forward")


OPEN = frozenset({State.NEW, State.ACCEPTED})


@dataclass(frozen=True)
class Transition:
    """From which states an act is possible, and the state after it."""

    sources: frozenset[State]
    result: State


TRANSITIONS = {
    Act.ACCEPT: Transition(frozenset({State.NEW}), State.ACCEPTED),
    Act.ANSWER: Transition(OPEN, State.DONE),
    Act.DECLINE: Transition(OPEN, State.DECLINED),
    # Whoever gets it has not accepted it yet. The due date stays: it is the resident's.
    Act.FORWARD: Transition(OPEN, State.NEW),
}


def possible_acts(state: str) -> list[Act]:
    """The acts that are possible in a state, in the order in which they are offered."""
    return [act for act, transition in TRANSITIONS.items() if state in transition.sources]
