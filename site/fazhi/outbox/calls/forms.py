"""What the caller fills in after a call."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.outbox.calls.outcomes import Outcome

LONGEST_NOTE = 200


class OutcomeForm(forms.Form):
    """The outcome of one call; its buttons are the choices."""

    outcome = forms.ChoiceField(
        choices=Outcome.choices,
        error_messages={"required": _("Say what came of the call.")},
    )
    note = forms.CharField(
        label=pgettext_lazy("telephone call", "Note"),
        max_length=LONGEST_NOTE,
        required=False,
        help_text=_("What whoever calls next should know. Numbers are masked."),
    )
    again_at = forms.DateTimeField(
        label=_("Call again at"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": _("Choose a day and a time.")},
    )

    def clean(self) -> dict[str, Any]:
        """Calling again needs to know when."""
        data = super().clean() or {}
        wants_moment = data.get("outcome") == Outcome.AGAIN
        if wants_moment and not data.get("again_at") and "again_at" not in self.errors:
            self.add_error("again_at", _("Choose a day and a time."))
        return data
