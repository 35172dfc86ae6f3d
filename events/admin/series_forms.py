"""A series: its rule, and what its sessions are like; without JavaScript."""

import datetime as dt
import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.widgets import AdminDateInput

from events.admin.fields import DayField, LectureField
from events.admin.session_forms import PlanForm
from events.models import Series, Session
from events.recurrence.rules import Planned, planned
from fazhi.places.forms import ClockFormField
from fazhi.workdays import SHANGHAI, today

_RULE = ("name", "frequency", "interval", "weekdays", "first_day", "last_day")
_SKIPS = ("skips_holidays", "skips_lunar")


class RuleForm(forms.ModelForm):
    """When the sessions are held."""

    class Meta:
        model = Series
        fields = (*_RULE, *_SKIPS)
        field_classes = {"first_day": DayField, "last_day": DayField}
        widgets = {"first_day": AdminDateInput, "last_day": AdminDateInput}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day is before the first one."))
        return data

    @property
    def plan(self) -> Planned:
        """The days of the rule; only of a valid form."""
        return planned(self.instance)


class NewRuleForm(RuleForm):
    """The rule of a new series."""

    def clean_first_day(self) -> dt.date:
        """Nobody can come to what is past."""
        day: dt.date = self.cleaned_data["first_day"]
        if day < today():
            raise forms.ValidationError(_("The beginning is in the past."))
        return day


class PatternForm(PlanForm):
    """What every session of the series is like; seats and hours can be changed for each later."""

    lecture = LectureField()
    begins = ClockFormField(label=_("Begins"), help_text=_("A time such as 14:30."))
    ends = ClockFormField(label=_("Ends"), help_text=_("A time such as 16:00."))

    class Meta(PlanForm.Meta):
        fields = (
            *("lecture", "title", "department", "venue", "room"),
            *("admission", "capacity", "kept_for_walk_ins", "largest_group", "largest_list"),
            *("online_url", "phone", "note"),
        )

    field_order = ("lecture", "title", "department", "venue", "room", "begins", "ends")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity"].required = False
        self.fields["capacity"].help_text = _("Left empty: as many as the venue has.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if data.get("begins") and data.get("ends") and data["ends"] <= data["begins"]:
            self.add_error("ends", _("The end is not after the beginning."))
        self.check_seats(data)
        return data

    def pattern_on(self, day: dt.date) -> Session:
        """An unsaved session of a day, with these settings; only of a valid form."""
        made: Session = self.instance
        made.starts_at = dt.datetime.combine(day, self.cleaned_data["begins"], SHANGHAI)
        made.ends_at = dt.datetime.combine(day, self.cleaned_data["ends"], SHANGHAI)
        return made


def digest_of(plan: Planned) -> str:
    """Equal for equal days: what was looked at is what is made."""
    return hashlib.sha256(repr([plan.days, plan.skipped]).encode()).hexdigest()
