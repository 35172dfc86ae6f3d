"""What waits for whom: the same few queries for one department and for forty."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import (
    BigIntegerField,
    CharField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Concat

from wagtail.models import Revision, TaskState, WorkflowState

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role
from fazhi.signoff.asking import KIND
from fazhi.signoff.models import Delegation, SignOffRecord, SignOffTaskState
from fazhi.signoff.permits import RELEASES
from fazhi.signoff.steps import RULES, Step
from fazhi.worklist.models import Task

MOST = 50  # rows of a list


@dataclass
class Waiting:
    """A step that waits, or a submission that came back, as a line of a list."""

    state: SignOffTaskState
    title: str
    task: Task | None = None

    @property
    def step(self) -> Step:
        """Which step it is."""
        return Step(self.state.task.signofftask.step)

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed."""
        return bool(self.task and self.task.is_overdue)


@dataclass
class Dashboard:
    """Everything that somebody has to know when they come in."""

    for_me: list[Waiting] = field(default_factory=list)
    for_departments: list[Waiting] = field(default_factory=list)
    returned: list[Waiting] = field(default_factory=list)
    under_way: list[Waiting] = field(default_factory=list)

    @property
    def overdue(self) -> list[Waiting]:
        """What is late of all that waits."""
        found = {one.state.pk: one for one in (*self.for_me, *self.for_departments)}
        return [one for one in found.values() if one.is_overdue]


def dashboard_of(user: User) -> Dashboard:
    """The dashboard of somebody; a constant number of queries."""
    held = list(Membership.objects.active().filter(user=user).values_list("role", "department"))
    lent = Delegation.objects.active().filter(deputy=user).values_list("role", "department")
    mine = _takes({*held, *lent})
    headed = {department for role, department in held if role == Role.DEPARTMENT_HEAD}
    found = Dashboard(
        for_me=_lines(_open_steps().filter(mine).exclude(_own(user))),
        for_departments=_lines(_open_steps().filter(department__in=headed)),
        returned=_lines(_came_back(user)),
        under_way=_lines(_open_steps().filter(workflow_state__requested_by=user)),
    )
    _add_tasks([*found.for_me, *found.for_departments, *found.under_way])
    return found


def count_for(user: User) -> int:
    """How many steps wait for somebody."""
    return len(dashboard_of(user).for_me)


def _open_steps() -> QuerySet[SignOffTaskState]:
    steps = SignOffTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__current_task_state=F("pk"),
    )
    return _ready(steps)


def _came_back(user: User) -> QuerySet[SignOffTaskState]:
    steps = SignOffTaskState.objects.filter(
        workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
        workflow_state__current_task_state=F("pk"),
        workflow_state__requested_by=user,
    )
    return _ready(steps)


def _ready(steps: QuerySet[SignOffTaskState]) -> QuerySet[SignOffTaskState]:
    return (
        steps.select_related("task__signofftask", "department", "finished_by", "workflow_state")
        .annotate(title=F("revision__object_str"))
        .alias(model=_model_name())
        .order_by("started_at", "pk")
    )


def _model_name() -> Concat:
    """The model of what a step is about, as records name it."""
    kind = "workflow_state__content_type__"
    return Concat(f"{kind}app_label", Value("."), f"{kind}model", output_field=CharField())


def _takes(held: Iterable[tuple[str, int]]) -> Q:
    """The condition that a step is one that these roles take."""
    found = Q(pk__in=())
    for step, rule in RULES.items():
        departments = {department for role, department in held if role == rule.role}
        if departments and rule.of_department:
            found |= Q(task__signofftask__step=step, department__in=departments)
        elif departments:
            found |= Q(task__signofftask__step=step)
    return found


def _own(user: User) -> Q:
    """The condition that somebody submitted the content, or wrote on it since its last release."""
    long_ago = Value(dt.datetime(1970, 1, 1, tzinfo=dt.UTC), output_field=DateTimeField())
    released = SignOffRecord.objects.filter(
        model=OuterRef(OuterRef("model")),
        key=OuterRef(OuterRef("workflow_state__object_id")),
        act__in=RELEASES,
    ).order_by("-number")
    # Coalesced, so that databases find the versions by what they are of: whoever writes a lot has
    # thousands, and one thing has a few.
    writer = Coalesce("user_id", Value(0), output_field=BigIntegerField())
    written = Revision.objects.alias(writer=writer).filter(
        base_content_type=OuterRef("workflow_state__base_content_type"),
        object_id=OuterRef("workflow_state__object_id"),
        writer=user.pk,
        created_at__gt=Coalesce(Subquery(released.values("made_at")[:1]), long_ago),
    )
    return Q(workflow_state__requested_by=user) | Q(Exists(written))


def _lines(steps: QuerySet[SignOffTaskState]) -> list[Waiting]:
    return [Waiting(state, state.title) for state in steps[:MOST]]


def _add_tasks(lines: list[Waiting]) -> None:
    """The worklist's tasks with their due dates, in one query."""
    kind = ContentType.objects.get_for_model(SignOffTaskState)
    tasks = Task.objects.open().filter(
        kind=KIND, about_type=kind, about_id__in={str(line.state.pk) for line in lines}
    )
    known = {task.about_id: task for task in tasks.select_related("assignee", "department")}
    for line in lines:
        line.task = known.get(str(line.state.pk))
