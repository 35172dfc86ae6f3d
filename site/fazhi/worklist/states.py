"""What happens to a task: its states, and which act leads from which to which."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far a task is. The last two end it."""

    OPEN = "open", pgettext_lazy("task", "open")
    IN_PROGRESS = "in_progress", pgettext_lazy("task", "in progress")
    DONE = "done", pgettext_lazy("task", "done")
    CANCELLED = "cancelled", pgettext_lazy("task", "cancelled")


class Act(models.TextChoices):
    """What is done with a task."""

    TAKE = "take", pgettext_lazy("task", "Take")
    FINISH = "finish", pgettext_lazy("task", "Finish")
    HAND_OVER = "hand_over", pgettext_lazy("task", "Hand over")
    CANCEL = "cancel", pgettext_lazy("task", "Cancel the task")


OPEN_STATES = frozenset({State.OPEN, State.IN_PROGRESS})


@dataclass(frozen=True)
class Transition:
    """From which states an act is possible, and the state after it."""

    sources: frozenset[State]
    result: State


TRANSITIONS = {
    Act.TAKE: Transition(frozenset({State.OPEN}), State.IN_PROGRESS),
    Act.FINISH: Transition(OPEN_STATES, State.DONE),
    # Whoever gets it has not taken it yet. The due date stays.
    Act.HAND_OVER: Transition(OPEN_STATES, State.OPEN),
    Act.CANCEL: Transition(OPEN_STATES, State.CANCELLED),
}


def possible_acts(state: str) -> list[Act]:
    """The acts that are possible in a state, in the order in which they are offered."""
    return [act for act, transition in TRANSITIONS.items() if state in transition.sources]
