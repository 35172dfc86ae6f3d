"""What staff fill in when they act on a certificate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fazhi.certificates.models import LONGEST_REASON
from fazhi.certificates.states import Ground
from fazhi.people.contact import NAME_LENGTH


class ReasonForm(forms.Form):
    """Why, for staff."""

    reason = forms.CharField(
        label=_("Reason, for staff"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays in the house and is kept with the certificate. Name no person."),
    )


class RevokeForm(ReasonForm):
    """What the public reads, why, and that one means it."""

    ground = forms.ChoiceField(
        label=_("What the public reads"),
        choices=[choice for choice in Ground.choices if choice[0] != Ground.REPLACED],
        widget=forms.RadioSelect,
        help_text=_("Whoever checks the certificate reads this sentence and the day."),
    )
    is_meant = forms.BooleanField(
        label=_("Yes, this certificate shall no longer be valid"),
        help_text=_("Within 24 hours it can be taken back."),
    )
    field_order = ("ground", "reason", "is_meant")


class ReplaceForm(ReasonForm):
    """The right name."""

    name = forms.CharField(
        label=_("Right name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("As it is to be printed. Everything else stays as it is."),
    )
    field_order = ("name", "reason")
