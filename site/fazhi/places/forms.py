"""Forms of the administration: times as people write them, hours that fit together, own counters."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminTimeInput

from fazhi.places.models import OpeningHours
from fazhi.places.opening import overlap
from fazhi.places.presentation import days_text, hours_text

# 8:30, 8.30, and 8 o'clock with the characters for hour and minute.
_TIME = re.compile(
    r"([0-9]{1,2})\s*(?:[:.]\s*([0-9]{2})|[\u65f6\u70b9]\s*(?:([0-9]{1,2})\s*\u5206?)?)"
)


class ClockInput(AdminTimeInput):
    """Wagtail's list of times; what it cannot read stays for the form, instead of becoming now."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), "validateOnBlur": False}


class ClockFormField(forms.TimeField):
    """A time of day however it is written; with ``is_end`` 24:00 is midnight."""

    default_error_messages = {"invalid": gettext_lazy("Enter a time such as 8:30.")}

    def __init__(self, *, is_end: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.is_end = is_end

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).strip()
            if found := _TIME.fullmatch(value):
                hour, minute, minute_in_words = found.groups()
                value = f"{hour}:{minute or minute_in_words or '00'}"
            if self.is_end and value == "24:00":
                value = "0:00"
        return super().to_python(value)


class HoursFormSet(BaseChildFormSet):
    """Weekly hours, none of which may be entered twice.

    A range that holds every week may overlap one that follows the public holidays: together they
    say what is different on holidays.
    """

    def clean(self) -> None:
        super().clean()
        before: list[OpeningHours] = []
        for form in self.forms:
            if not form.is_valid() or not form.cleaned_data or self._should_delete_form(form):
                continue
            hours: OpeningHours = form.instance
            other = next((h for h in before if _collide(hours, h)), None)
            if other:
                form.add_error("opens", _overlapping(other))
            before.append(hours)


def _collide(one: OpeningHours, other: OpeningHours) -> bool:
    return one.follows_workdays == other.follows_workdays and overlap(
        one.as_range(), other.as_range()
    )


def _overlapping(other: OpeningHours) -> str:
    days = days_text(other.as_range().weekdays, follows=False)
    hours = hours_text(other.opens, other.closes)
    return _("These hours overlap others: %(days)s %(hours)s.") % {"days": days, "hours": hours}


class CounterForm(WagtailAdminModelForm):
    """Who may change only the counters of the own departments does not move them elsewhere."""

    PLACE = ("venue", "number", "departments")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and self.for_user and not self._may_move():
            for name in self.PLACE:
                self.fields[name].disabled = True
                self.fields[name].help_text = _("Only a publisher changes this.")

    def _may_move(self) -> bool:
        may: bool = self.for_user.has_perm("places.change_counter")
        return may
