"""Acts on one registration, and registering people on their behalf."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log

from events.admin.registration_forms import (
    PeopleForm,
    RevealForm,
    StaffForm,
    StaffUnitForm,
    refuse_forgotten,
)
from events.admin.rows import rows_of, with_rows
from events.admin.screens import (
    OfRegistration,
    RegistrationActView,
    SessionActView,
    about,
    registration_url,
    trail,
)
from events.models import Registration
from events.privacy import forget
from events.purposes import LECTURE
from events.registering.forms import RegistrationForm, fresh_values
from events.scheduling.acts import Act
from events.seats import changing, freeing
from events.seats.registering import Application, register
from events.states import OPEN, State, Way
from fazhi.admin_screens.acts import NothingForm
from fazhi.people.consents import current_text
from fazhi.people.forms import moment_of
from fazhi.people.models import Channel, RevealedField
from fazhi.people.services import reveal_field
from fazhi.workdays import now

NO_STORE = "no-store, private"


@method_decorator(never_cache, name="dispatch")
class RegistrationView(OfRegistration, WagtailAdminTemplateMixin, TemplateView):
    """One registration, masked, with its messages and what can be done."""

    template_name = "events/admin/registration.html"
    header_icon = "user"
    page_title = gettext_lazy("Registration")

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        self.object = self.find()
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return trail(self.object.session, str(self.object))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = with_rows(Registration.objects.filter(pk=self.object.pk))
        return super().get_context_data(
            **about(self.object.session),
            registration=self.object,
            row=rows_of(self.object.session, rows)[0],
            acts=possible_acts(self.object),
            **kwargs,
        )


def possible_acts(registration: Registration) -> Iterable[tuple[str, str]]:
    """Labels and names of addresses of what staff can do with a registration now."""
    state, known = registration.state, registration.contact is not None
    open_still = state in (*OPEN, State.REPEATED)
    before = now() < registration.session.starts_at
    offers = (
        (state == State.PENDING and before, APPROVE),
        (state == State.PENDING, REFUSE),
        (open_still and before and known, PEOPLE),
        (open_still, CANCEL),
        (known, REVEAL),
        (known, NOT_THEIRS),
    )
    return [(str(label), name) for possible, (label, name) in offers if possible]


APPROVE = (pgettext_lazy("act on a registration", "Approve"), "events_registration_approve")
REFUSE = (pgettext_lazy("act on a registration", "Refuse"), "events_registration_refuse")
PEOPLE = (gettext_lazy("Change who comes"), "events_registration_people")
CANCEL = (gettext_lazy("Cancel the registration"), "events_registration_cancel")
REVEAL = (gettext_lazy("Show in full"), "events_registration_reveal")
NOT_THEIRS = (gettext_lazy("A stranger used this number"), "events_registration_forget")


class ApproveView(RegistrationActView):
    """Seats if there are enough, else a place in line."""

    page_title, submit_label = APPROVE[0], APPROVE[0]
    form_class = NothingForm
    log_action = "events.approve"
    explanation = gettext_lazy("They are told whether they have a seat or wait for one.")

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        approved = changing.approve(self.object)
        self.note()
        text = _("Approved: %(state)s.") % {"state": approved.get_state_display()}
        return self.done(text, self.list_page)


class RefuseView(RegistrationActView):
    """No seat."""

    page_title, submit_label = REFUSE[0], REFUSE[0]
    form_class = NothingForm
    log_action = "events.refuse"
    explanation = gettext_lazy("They are told that it could not be approved.")
    is_serious = True

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        changing.refuse_approval(self.object)
        self.note()
        return self.done(_("Refused."), self.list_page)


class CancelView(RegistrationActView):
    """At the wish of the contact."""

    page_title, submit_label = CANCEL[0], CANCEL[0]
    form_class = NothingForm
    log_action = "events.cancel_registration"
    explanation = gettext_lazy(
        "The seats go to those who wait; the contact is told that it was cancelled as they wished."
    )
    is_serious = True

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        freeing.cancel(self.object, by=self.user)
        self.note()
        return self.done(_("The registration has been cancelled."))


class PeopleView(RegistrationActView):
    """Who comes instead."""

    page_title = PEOPLE[0]
    form_class = PeopleForm
    log_action = "events.people"
    explanation = gettext_lazy("It keeps its place in the order of arrival.")

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        refuse_forgotten(self.object)
        changing.change_people(self.object, form.cleaned_data["names"])
        self.note()
        return self.done(_("Who comes has been changed."))


class NotTheirsView(RegistrationActView):
    """The owner of the number calls: somebody else used it."""

    page_title, submit_label = NOT_THEIRS[0], NOT_THEIRS[0]
    form_class = NothingForm
    log_action = "events.forget"
    explanation = gettext_lazy(
        "The registration ends, and everything in it that says who it was is deleted at once: name, "
        "number, who comes. Nobody is written to. This cannot be undone."
    )
    is_serious = True

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        forget(self.object)
        self.note()
        return self.done(_("Everything about the contact has been deleted."))


class RevealView(RegistrationActView):
    """One part of the contact in full; every look is recorded with the person."""

    page_title, submit_label = REVEAL[0], REVEAL[0]
    form_class = RevealForm
    explanation = gettext_lazy("Each look is recorded with your name, the time and the reason.")

    def act(self, form: forms.Form) -> HttpResponse:
        refuse_forgotten(self.object)
        field = RevealedField(form.cleaned_data["field"])
        value = reveal_field(self.object.contact, field, form.cleaned_data["reason"], self.user)
        context = self.get_context_data(form=form, value=value, field=field)
        response = render(self.request, "events/admin/revealed.html", context)
        response["Cache-Control"] = NO_STORE
        return response


class RegisterView(SessionActView):
    """Somebody who called or came to the office."""

    kind = Act.REGISTER
    form_class: type[RegistrationForm] = StaffForm
    template_name = "events/admin/register.html"
    way = Way.STAFF

    def get_initial(self) -> dict[str, Any]:
        return fresh_values(None, is_list=self.form_class.is_list)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(consent_text=current_text(LECTURE).text_zh, **kwargs)

    @transaction.atomic
    def act(self, form: forms.Form) -> HttpResponse:
        data = form.cleaned_data
        made = register(
            self.object,
            Application(
                name=data["name"],
                phone=data["phone"],
                names=data["names"],
                email=data["email"],
                village=data["village"],
                unit=data.get("unit", ""),
                way=self.way,
                channel=Channel(data["channel"]),
                by=self.user,
                form_key=data["form_key"],
                agreed_at=moment_of(data["agreed_on"]),
            ),
        )
        if made.session_id != self.object.pk:
            raise ValidationError(_("This form was sent before, for another session."))
        log(
            self.object,
            "events.register",
            user=self.user,
            data={"registration": made.public_id},
        )
        return self.done(self._told(made), registration_url(made))

    def _told(self, made: Registration) -> str:
        if made.state == State.REPEATED:
            return _("Nothing new: everybody of it was registered before, at this number.")
        return _("Registered: %(state)s. The code is %(code)s.") % {
            "state": made.get_state_display(),
            "code": made.code,
        }


class UnitView(RegisterView):
    """The list of a unit, typed or pasted."""

    kind = Act.UNIT
    form_class = StaffUnitForm
    way = Way.LIST
