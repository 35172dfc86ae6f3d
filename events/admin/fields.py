"""Fields of forms that several screens have."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from wagtail.models import Locale

from events.models import LecturePage
from events.models.series import FIRST_YEAR, LAST_YEAR


class MomentField(forms.DateTimeField):
    """A day with a time on a clock in China, of a year in which there can be a session."""

    default_error_messages = {
        "invalid": _("Enter a day and a time such as 2026-12-05 14:30."),
        "year": _("Enter a day between 2000 and 2099."),
    }

    def to_python(self, value: Any) -> dt.datetime | None:
        found = super().to_python(value)
        if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return found


class DayField(forms.DateField):
    """A day of a year in which there can be a session."""

    default_error_messages = {
        "invalid": _("Enter a day such as 2026-12-05."),
        "year": _("Enter a day between 2000 and 2099."),
    }

    def to_python(self, value: Any) -> dt.date | None:
        found = super().to_python(value)
        if found is not None and not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["year"], code="year")
        return found


SHOWN = 60  # characters of a title: what a window has room for


class LectureField(forms.ModelChoiceField):
    """A lecture in the town's own language, by its title."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Lecture"))
        super().__init__(queryset=LecturePage.objects.none(), **kwargs)

    def fill(self) -> None:
        """Takes the choices of today; called by the form that has the field."""
        lectures = LecturePage.objects.filter(locale=Locale.get_default())
        self.queryset = lectures.only("title").order_by("title", "pk")

    def label_from_instance(self, obj: Any) -> str:
        return Truncator(obj.title).chars(SHOWN)
