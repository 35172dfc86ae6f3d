"""What is filled in when somebody gives a task or acts on one."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateInput

from fazhi.departments.fields import AccountChoiceField, DepartmentChoiceField
from fazhi.departments.models import Department, Membership
from fazhi.workdays import today
from fazhi.worklist.models import Task
from fazhi.worklist.models.limits import LONGEST_OUTCOME, LONGEST_REASON
from fazhi.worklist.permissions import task_policy
from fazhi.worklist.services import refuse_impossible


class NewTaskForm(WagtailAdminModelForm):
    """A task given by hand: by a head to the own department, by an administrator to anybody."""

    department = DepartmentChoiceField(
        label=_("Department"), queryset=Department.objects.none(), required=False
    )
    assignee = AccountChoiceField(
        label=_("Person in charge"),
        required=False,
        help_text=_("Works in the department. Empty: whoever of the department takes it."),
    )
    due_on = forms.DateField(
        label=_("Due on"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: five working days from today."),
    )

    class Meta:
        model = Task
        fields = ("title", "department", "assignee", "due_on")
        help_texts = {"title": _("What has to be done, in one line. Name no resident.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        department: Any = self.fields["department"]
        department.queryset = task_policy().may_give_tasks_to(self.for_user)
        if not self.for_user.has_perm("worklist.add_task"):
            department.required = True
            department.initial = department.queryset.first()
            assignee: Any = self.fields["assignee"]
            assignee.queryset = assignee.queryset.filter(pk__in=_people_of(department.queryset))

    def clean_due_on(self) -> dt.date | None:
        """A day that has not passed."""
        day: dt.date | None = self.cleaned_data["due_on"]
        if day and day < today():
            raise ValidationError(_("This day has passed."))
        return day

    def clean(self) -> dict[str, Any]:
        """Somebody gets it, and can do it."""
        data: dict[str, Any] = super().clean() or {}
        if not {"department", "assignee"} & set(self.errors):
            refuse_impossible(data.get("department"), data.get("assignee"))
        return data


def _people_of(departments: Any) -> Any:
    """The ids of those who hold a role today in one of the departments, as a subquery."""
    return Membership.objects.active().filter(department__in=departments).values("user")


class TaskForm(forms.Form):
    """A form about one task, which is `task`."""

    def __init__(self, *args: Any, task: Task, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.task = task


class FinishForm(TaskForm):
    """What was done."""

    outcome = forms.CharField(
        label=_("Outcome"),
        max_length=LONGEST_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For staff only. Name no resident."),
    )


class CancelForm(TaskForm):
    """Why it need not be done."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("For staff only. Name no resident."),
    )


class HandOverForm(TaskForm):
    """Who gets it, a colleague or another department, and why."""

    person = AccountChoiceField(
        label=_("To a colleague"),
        required=False,
        help_text=_("A task of a department stays there: only its people can get it."),
    )
    department = DepartmentChoiceField(
        label=_("To another department"),
        queryset=Department.objects.none(),
        required=False,
        help_text=_("Your department does not see it any longer then."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Stands in the history, for staff only."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        department: Any = self.fields["department"]
        department.queryset = Department.objects.active().exclude(pk=self.task.department_id)
        person.queryset = person.queryset.exclude(pk=self.task.assignee_id)
        if self.task.department_id:
            person.queryset = person.queryset.filter(pk__in=_people_of([self.task.department_id]))

    def clean(self) -> dict[str, Any]:
        """Exactly one of the two gets it."""
        data: dict[str, Any] = super().clean() or {}
        wrong = {"person", "department"} & set(self.errors)
        if not wrong and bool(data.get("person")) == bool(data.get("department")):
            self.add_error("person", _("Choose either a colleague or a department."))
        return data
