"""The task that goes along with a message: opened, taken, handed over and ended with it.

The message is what counts, and its screens are where it is handled; what no department got has no
task yet.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from fazhi.accounts.models import User
from fazhi.feedback.models import Feedback
from fazhi.feedback.permissions import HANDLERS
from fazhi.feedback.states import Act
from fazhi.worklist.kinds import register_kind
from fazhi.worklist.models import Task
from fazhi.worklist.services import finish, hand_over, open_task, take

KIND = "feedback"


def open_task_for(feedback: Feedback) -> None:
    """Opens the task of a message for its department, due when the message is."""
    if feedback.department is None:
        return
    with override(settings.LANGUAGE_CODE):  # the sender's language may be another
        title = _("%(kind)s: %(page)s") % {
            "kind": feedback.get_kind_display(),
            "page": feedback.about(),
        }
    open_task(KIND, feedback, title=title, department=feedback.department, due_on=feedback.due_on)


def follow(feedback: Feedback, act: Act, by: User, reason: str) -> None:
    """Does with the task what was done with the message, which is locked and has its new state."""
    task = Task.objects.open().about(feedback).first()
    if task is None:
        if act == Act.FORWARD:
            open_task_for(feedback)
    elif act == Act.ACCEPT:
        take(task, by=by)
    elif act == Act.FORWARD:
        hand_over(task, to_department=feedback.department, reason=reason, by=by)
    else:
        with override(settings.LANGUAGE_CODE):
            outcome = feedback.get_state_display()
        finish(task, outcome, by=by)


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        KIND,
        gettext_lazy("Feedback"),
        about=[Feedback],
        roles=HANDLERS,
        address_of=lambda feedback: reverse("feedback_admin:inspect", args=[feedback.pk]),
        acts_elsewhere=True,
    )
