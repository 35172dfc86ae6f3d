"""Steps of sign-offs in the worklists of those who are asked: due in working days, reminded, told on."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff.models import SignOffTaskState
from fazhi.signoff.targets import title_of
from fazhi.worklist import services
from fazhi.worklist.kinds import register_kind
from fazhi.worklist.models import Task

KIND = "signoff"
DAYS = 3  # working days for each step
ROLES = (Role.COPY_CHECKER, Role.SIGNATORY, Role.LEGAL_REVIEWER, Role.PUBLISHER)


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        KIND,
        gettext_lazy("sign-off"),
        about=(SignOffTaskState,),
        days=DAYS,
        roles=ROLES,
        address_of=lambda state: reverse("signoff:sign", args=[state.pk]),
        label_of=_label,
        acts_elsewhere=True,
    )


def _label(state: SignOffTaskState) -> str:
    """The title. While a page is being deleted its own type goes first, and its title is still there."""
    row = state.workflow_state.content_object
    return title_of(row) if row is not None else ""


def ask(state: SignOffTaskState, by: User) -> Task | None:
    """Puts the step into the worklist of the department asked; nothing where none is left."""
    if state.department is None or not state.department.holds():
        return None
    with override(settings.LANGUAGE_CODE):
        title = _("%(step)s: %(title)s") % {"step": state.step.label, "title": _label(state)}
    return services.open_task(KIND, state, title=title, department=state.department, by=by)


def task_of(state: SignOffTaskState) -> Task | None:
    """The open task about a step."""
    return Task.objects.open().about(state).filter(kind=KIND).first()


def done(state: SignOffTaskState, said: Any, by: User) -> Task | None:
    """The step was taken: its task ends with what was done."""
    task = task_of(state)
    with override(settings.LANGUAGE_CODE):
        return services.finish(task, str(said), by) if task else None


def dropped(state: SignOffTaskState, reason: Any, by: User | None) -> Task | None:
    """The step is not wanted any more: its task ends with the reason."""
    task = task_of(state)
    with override(settings.LANGUAGE_CODE):
        return services.cancel(task, str(reason), by) if task else None
