"""Speakers in the administration: masked, with what they agreed to have shown, and its withdrawal."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput
from wagtail.admin.widgets.button import HeaderButton

from events.admin.fields import DayField
from events.models import Speaker
from events.purposes import SPEAKER
from fazhi.admin_screens.acts import ActView, NothingForm
from fazhi.people.consents import is_live, refuse_day, refuse_expired, withdraw_consent
from fazhi.people.contact import NAME_LENGTH, normalise_name, normalise_phone
from fazhi.people.forms import STAFF_CHANNELS, moment_of
from fazhi.people.models import Channel, Consent, Person
from fazhi.people.purposes import purpose_of
from fazhi.people.services import find_or_create_person

SPEAKERS = "events_speakers"


def live_consent(person: Person | None) -> Consent | None:
    """The consent to being named that is in force today."""
    if person is None:
        return None
    day = timezone.localdate()
    rows = [c for c in person.consents.all() if c.purpose == SPEAKER and is_live(c, day)]
    return rows[0] if rows else None


class SpeakerForm(WagtailAdminModelForm):
    """A speaker; name and number are typed once with a consent, and never shown again."""

    name = forms.CharField(label=gettext_lazy("Full name"), max_length=NAME_LENGTH, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone number"), max_length=30, required=False)
    channel = forms.ChoiceField(
        label=gettext_lazy("Way of consent"),
        choices=[("", "-"), *STAFF_CHANNELS],
        required=False,
    )
    agreed_on = DayField(
        label=gettext_lazy("Day of consent"), required=False, widget=AdminDateInput
    )
    field_order = (
        *("known_as", "known_as_en", "name", "phone", "channel", "agreed_on"),
        *("shows", "post", "introduction", "portrait"),
    )

    class Meta:
        model = Speaker
        fields = ("known_as", "known_as_en", "shows", "post", "introduction", "portrait")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.instance.person
        text = _("Only with a consent; without a name pages show what is shown in any case.")
        if person is not None:
            text = _("Recorded: %(masked)s. Leave empty to keep it.") % {
                "masked": f"{person.masked_name} {person.masked_phone}"
            }
        self.fields["name"].help_text = text

    def clean_name(self) -> str:
        """In its stored form."""
        typed = self.cleaned_data["name"]
        return normalise_name(typed) if typed else ""

    def clean_phone(self) -> str:
        """In its stored form."""
        typed = self.cleaned_data["phone"]
        return normalise_phone(typed) if typed else ""

    def clean_agreed_on(self) -> dt.date | None:
        """A day on which a consent can have been given that is still in force."""
        day: dt.date | None = self.cleaned_data["agreed_on"]
        if day is not None:
            refuse_day(day)
            refuse_expired(purpose_of(SPEAKER), day)
        return day

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        wanted = ("name", "phone", "channel", "agreed_on")
        given = [name for name in wanted if data.get(name)]
        if given and len(given) < len(wanted):
            for name in wanted:
                if not data.get(name) and name not in self.errors:
                    self.add_error(
                        name, _("Name, number, and how and when they agreed go together.")
                    )
        if not given and live_consent(self.instance.person) is None:
            personal = ("shows", "post", "introduction", "portrait")
            for name in personal:
                if data.get(name):
                    self.add_error(name, _("Record the consent first: nothing else may be kept."))
        if data.get("name") and data.get("phone") and not self.errors:
            self._refuse_twin(data)
        return data

    def _refuse_twin(self, data: dict[str, Any]) -> None:
        same = Person.objects.identified(data["name"], data["phone"])
        if Speaker.objects.filter(person__in=same).exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This person is a speaker already."))

    @transaction.atomic
    def save(self, commit: bool = True) -> Speaker:
        """With the person and the consent, where they were typed."""
        data = self.cleaned_data
        if data.get("name"):
            self.instance.person, _new = find_or_create_person(
                data["name"],
                data["phone"],
                SPEAKER,
                Channel(data["channel"]),
                by=self.for_user,
                given_at=moment_of(data["agreed_on"]),
            )
        saved: Speaker = super().save(commit)
        return saved


def _with_consents(speakers: "QuerySet[Speaker]") -> "QuerySet[Speaker]":
    consents = Consent.objects.filter(purpose=SPEAKER).order_by("-given_at")
    return speakers.select_related("person").prefetch_related(
        Prefetch("person__consents", consents)
    )


class SpeakerIndexView(generic.IndexView):
    """Speakers, masked; they are not exported."""

    FORMATS = ()

    def get_base_queryset(self) -> "QuerySet[Speaker]":
        return _with_consents(Speaker.objects.all())


class SpeakerEditView(generic.EditView):
    """The form, with the withdrawal."""

    def get_header_buttons(self) -> list[Any]:
        buttons: list[Any] = super().get_header_buttons()
        if live_consent(self.object.person) is not None:
            url = reverse(f"{SPEAKERS}:withdraw", args=[self.object.pk])
            buttons.append(HeaderButton(_("Withdraw consent"), url=url, icon_name="cross"))
        return buttons


class WithdrawView(ActView):
    """The speaker does not want to be named any more."""

    model = Speaker
    form_class = NothingForm
    header_icon = "user"
    page_title = submit_label = gettext_lazy("Withdraw consent")
    explanation = gettext_lazy(
        "Name, number, post, introduction and portrait are deleted at once, here and on all pages. "
        "What is shown in any case stays."
    )
    is_serious = True

    @property
    def list_page(self) -> str:
        return reverse(f"{SPEAKERS}:index")

    @property
    def object_page(self) -> str:
        return reverse(f"{SPEAKERS}:edit", args=[self.object.pk])

    def act(self, form: forms.Form) -> HttpResponse:
        person = self.object.person
        if person is None or person.erased_at:
            raise ValidationError(_("No consent of this person is in force."))
        withdraw_consent(person, SPEAKER, by=self.user)
        return self.done(_("The consent has been withdrawn."))


def _person(speaker: Speaker) -> str:
    return speaker.person.masked_name if speaker.person else "-"


def _until(speaker: Speaker) -> str:
    consent = live_consent(speaker.person)
    return f"{consent.ends_on:%Y-%m-%d}" if consent and consent.ends_on else "-"


class SpeakerViewSet(ModelViewSet):
    """The list of speakers."""

    model = Speaker
    name = SPEAKERS
    url_prefix = "lectures/speakers"
    icon = "user"
    menu_label = pgettext_lazy("menu", "Speakers")
    index_view_class = SpeakerIndexView
    edit_view_class = SpeakerEditView
    add_to_reference_index = False
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("known_as", "known_as_en")
    ordering = ("known_as", "pk")
    list_display = (
        "known_as",
        Column("person", label=gettext_lazy("Person"), accessor=_person),
        Column("get_shows_display", label=gettext_lazy("agreed to have shown")),
        Column("until", label=gettext_lazy("Agreed until"), accessor=_until),
    )

    def get_form_class(self, for_update: bool = False) -> type[SpeakerForm]:
        return SpeakerForm

    def get_urlpatterns(self) -> list[Any]:
        withdraw = path("withdraw/<int:pk>/", WithdrawView.as_view(), name="withdraw")
        return [*super().get_urlpatterns(), withdraw]
