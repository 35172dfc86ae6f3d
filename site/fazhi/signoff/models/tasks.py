"""The steps of a sign-off as Wagtail's workflow knows them: one type of task for all departments."""

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.locks import WorkflowLock
from wagtail.models import Task, TaskState, WorkflowState

from fazhi.departments.models import Department
from fazhi.signoff.errors import ActsElsewhere
from fazhi.signoff.plan import current_plan
from fazhi.signoff.steps import RULES, Step


class SignOffLock(WorkflowLock):
    """Says at whose step content is, with the way there."""

    def get_message(self, user: Any) -> str:
        state = self.object.current_workflow_task_state
        if state is None:
            return ""
        return format_html(
            # nosemgrep: translation-no-new-style-formatting (new-style only w/ format_html)
            _("It is being signed: {step}, {department}. Nobody can change it meanwhile. {link}"),
            step=state.step.label,
            department=state.department or "-",
            link=format_html(
                '<a href="{}">{}</a>',
                reverse("signoff:sign", args=[state.pk]),
                _("Where it stands"),
            ),
        )


class SignOffTaskState(TaskState):
    """A step of one submission, with the department that is asked."""

    department = models.ForeignKey(
        Department,
        models.PROTECT,
        verbose_name=gettext_lazy("department asked"),
        related_name="+",
        null=True,
        blank=True,
    )

    class Meta:
        verbose_name = gettext_lazy("step of a sign-off")
        verbose_name_plural = gettext_lazy("steps of sign-offs")
        default_permissions = ()

    @property
    def step(self) -> Step:
        """Which step it is."""
        return Step(self.task.specific.step)


class SignOffTask(Task):
    """A step: who takes it depends on the content, so that no department needs a task of its own.

    Wagtail's own buttons do nothing here, for they know neither the revision that somebody has seen
    nor the row that a task belongs to: `fazhi.signoff.signing` acts.
    """

    step = models.CharField(gettext_lazy("step"), max_length=12, choices=Step.choices, unique=True)

    task_state_class = SignOffTaskState
    lock_class = SignOffLock
    not_personal: ClassVar[tuple[str, ...]] = ("step",)

    class Meta:
        verbose_name = pgettext_lazy("workflow", "sign-off step")
        verbose_name_plural = pgettext_lazy("workflow", "sign-off steps")
        default_permissions = ()

    @classmethod
    def get_description(cls) -> str:
        """What Wagtail's form for tasks says about it."""
        return _("A step of the sign-off. The software has one task for each step.")

    def start(self, workflow_state: WorkflowState, user: Any = None) -> SignOffTaskState:
        """Begins the step, or passes it where the submission does not ask for it.

        Raises `ActsElsewhere` outside of `fazhi.signoff`.
        """
        plan = current_plan()
        step = Step(self.step)
        is_asked = step in plan.steps
        state = SignOffTaskState(
            workflow_state=workflow_state,
            task=self.task_ptr,
            revision=workflow_state.content_object.get_latest_revision(),
            status=TaskState.STATUS_IN_PROGRESS if is_asked else TaskState.STATUS_SKIPPED,
            finished_at=None if is_asked else timezone.now(),
            department=plan.department_for(step) if is_asked else None,
        )
        state.save()
        return state

    def on_action(
        self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any
    ) -> NoReturn:
        """Raises `ActsElsewhere`."""
        raise ActsElsewhere(_("Content is submitted and signed on the screens of sign-off only."))

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """None of Wagtail's."""
        return []

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """From the department's sign-off on nobody edits, superusers included."""
        return RULES[Step(self.step)].is_locked

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Whoever takes a step reads; only the copy is corrected on the way."""
        return False

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """None for Wagtail's lists: the dashboard of sign-off asks once for all departments."""
        return TaskState.objects.none()
