"""What staff fill in when they act on versions and findings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from legal_library.correcting import LONGEST_TEXT
from legal_library.models import LawVersion
from legal_library.redating import EDITABLE

LONGEST_REASON = 500


def _reason(label: Any, help_text: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=help_text,
    )


class VerifyForm(forms.Form):
    """What whoever compared wants to be known."""

    note = _reason(
        pgettext_lazy("on a verification", "Note"),
        _("With which copy you compared it, and what you noticed."),
        required=False,
    )


class ReasonForm(forms.Form):
    """Why; it stands in the history."""

    reason = _reason(_("Reason"), _("Stands in the history, for staff only."))


class CorrectionForm(forms.Form):
    """The new words, why, and where they stand."""

    text = forms.CharField(
        label=_("New text"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("This provision alone, in one line and without its number."),
    )
    reason = _reason(
        _("Reason and source"),
        _("Which official copy has it so: gazette, number, address. Readers see it."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


class DatesForm(forms.ModelForm[LawVersion]):
    """The days of a version and where its text comes from."""

    reason = _reason(_("Reason and source"), _("What these data rest on."), required=True)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=40)

    class Meta:
        model = LawVersion
        fields = EDITABLE
        widgets = {
            name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            for name in (
                *("version_date", "promulgated_on", "effective_from", "expires_on"),
                "retrieved_on",
            )
        }

    def _post_clean(self) -> None:
        """The service checks the row under its lock; the form leaves the shown one as it is."""
