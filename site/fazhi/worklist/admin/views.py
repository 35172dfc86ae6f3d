"""What staff see and do: the list, one task, and the acts on it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages
from wagtail.admin.views import generic
from wagtail.log_actions import registry

from fazhi.admin_screens.acts import ActView, NothingForm
from fazhi.worklist import services
from fazhi.worklist.admin.forms import CancelForm, FinishForm, HandOverForm
from fazhi.worklist.general import GENERAL
from fazhi.worklist.models import Task
from fazhi.worklist.permissions import task_policy
from fazhi.worklist.states import Act

VISIBLE = ("view", "change")


def task_url(name: str, task: Task) -> str:
    """Address of one of a task's screens."""
    return reverse(f"worklist:{name}", args=[task.pk])


class TaskIndexView(generic.IndexView):
    """What the user may see, the longest overdue first."""

    FORMATS = ()
    any_permission_required = VISIBLE

    def get_base_queryset(self) -> QuerySet[Task]:
        found = task_policy().instances_user_has_any_permission_for(self.request.user, VISIBLE)
        return found.select_related("department", "assignee")

    def get_inspect_url(self, instance: Task) -> str:
        return task_url("inspect", instance)


class NewTaskView(generic.CreateView):
    """A task given by hand."""

    def save_instance(self) -> Task:
        given = self.form.cleaned_data
        return services.open_task(GENERAL, by=self.request.user, **given)

    def get_success_url(self) -> str:
        return task_url("inspect", self.object)

    def get_success_buttons(self) -> list[Any]:
        return []


class TaskInspectView(generic.InspectView):
    """One task with what it is about, its history and what can be done with it."""

    template_name = "worklist/admin/inspect.html"
    any_permission_required = VISIBLE

    def get_object(self, queryset: Any = None) -> Task:
        found: Task = super().get_object(queryset)
        if not task_policy().user_has_any_permission_for_instance(
            self.request.user, VISIBLE, found
        ):
            raise PermissionDenied
        return found

    def acts(self) -> list[tuple[str, str]]:
        """Label and address of what the user can do with it now."""
        may = task_policy().user_has_permission_for_instance
        if not may(self.request.user, "change", self.object):
            return []
        return [(str(a.label), task_url(a.value, self.object)) for a in self.object.possible_acts()]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = registry.get_logs_for_instance(self.object).select_related("user")
        return super().get_context_data(
            history=history.order_by("timestamp", "pk"), acts=self.acts(), **kwargs
        )


class TaskActView(ActView):
    """One act on one task. Subclasses act in `act_on`."""

    model = Task
    about_template = "worklist/admin/about.html"
    header_icon = "tasks"
    kind: Act

    def get_object(self) -> Task:
        found: Task = super().get_object()
        if not task_policy().user_has_permission_for_instance(self.user, "change", found):
            raise PermissionDenied
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the task when somebody else was faster, or the act has its place elsewhere."""
        if self.kind not in self.object.possible_acts():
            messages.warning(request, _("This cannot be done here, or not any longer."))
            return HttpResponseRedirect(self.object_page)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {} if self.form_class is NothingForm else {"task": self.object}
        return {**super().get_form_kwargs(), **about}

    def get_page_title(self) -> str:
        return str(self.kind.label)

    @property
    def submit_label(self) -> str:
        """The act itself."""
        return self.get_page_title()

    @property
    def list_page(self) -> str:
        return reverse("worklist:index")

    @property
    def object_page(self) -> str:
        return task_url("inspect", self.object)

    def act(self, form: forms.Form) -> HttpResponse:
        task = self.act_on(form.cleaned_data)
        stays = task_policy().user_has_any_permission_for_instance(self.user, VISIBLE, task)
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
