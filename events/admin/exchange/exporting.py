"""The list of a session as XLSX: masked, or in full with a reason that is recorded."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from wagtail.log_actions import log

from events.admin.registration_acts import NO_STORE
from events.admin.rows import with_rows
from events.admin.screens import SessionActView
from events.facts import when_text
from events.models import Registration, Session
from events.scheduling.acts import Act
from events.states import Presence
from fazhi.accounts.models import User
from fazhi.documents.names import disposition
from fazhi.documents.workbook import Column, write_list
from fazhi.links.codes import shown
from fazhi.people.masking import mask_name
from fazhi.people.models import RevealedField
from fazhi.people.services import record_reveal
from fazhi.spreadsheets import XLSX
from fazhi.workdays import SHANGHAI, today

FULL = ("people.export_person", "people.reveal_person")
_LONGEST_REASON = 200


def may_have_in_full(user: Any) -> bool:
    """Whether somebody may take names and numbers of a whole session along."""
    return any(user.has_perm(permission) for permission in FULL)


def columns() -> list[Column]:
    """What stands in the list."""
    return [
        Column(str(_("Order of arrival")), 10, "number"),
        Column(pgettext("of a registration", "Code"), 12),
        Column(str(_("Contact")), 14),
        Column(str(_("Telephone number")), 18),
        Column(str(_("Attendee")), 14),
        Column(str(_("State")), 14),
        Column(str(_("Presence")), 12),
        Column(str(_("Way of registration")), 16),
        Column(str(_("Unit")), 24),
        Column(str(_("Village or community")), 20),
        Column(str(_("Registered at")), 18),
    ]


def workbook_of(session: Session, *, in_full: bool) -> bytes:
    """The list: a line for each attendee."""
    lines: list[tuple[Any, ...]] = []
    for registration in with_rows(session.registrations.order_by("order")):
        lines += _lines(registration, in_full=in_full)
    note = when_text(session.starts_at, session.ends_at)
    return write_list(session.name, columns(), lines, note=note, created=today())


def _lines(registration: Registration, *, in_full: bool) -> list[tuple[Any, ...]]:
    contact = registration.contact
    name, phone = "", ""
    if contact is not None:
        name = contact.name if in_full else contact.masked_name
        phone = contact.phone if in_full else contact.masked_phone
    return [
        (
            registration.order,
            shown(registration.code) if registration.code else "",
            name,
            phone,
            attendee.name if in_full else mask_name(attendee.name),
            str(registration.get_state_display()),
            str(Presence(attendee.presence).label) if attendee.active else "",
            str(registration.get_way_display()),
            registration.unit,
            str(registration.village or ""),
            f"{registration.registered_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
        )
        for attendee in registration.attendees.all()
    ]


@transaction.atomic
def take_in_full(session: Session, reason: str, by: User) -> bytes:
    """The list in full, after writing down for everybody in it who took it and why.

    Raises ``ValidationError`` for a reason that says nothing, or names somebody.
    """
    contacts = {
        registration.contact_id: registration.contact
        for registration in session.registrations.select_related("contact")
        if registration.contact is not None
    }
    for contact in contacts.values():
        if contact is not None:
            record_reveal(contact, RevealedField.EVERYTHING, reason, by)
    return workbook_of(session, in_full=True)


class ExportForm(forms.Form):
    """Masked, or in full with a reason."""

    in_full = forms.BooleanField(
        label=gettext_lazy("Names and numbers in full"),
        required=False,
        help_text=gettext_lazy(
            "Recorded for everybody in the list, with your name and the reason."
        ),
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=_LONGEST_REASON,
        required=False,
        help_text=gettext_lazy("Needed for names and numbers in full. Name no person."),
    )

    def __init__(self, *args: Any, session: Session, may_in_full: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_in_full:
            del self.fields["in_full"], self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("in_full") and not data.get("reason"):
            self.add_error("reason", ValidationError(_("Say why you need to see it.")))
        return data


class ExportView(SessionActView):
    """The list to take along."""

    kind = Act.EXPORT
    form_class = ExportForm
    explanation = gettext_lazy(
        "Names and numbers are masked. That it was taken stands in the history."
    )

    @property
    def submit_label(self) -> str:
        """It comes as a file."""
        return _("Download")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "may_in_full": may_have_in_full(self.request.user)}

    def act(self, form: forms.Form) -> HttpResponse:
        in_full = bool(form.cleaned_data.get("in_full"))
        reason = form.cleaned_data.get("reason", "")
        made = (
            take_in_full(self.object, reason, self.user)
            if in_full
            else workbook_of(self.object, in_full=False)
        )
        log(self.object, "events.export", user=self.user, data={"in_full": in_full})
        response = HttpResponse(made, content_type=XLSX)
        response["Cache-Control"] = NO_STORE
        response["Content-Disposition"] = disposition(
            str(self.object), "list", "xlsx", as_attachment=True
        )
        return response
