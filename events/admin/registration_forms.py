"""What staff fill in about registrations."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput

from events.admin.fields import DayField
from events.models import Registration
from events.registering.forms import NamesField, RegistrationForm, UnitForm
from fazhi.people.consents import refuse_day
from fazhi.people.forms import STAFF_CHANNELS
from fazhi.people.models import RevealedField
from fazhi.workdays import today

_LONGEST_REASON = 200


class AgreedFields(forms.Form):
    """How and when somebody agreed that their data is kept."""

    channel = forms.ChoiceField(
        label=_("Way of consent"),
        choices=STAFF_CHANNELS,
        widget=forms.RadioSelect,
        help_text=_(
            "On the telephone read the text below out first; on paper keep what was signed."
        ),
        error_messages={"required": _("Say how they agreed; without it nothing may be kept.")},
    )
    agreed_on = DayField(label=_("Day of consent"), initial=today, widget=AdminDateInput)

    def clean_agreed_on(self) -> dt.date:
        """A day on which the consent can have been given."""
        day: dt.date = self.cleaned_data["agreed_on"]
        refuse_day(day)
        return day


class StaffForm(AgreedFields, RegistrationForm):
    """Somebody who called or came to the office."""

    website = None  # type: ignore[assignment]
    consent = None  # type: ignore[assignment]
    field_order = (
        *("name", "phone", "attends", "others", "email", "village"),
        *("channel", "agreed_on"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_of_them(self)


class StaffUnitForm(AgreedFields, UnitForm):
    """A list that a unit handed in."""

    website = None  # type: ignore[assignment]
    consent = None  # type: ignore[assignment]
    field_order = (  # type: ignore[assignment]
        *("unit", "name", "phone", "attends", "others", "email", "village"),
        *("channel", "agreed_on"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _speak_of_them(self)


def _speak_of_them(form: forms.Form) -> None:
    """The words of the residents' form speak to whoever registers; here it is about them."""
    form.fields["name"].label = _("Name of the contact")
    form.fields["attends"].label = _("The contact comes, too")
    form.fields["attends"].help_text = ""
    form.fields["phone"].help_text = _("A mobile number, or a landline with its area code.")
    form.fields["email"].help_text = ""
    form.fields["village"].help_text = ""


class PeopleForm(forms.Form):
    """Who comes instead; names are typed anew, never shown."""

    names = NamesField(
        label=_("Who comes"),
        help_text=_("Full names, a line each: everybody who comes, also those who stay."),
    )


class RevealForm(forms.Form):
    """Which part of the contact to show in full, and why."""

    field = forms.ChoiceField(
        label=_("Kind of data"),
        choices=[(f.value, f.label) for f in RevealedField if f != RevealedField.EVERYTHING],
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=_LONGEST_REASON,
        help_text=_(
            "Kept with your name and the time. Write no names, numbers or addresses of persons."
        ),
    )


def refuse_forgotten(registration: Registration) -> None:
    """Raises ``ValidationError`` for a registration whose contact is not known any more."""
    if registration.contact is None or registration.contact.erased_at:
        raise ValidationError(_("What was known about the contact has been deleted."))
