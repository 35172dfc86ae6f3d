"""What staff fill in when they act on feedback."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fazhi.departments.fields import DepartmentChoiceField
from fazhi.departments.models import Department
from fazhi.feedback.models.limits import LONGEST_ANSWER

LONGEST_REASON = 200


class AnswerForm(forms.Form):
    """What the sender reads."""

    answer = forms.CharField(
        label=_("Answer"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Whoever has the reading code reads it. Name no person."),
    )


class DeclineForm(forms.Form):
    """Why it is not done; the sender reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Whoever has the reading code reads it. Say where else to turn to."),
    )


class ForwardForm(forms.Form):
    """Who gets it, and why; stays within the town."""

    department = DepartmentChoiceField(label=_("Department"), queryset=Department.objects.active())
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Stands in the history, for staff only."),
    )
