"""Forms about one session. None of them writes a counter."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput

from events.admin.fields import LectureField, MomentField
from events.models import Session
from events.models.sessions import LARGEST_HALL
from events.permissions import departments_for
from events.recurrence.editing import Reach
from events.states import SessionState
from fazhi.places.models import Venue
from fazhi.workdays import now

LONGEST_REASON = 200
_MOMENTS = ("starts_at", "ends_at", "opens_at", "closes_at")
_TOO_MANY_KEPT = _("No more seats can be kept than there are.")


class PlanForm(WagtailAdminModelForm):
    """What forms that write a session have in common: own departments, moments that make sense."""

    class Meta:
        model = Session
        fields: tuple[str, ...] = ()
        field_classes = dict.fromkeys(_MOMENTS, MomentField)
        widgets = dict.fromkeys(_MOMENTS, AdminDateTimeInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "department" in self.fields:
            own = departments_for(self.for_user)
            self.fields["department"].queryset = own
            if own.count() == 1 and not self.instance.department_id:
                self.initial.setdefault("department", own.get())
        if "lecture" in self.fields:
            self.fields["lecture"].fill()

    def check_seats(self, data: dict[str, Any]) -> None:
        """As many as the venue has, where nothing is said; none kept that do not exist."""
        venue, capacity = data.get("venue"), data.get("capacity")
        if capacity is None and "capacity" not in self.errors:
            if venue is not None and venue.capacity:
                capacity = data["capacity"] = min(venue.capacity, LARGEST_HALL)
            else:
                self.add_error("capacity", _("How many seats there are is not known of the venue."))
        if capacity is not None and (data.get("kept_for_walk_ins") or 0) > capacity:
            self.add_error("kept_for_walk_ins", _TOO_MANY_KEPT)


def check_times(form: forms.BaseForm, data: dict[str, Any]) -> None:
    """Says at the field what is wrong with a beginning and an end."""
    starts_at, ends_at = data.get("starts_at"), data.get("ends_at")
    if starts_at and ends_at and ends_at <= starts_at:
        form.add_error("ends_at", _("The end is not after the beginning."))
    if starts_at and ends_at and ends_at - starts_at > dt.timedelta(days=1):
        form.add_error("ends_at", _("A session ends within a day."))


class SessionForm(PlanForm):
    """A new session; it begins as a draft."""

    lecture = LectureField()

    class Meta(PlanForm.Meta):
        fields = (
            *("lecture", "title", "department", "venue", "room", "starts_at", "ends_at"),
            *("admission", "capacity", "kept_for_walk_ins", "largest_group", "largest_list"),
            *("opens_at", "closes_at", "online_url", "phone", "note"),
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["capacity"].required = False
        self.fields["capacity"].help_text = _("Left empty: as many as the venue has.")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        check_times(self, data)
        if data.get("starts_at") and data["starts_at"] <= now():
            self.add_error("starts_at", _("The beginning is in the past."))
        self.check_seats(data)
        return data


class ReachField(forms.ChoiceField):
    """Which sessions of a series a change concerns."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Which sessions of the series"),
            choices=(
                (Reach.THIS.value, _("this one only")),
                (Reach.LATER.value, _("this and later ones")),
                (Reach.ALL.value, _("all that are still to come")),
            ),
            initial=Reach.THIS.value,
            widget=forms.RadioSelect,
            **kwargs,
        )


class ReachMixin:
    """For a form about a session that may stand in a series."""

    session: Session
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def drop_reach(self) -> None:
        """Asks nothing about a series where there is none."""
        if not self.session.series_id:
            del self.fields["reach"]

    @property
    def chosen_reach(self) -> Reach:
        """What was chosen; this one where there is no series."""
        return Reach(self.cleaned_data.get("reach") or Reach.THIS)


class OfSessionForm(ReachMixin, forms.Form):
    """A confirmation, for one session or several of its series."""

    reach = ReachField()

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, **kwargs)
        self.drop_reach()


class ReasonForm(OfSessionForm):
    """Why; whoever is told reads it."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        help_text=_("Everybody who is registered reads it, and visitors of the page. Name nobody."),
    )
    field_order: tuple[str, ...] = ("reason", "reach")


class MoveForm(ReasonForm):
    """Another time or place."""

    starts_at = MomentField(label=_("Begins"), widget=AdminDateTimeInput)
    ends_at = MomentField(label=_("Ends"), widget=AdminDateTimeInput)
    venue = forms.ModelChoiceField(label=_("Venue"), queryset=Venue.objects.none())
    room = forms.CharField(label=_("Room"), max_length=60, required=False)
    field_order = ("starts_at", "ends_at", "venue", "room", "reason", "reach")

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, session=session, **kwargs)
        self.fields["venue"].queryset = Venue.objects.all()  # type: ignore[attr-defined]
        told_nobody = session.state == SessionState.DRAFT and not session.series_id
        self.fields["reason"].required = not told_nobody

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        check_times(self, data)
        return data


class SeatsForm(OfSessionForm):
    """How many seats there are, and how many are kept."""

    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=LARGEST_HALL)
    kept = forms.IntegerField(
        label=_("Seats kept for people without registration"), min_value=0, max_value=LARGEST_HALL
    )
    field_order = ("capacity", "kept", "reach")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("kept", 0) > data.get("capacity", LARGEST_HALL):
            self.add_error("kept", _TOO_MANY_KEPT)
        return data


class CopyForm(forms.Form):
    """When the copy begins."""

    starts_at = MomentField(label=_("The copy begins"), widget=AdminDateTimeInput)

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def clean_starts_at(self) -> dt.datetime:
        """Not in the past."""
        moment: dt.datetime = self.cleaned_data["starts_at"]
        if moment <= now():
            raise ValidationError(_("The beginning is in the past."))
        return moment


class CorrectForm(ReachMixin, PlanForm):
    """What is changed without telling anybody."""

    lecture = LectureField()
    reach = ReachField()

    class Meta(PlanForm.Meta):
        fields = (
            *("lecture", "title", "department", "phone", "note", "online_url", "admission"),
            *("largest_group", "largest_list", "opens_at", "closes_at"),
        )

    def __init__(self, *args: Any, session: Session, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, **kwargs)
        self.drop_reach()
        if session.state != SessionState.DRAFT or session.series_id:
            del self.fields["lecture"]

    def values(self) -> dict[str, Any]:
        """What was typed, by the name of the field."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.fields}
