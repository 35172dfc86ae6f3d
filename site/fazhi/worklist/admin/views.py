"""What staff see and do: the list, one task, and the acts on it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.views import generic

from fazhi.admin_screens.acts import NothingForm, RowActView
from fazhi.admin_screens.rows import VISIBLE, RowIndexView, RowView
from fazhi.worklist import services
from fazhi.worklist.admin.forms import CancelForm, FinishForm, HandOverForm
from fazhi.worklist.general import GENERAL
from fazhi.worklist.models import Task
from fazhi.worklist.states import Act


def task_url(name: str, task: Task) -> str:
    """Address of one of a task's screens."""
    return reverse(f"worklist:{name}", args=[task.pk])


class TaskIndexView(RowIndexView):
    """What the user may see, the longest overdue first."""

    def get_base_queryset(self) -> QuerySet[Task]:
        return super().get_base_queryset().select_related("department", "assignee")


class NewTaskView(generic.CreateView):
    """A task given by hand."""

    def save_instance(self) -> Task:
        given = self.form.cleaned_data
        return services.open_task(GENERAL, by=self.request.user, **given)

    def get_success_url(self) -> str:
        return task_url("inspect", self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


class TaskView(RowView):
    """One task with what it is about, its history and what can be done with it."""

    template_name = "worklist/admin/inspect.html"


class TaskActView(RowActView):
    """One act on one task. Subclasses act in `act_on`."""

    model = Task
    about_template = "worklist/admin/about.html"
    header_icon = "tasks"
    kind: Act
    too_late = gettext_lazy("This cannot be done here, or not any longer.")

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {} if self.form_class is NothingForm else {"task": self.object}
        return {**super().get_form_kwargs(), **about}

    def act(self, form: forms.Form) -> HttpResponse:
        task = self.act_on(form.cleaned_data)
        stays = self.permission_policy.user_has_any_permission_for_instance(
            self.user, VISIBLE, task
        )
        done = _("Done: %(act)s.") % {"act": self.kind.label}
        return self.done(done, self.object_page if stays else self.list_page)

    def act_on(self, data: dict[str, Any]) -> Task:
        """Does it and returns the task as it is then; may raise ``ValidationError``."""
        raise NotImplementedError


class TakeView(TaskActView):
    """Somebody begins with it."""

    kind = Act.TAKE
    explanation = gettext_lazy("Your colleagues see that you work on it.")

    def act_on(self, data: dict[str, Any]) -> Task:
        return services.take(self.object, by=self.user)


class FinishView(TaskActView):
    """It is done."""

    kind = Act.FINISH
    form_class = FinishForm

    def act_on(self, data: dict[str, Any]) -> Task:
        return services.finish(self.object, data["outcome"], by=self.user)


class HandOverView(TaskActView):
    """Somebody else does it."""

    kind = Act.HAND_OVER
    form_class = HandOverForm
    explanation = gettext_lazy("The due date stays as it is.")

    def act_on(self, data: dict[str, Any]) -> Task:
        return services.hand_over(
            self.object,
            to_user=data["person"],
            to_department=data["department"],
            reason=data["reason"],
            by=self.user,
        )


class CancelView(TaskActView):
    """It need not be done."""

    kind = Act.CANCEL
    form_class = CancelForm
    is_serious = True

    def act_on(self, data: dict[str, Any]) -> Task:
        return services.cancel(self.object, data["reason"], by=self.user)


ACT_VIEWS: dict[Act, type[TaskActView]] = {
    view.kind: view for view in (TakeView, FinishView, HandOverView, CancelView)
}
