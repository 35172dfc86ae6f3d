"""Forms of the staff. No form shows a stored value in full: what is left empty stays as it is."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput

from fazhi.accounts.models import User
from fazhi.people.consents import add_text, live_purposes, refuse_day, refuse_expired
from fazhi.people.contact import NAME_LENGTH
from fazhi.people.erasure import ErasureReason
from fazhi.people.models import Channel, ConsentText, Person, RevealedField
from fazhi.people.purposes import CONTACT, purpose_choices, purpose_of
from fazhi.people.services import (
    change_person,
    clean_fields,
    find_or_create_person,
    refuse_needless,
)

# What staff record; consent on the website is recorded by the page that asks for it.
STAFF_CHANNELS = [(c.value, c.label) for c in (Channel.PAPER, Channel.PHONE)]


def moment_of(day: dt.date) -> dt.datetime:
    """The beginning of a day here, or this moment for today."""
    if day >= timezone.localdate():
        return timezone.now()
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class ConsentFields(forms.Form):
    """What a person agreed to, how and when."""

    purpose = forms.ChoiceField(
        label=_("Purpose"),
        choices=purpose_choices,
        initial=CONTACT,
        help_text=_("The person must have read or heard the consent text of this purpose."),
    )
    channel = forms.ChoiceField(label=_("Way of consent"), choices=STAFF_CHANNELS)
    given_on = forms.DateField(
        label=_("Day of consent"), initial=timezone.localdate, widget=AdminDateInput
    )

    def clean_given_on(self) -> dt.date:
        """A day on which the consent can have been given."""
        day = cast("dt.date", self.cleaned_data["given_on"])
        refuse_day(day)
        return day

    def clean(self) -> dict[str, Any]:
        """Not a consent that is over already."""
        data = cast("dict[str, Any]", super().clean())
        if "purpose" in data and "given_on" in data:
            try:
                refuse_expired(purpose_of(data["purpose"]), data["given_on"])
            except ValidationError as problem:
                self.add_error("given_on", problem)
        return data


class PersonFormBase(forms.ModelForm):
    """A form of the Wagtail views, which hand over who is signed in with `save`."""

    by: User | None = None

    class Meta:
        model = Person
        fields = ("village",)


class NewPersonForm(ConsentFields, PersonFormBase):
    """Records a person together with the consent without which nothing may be kept."""

    name = forms.CharField(label=_("Full name"), max_length=NAME_LENGTH)
    phone = forms.CharField(
        label=_("Telephone number"),
        max_length=30,
        help_text=_("A mobile number, or a landline with its area code."),
    )
    email = forms.CharField(label=_("E-mail address"), max_length=254, required=False)
    field_order = ("name", "phone", "email", "village", "purpose", "channel", "given_on")
    created = True

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors:
            values = clean_fields(
                name=data["name"],
                phone=data["phone"],
                email=data["email"],
                village=data["village"],
            )
            refuse_needless(values, data["purpose"])
        return data

    def save(self, commit: bool = True) -> Person:
        """The person, who may have been recorded before."""
        data = self.cleaned_data
        self.instance, self.created = find_or_create_person(
            data["name"],
            data["phone"],
            data["purpose"],
            data["channel"],
            email=data["email"],
            village=data["village"],
            by=self.by,
            given_at=moment_of(data["given_on"]),
        )
        return self.instance


class ChangePersonForm(PersonFormBase):
    """Corrects a person; names and numbers are typed anew, never shown."""

    name = forms.CharField(label=_("Full name"), max_length=NAME_LENGTH, required=False)
    phone = forms.CharField(label=_("Telephone number"), max_length=30, required=False)
    email = forms.CharField(label=_("E-mail address"), max_length=254, required=False)
    delete_email = forms.BooleanField(label=_("Delete the e-mail address"), required=False)
    field_order = ("name", "phone", "email", "delete_email", "village")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, masked in (
            ("name", self.instance.masked_name),
            ("phone", self.instance.masked_phone),
            ("email", self.instance.masked_email),
        ):
            self.initial.pop(key, None)
            self.fields[key].help_text = (
                gettext("Recorded: %(masked)s. Leave empty to keep it.") % {"masked": masked}
                if masked
                else gettext("Not recorded.")
            )
        if not self.instance.email:
            del self.fields["delete_email"]

    def clean(self) -> dict[str, Any]:
        data = cast("dict[str, Any]", super().clean())
        if not self.errors:
            clean_fields(name=data["name"], phone=data["phone"], email=data["email"], required=())
        return data

    def save(self, commit: bool = True) -> Person:
        """The corrected person."""
        data = self.cleaned_data
        email = "" if data.get("delete_email") else data["email"] or self.instance.email
        self.instance = change_person(
            self.instance,
            name=data["name"],
            phone=data["phone"],
            email=email,
            village=data["village"],
            by=self.by,
        )
        return self.instance


class ReasonForm(forms.Form):
    """Why somebody needs to see personal data."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_(
            "Kept with your name and the time. Write no names, numbers or addresses of persons."
        ),
    )


class RevealForm(ReasonForm):
    """Which field to show in full, and why."""

    field = forms.ChoiceField(
        label=_("Kind of data"),
        choices=[(f.value, f.label) for f in RevealedField if f != RevealedField.EVERYTHING],
    )
    field_order = ("field", "reason")


class WithdrawForm(forms.Form):
    """Which consents a person takes back."""

    purpose = forms.ChoiceField(label=_("Purpose"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(live_purposes(person).items())
        self.fields["purpose"].choices = choices  # type: ignore[attr-defined]


class EraseForm(forms.Form):
    """On which ground a person is erased; ticked, since it cannot be undone."""

    reason = forms.ChoiceField(label=_("Ground"), choices=ErasureReason.choices)
    confirm = forms.BooleanField(
        label=_("I have checked that this is the right person. This cannot be undone.")
    )


class ConsentTextForm(forms.ModelForm):
    """A wording; saving one that people have agreed to is refused."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=purpose_choices)

    class Meta:
        model = ConsentText
        fields = ("purpose", "text_zh", "text_en")

    def save(self, commit: bool = True) -> ConsentText:
        """A new wording becomes the next version of its purpose."""
        if self.instance.pk:
            return cast("ConsentText", super().save(commit))
        data = self.cleaned_data
        self.instance = add_text(data["purpose"], data["text_zh"], data["text_en"])
        return self.instance
