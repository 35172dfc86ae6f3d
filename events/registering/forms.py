"""What residents fill in to register, and to change what they registered."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

from events.models import Session
from events.models.feedback import LONGEST_WISH, Mark
from events.models.registrations import new_form_key
from fazhi.people.contact import (
    EMAIL_LENGTH,
    NAME_LENGTH,
    normalise_email,
    normalise_name,
    normalise_phone,
)
from fazhi.places.models import Village

LONGEST_KEY = 64
LONGEST_NAMES = 20_000  # characters: more names than any list has
LONGEST_UNIT = 80
_BETWEEN_NAMES = re.compile(r"[\n\r,，;；、]+")
CHOOSE = _("Choose an answer.")
TOO_LONG = _("At most %(limit_value)d characters; it has %(show_value)d.")


class NamesField(forms.CharField):
    """Names, a line each or with commas between them; cleans to a list without repetition."""

    default_error_messages = {
        "twice": _("“%(name)s” stands there twice. If two people have one name, add something."),
        "wrong": _("Line %(line)d is no name. Write full names, without digits and titles."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", LONGEST_NAMES)
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """Each name in its stored form; raises ``ValidationError`` with the line of a wrong one."""
        text = super().to_python(value) or ""
        if len(text) > LONGEST_NAMES:
            return [text]  # refused by the validator of its length
        names: list[str] = []
        lines = [line.strip() for line in _BETWEEN_NAMES.split(text)]
        for number, line in enumerate(filter(None, lines), start=1):
            try:
                name = normalise_name(line)
            except ValidationError:
                raise ValidationError(
                    self.error_messages["wrong"], code="wrong", params={"line": number}
                ) from None
            if name in names:
                raise ValidationError(
                    self.error_messages["twice"], code="twice", params={"name": name}
                )
            names.append(name)
        return names

    def run_validators(self, value: Any) -> None:
        """The length is that of everything that was typed."""
        super().run_validators("\n".join(value))


class RegistrationForm(forms.Form):
    """A contact, whether they come themselves, and who comes along."""

    form_key = forms.CharField(max_length=LONGEST_KEY, widget=forms.HiddenInput)
    name = forms.CharField(
        label=_("Your name"),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name."), "max_length": TOO_LONG},
    )
    phone = forms.CharField(
        label=_("Telephone number"),
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
        help_text=_("We call it if the session is moved or cancelled, for nothing else."),
        error_messages={"required": _("Write a telephone number."), "max_length": TOO_LONG},
    )
    attends = forms.BooleanField(
        label=_("I come myself"),
        required=False,
        help_text=_("Registering for parents or neighbours only? Take the tick away."),
    )
    others = NamesField(
        label=_("Who comes along"),
        required=False,
        help_text=_("Full names, a line each. Leave it empty if nobody does."),
        error_messages={"max_length": TOO_LONG},
    )
    email = forms.CharField(
        label=_("E-mail address"),
        max_length=EMAIL_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email"}),
        help_text=_("Only if you would rather get messages in writing."),
        error_messages={"max_length": TOO_LONG},
    )
    village = forms.ModelChoiceField(
        label=_("Village or community"),
        queryset=Village.objects.none(),
        to_field_name="public_id",
        required=False,
        empty_label=_("rather not say"),
        help_text=_("Counted without your name, so that lectures come to where people are."),
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    consent = forms.BooleanField(
        label=_("I have read this and agree."),
        error_messages={"required": _("Without your consent no seat can be kept for you.")},
    )
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    is_list = False

    def __init__(self, session: Session, *args: Any, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.all()  # type: ignore[attr-defined]

    @property
    def most(self) -> int:
        """How many people may come in one registration."""
        return self.session.largest_list if self.is_list else self.session.largest_group

    @property
    def is_trapped(self) -> bool:
        """Whether the field that should stay hidden has to be shown."""
        return bool(self.is_bound and self.data.get("website"))

    def clean_name(self) -> str:
        """In its stored form."""
        return normalise_name(self.cleaned_data["name"])

    def clean_phone(self) -> str:
        """In its stored form."""
        return normalise_phone(self.cleaned_data["phone"])

    def clean_email(self) -> str:
        """In its stored form."""
        typed = self.cleaned_data["email"]
        return normalise_email(typed) if typed else ""

    def clean_website(self) -> str:
        """Says so instead of dropping it: a browser that fills fields in by itself is no robot."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("This must stay empty. Clear it and send the form again."))
        return ""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if {"name", "others"} <= data.keys():
            data["names"] = self._names(data)
        return data

    def _names(self, data: dict[str, Any]) -> list[str]:
        names = list(data["others"])
        if data.get("attends") and data["name"] not in names:
            names.insert(0, data["name"])
        if not names:
            self.add_error("others", _("Say who comes: yourself, or somebody else by name."))
        if len(names) > self.most:
            text = ngettext_lazy(
                "At most %(most)d person in one registration; these are %(people)d.",
                "At most %(most)d people in one registration; these are %(people)d.",
                self.most,
            )
            self.add_error("others", text % {"most": self.most, "people": len(names)})
        return names


class UnitForm(RegistrationForm):
    """The list of a unit: a company, a school, a village committee."""

    is_list = True
    unit = forms.CharField(
        label=_("Unit"),
        max_length=LONGEST_UNIT,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write which unit it is."), "max_length": TOO_LONG},
    )
    others = NamesField(
        label=_("Who comes"),
        help_text=_("Full names, a line each; the list can be pasted from a table."),
        error_messages={
            "required": _("Write who comes, a line each."),
            "max_length": TOO_LONG,
        },
    )

    field_order = ("unit", "name", "phone", "attends", "others", "email", "village", "consent")


def fresh_values(village: Village | None, *, is_list: bool = False) -> dict[str, Any]:
    """What an empty form begins with."""
    return {
        "form_key": new_form_key(),
        "attends": not is_list,
        "village": village.public_id if village else "",
    }


class LookUpForm(forms.Form):
    """The code of a registration, and the end of the number that was given."""

    code = forms.CharField(
        label=pgettext_lazy("of a registration", "Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Eight letters and digits, such as 3f8k-2m9q; it was shown after registering."),
        error_messages={"required": _("Enter the code."), "max_length": TOO_LONG},
    )
    digits = forms.RegexField(
        label=_("Last four digits of the telephone number"),
        regex=r"^[0-9]{4}$",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": _("Enter the last four digits."),
            "invalid": _("Four digits, the last ones of the number that was given."),
        },
    )

    def add_unknown(self) -> None:
        """Says that the two do not belong together, whichever is wrong."""
        text = _(
            "There is no registration with this code and number. Check both, or call the desk."
        )
        self.add_error("code", text)


class PeopleForm(forms.Form):
    """Who comes, anew."""

    names = NamesField(
        label=_("Who comes"),
        help_text=_("Full names, a line each."),
        error_messages={"required": _("Write who comes. If nobody does, cancel instead.")},
    )


class FeedbackForm(forms.Form):
    """Three questions after a session."""

    understood = forms.TypedChoiceField(
        label=_("Did you understand it?"),
        choices=Mark.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    useful = forms.TypedChoiceField(
        label=_("Can you use it?"),
        choices=Mark.choices,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE},
    )
    wish = forms.CharField(
        label=_("What should the next one be about?"),
        required=False,
        max_length=LONGEST_WISH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("At most 300 characters, without names and numbers of people."),
        error_messages={"max_length": TOO_LONG},
    )
