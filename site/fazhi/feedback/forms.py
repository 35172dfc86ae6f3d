"""What residents fill in."""

import secrets
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fazhi.feedback.models import Kind, Reason
from fazhi.feedback.models.limits import LONGEST_TEXT

KEY_LENGTH = 64
TRAP = "website"  # what robots fill in and people do not see


class SendForm(forms.Form):
    """A reason, and in words what is wrong; a correction needs the words."""

    kind = forms.ChoiceField(choices=Kind.choices, widget=forms.HiddenInput)
    form_key = forms.CharField(max_length=KEY_LENGTH, required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(
        label=_("What is wrong?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong.")},
    )
    text = forms.CharField(
        label=_("Tell us more"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": _("At most %(limit_value)d characters; it has %(show_value)d.")
        },
        help_text=_(
            "At most 500 characters. Do not write identity card or telephone numbers: nobody needs "
            "them for this, and they are masked."
        ),
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].required = self.chosen_kind == Kind.CORRECTION
        self.fields["text"].error_messages["required"] = _("Write down what has to be corrected.")

    @property
    def chosen_kind(self) -> str:
        """The way that led here, whether the form is new or was sent."""
        return str((self.data if self.is_bound else self.initial).get("kind") or Kind.CORRECTION)

    def clean_website(self) -> str:
        """Says so instead of dropping it: a browser that fills fields in by itself is no robot."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("This must stay empty. Clear it and send the form again."))
        return ""

    @property
    def is_trapped(self) -> bool:
        """Whether the field that should stay hidden has to be shown."""
        return bool(self.is_bound and self.data.get(TRAP))


def fresh_values(kind: str) -> dict[str, str]:
    """What an empty form begins with."""
    known = kind if kind in Kind.values else str(Kind.CORRECTION)
    return {"kind": known, "form_key": secrets.token_urlsafe(12)}


class CodeForm(forms.Form):
    """The code that somebody was given."""

    code = forms.CharField(
        label=_("Reading code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Eight letters and digits, such as 3f8k-2m9q; it was shown after sending."),
        error_messages={"required": _("Enter the reading code.")},
    )

    def add_unknown(self) -> None:
        """Says that there is no such code."""
        self.add_error("code", _("There is no such reading code. Check what you have entered."))
