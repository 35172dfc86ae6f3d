"""A list of persons from a clerk's spreadsheet; each row needs a consent, or it is not taken.

The preview shows names and numbers masked: who checks it has the file.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import get_active_log_context

from fazhi.imports.importer import Action, Change, Difference, Importer, Plan
from fazhi.people.consents import current_text, refuse_day, refuse_expired
from fazhi.people.contact import EMAIL_LENGTH, normalise_email, normalise_name, normalise_phone
from fazhi.people.forms import moment_of
from fazhi.people.masking import mask_email, mask_name, mask_phone
from fazhi.people.models import Channel, Person, label_of
from fazhi.people.purposes import purpose_choices, purpose_of
from fazhi.people.services import change_person, find_or_create_person, refuse_needless
from fazhi.places.models import Village
from fazhi.spreadsheets import Column, Finding, Row, Sheet, as_choice, as_date


def _as(normalise: Callable[[str], str]) -> Callable[[str], str]:
    def parse(text: str) -> str:
        try:
            return normalise(text)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from None

    return parse


def _purpose(text: str) -> str:
    for key, label in purpose_choices():
        if text in (key, label):
            return key
    raise ValueError(
        gettext("this purpose is unknown; the purposes are: %(purposes)s")
        % {"purposes": "、".join(label for _key, label in purpose_choices())}
    )


def _day_of_consent(text: str) -> dt.date:
    day = as_date(text)
    try:
        refuse_day(day)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None
    return day


class ConsentOnPaper(models.TextChoices):
    """The ways of consent that a list can speak of, under short names."""

    PAPER = Channel.PAPER.value, _("on paper")
    PHONE = Channel.PHONE.value, _("by telephone")


COLUMNS = (
    Column("name", _("Full name"), required=True, parse=_as(normalise_name)),
    Column(
        "phone",
        _("Telephone number"),
        (
            pgettext_lazy("heading of a column", "Telephone"),
            pgettext_lazy("heading of a column", "Mobile"),
            pgettext_lazy("heading of a column", "Mobile number"),
            pgettext_lazy("heading of a column", "Mobile phone number"),
            pgettext_lazy("heading of a column", "Contact number"),
        ),
        required=True,
        parse=_as(normalise_phone),
        hint=_("A mobile number, or a landline with its area code."),
    ),
    Column(
        "village", _("Village or community"), (pgettext_lazy("heading of a column", "Village"),)
    ),
    Column(
        "email",
        _("E-mail address"),
        (pgettext_lazy("heading of a column", "Mailbox"),),
        max_length=EMAIL_LENGTH,
        parse=_as(normalise_email),
    ),
    Column(
        "purpose",
        _("Purpose"),
        required=True,
        parse=_purpose,
        hint=_("What the person agreed to."),
    ),
    Column("channel", _("Way of consent"), required=True, parse=as_choice(ConsentOnPaper)),
    Column("given_on", _("Day of consent"), required=True, parse=_day_of_consent),
)


@dataclass(frozen=True)
class PersonRow:
    """One row, ready for the service; ``additions`` fill what an existing person lacks."""

    row: Row
    village: Village | None
    person: Person | None
    additions: tuple[str, ...] = ()


class PersonImporter(Importer):
    """Records persons with their consents, and fills what is empty of those already recorded."""

    title = _("persons")
    explanation = _(
        "Each row needs the purpose that the person agreed to, and how and when. What is already "
        "recorded of a person is not overwritten."
    )
    columns = COLUMNS
    unique = ("name", "phone")

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        villages = {v.name: v for v in Village.objects.all()}
        recorded = Person.objects.identified_all(
            [(row["name"], row["phone"]) for row in sheet.rows]
        )
        for row in sheet.rows:
            village = villages.get(row["village"]) if row["village"] else None
            if row["village"] and village is None:
                plan.error(gettext("there is no such village or community"), row, _title("village"))
                continue
            values = {"email": row["email"], "village": village}
            try:
                refuse_needless(values, row["purpose"])
            except ValidationError as problem:
                plan.invalid(problem, row, {k: _title(k) for k in values})
                continue
            try:
                refuse_expired(purpose_of(row["purpose"]), row["given_on"])
            except ValidationError as problem:
                plan.error(" ".join(problem.messages), row, _title("given_on"))
                continue
            person = recorded.get((row["name"], row["phone"]))
            self._plan_row(plan, PersonRow(row, village, person), values)
        return plan

    def _plan_row(self, plan: Plan, given: PersonRow, values: dict[str, Any]) -> None:
        row, person = given.row, given.person
        label = f"{mask_name(row['name'])} {mask_phone(row['phone'])}"
        consent = Difference(gettext("consent"), "", label_of(row["purpose"]))
        if person is None:
            plan.changes.append(Change(Action.CREATE, row.number, label, (consent,), target=given))
            return
        for name, value in values.items():
            if value and getattr(person, name) and getattr(person, name) != value:
                message = gettext("another value is recorded; it is not overwritten")
                plan.findings.append(Finding(message, row.number, _title(name), is_error=False))
        additions = tuple(n for n, v in values.items() if v and not getattr(person, n))
        shown = {"email": mask_email(row["email"]), "village": str(given.village)}
        changes = [Difference(_title(name), "", shown[name]) for name in additions]
        if not _has_consent(person, row):
            changes.append(consent)
        if not changes:
            plan.unchanged += 1
            return
        target = PersonRow(row, given.village, person, additions)
        plan.changes.append(Change(Action.CHANGE, row.number, label, tuple(changes), target=target))

    def apply(self, plan: Plan) -> None:
        by = get_active_log_context().user
        texts = {key: current_text(key) for key in {c.target.row["purpose"] for c in plan.changes}}
        for change in plan.changes:
            given: PersonRow = change.target
            row = given.row
            person = given.person
            if person is None or not _has_consent(person, row):
                person, _created = find_or_create_person(
                    row["name"],
                    row["phone"],
                    row["purpose"],
                    Channel(row["channel"]),
                    email=row["email"],
                    village=given.village,
                    by=by,
                    given_at=moment_of(row["given_on"]),
                    text=texts[row["purpose"]],
                )
            if given.additions:
                values = {"email": row["email"], "village": given.village}
                change_person(person, by=by, **{name: values[name] for name in given.additions})


def _title(key: str) -> str:
    return next(str(c.title) for c in COLUMNS if c.key == key)


def _has_consent(person: Person, row: Row) -> bool:
    """Whether this very consent is recorded: a file brought in twice changes nothing."""
    return any(
        (c.purpose, c.channel, c.withdrawn_at) == (row["purpose"], row["channel"], None)
        and timezone.localdate(c.given_at) == row["given_on"]
        for c in person.consents.all()
    )
