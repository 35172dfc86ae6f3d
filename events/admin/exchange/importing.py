"""A list of people for a session from a clerk's spreadsheet; each row needs a consent.

Rows that repeat what is registered change nothing. The preview shows names and numbers masked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log

from events.models import Session
from events.registering.forms import NamesField
from events.seats.people import already_there, keys_of
from events.seats.refusals import Refused, refuse_registering, refuse_size
from events.seats.registering import Application, register
from events.states import Way
from fazhi.imports.importer import Action, Change, Difference, Importer, Plan
from fazhi.people.consents import refuse_day
from fazhi.people.contact import normalise_name, normalise_phone
from fazhi.people.forms import moment_of
from fazhi.people.importer import ConsentOnPaper
from fazhi.people.masking import mask_name, mask_phone
from fazhi.people.models import Channel
from fazhi.places.models import Village
from fazhi.spreadsheets import Column, Row, Sheet, as_choice, as_date
from fazhi.workdays import now

LONGEST_NAMES = 2000
LONGEST_UNIT = 80


def _name(text: str) -> str:
    try:
        return normalise_name(text)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def _phone(text: str) -> str:
    try:
        return normalise_phone(text)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def _names(text: str) -> tuple[str, ...]:
    try:
        return tuple(NamesField().clean(text))
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None


def _day(text: str) -> Any:
    day = as_date(text)
    try:
        refuse_day(day)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None
    return day


COLUMNS = (
    Column("name", gettext_lazy("Full name"), required=True, parse=_name),
    Column("phone", gettext_lazy("Telephone"), required=True, parse=_phone),
    Column(
        "attendees",
        gettext_lazy("Attendees"),
        max_length=LONGEST_NAMES,
        multiline=True,
        parse=_names,
        default=(),
        hint=gettext_lazy("With commas between them; left empty, whoever is named before comes."),
    ),
    Column("unit", gettext_lazy("Unit"), max_length=LONGEST_UNIT),
    Column("village", gettext_lazy("Village (community)")),
    Column(
        "channel", gettext_lazy("Way of consent"), required=True, parse=as_choice(ConsentOnPaper)
    ),
    Column("given_on", gettext_lazy("Day of consent"), required=True, parse=_day),
)


@dataclass(frozen=True)
class PeopleRow:
    """One row, ready to be registered."""

    row: Row
    names: tuple[str, ...]
    village: Village | None

    @property
    def way(self) -> Way:
        """The list of a unit, or somebody on whose behalf staff register."""
        return Way.LIST if self.row["unit"] else Way.STAFF


class SessionPeopleImporter(Importer):
    """Registers the people of a list for one session."""

    title = gettext_lazy("people of a session")
    explanation = gettext_lazy(
        "Each row is a registration with its contact, and needs how and when the contact agreed. "
        "Who is registered already is left as they are. Seats are given in the order of the rows; "
        "when they are used up, people wait."
    )
    columns = COLUMNS
    unique = ("name", "phone")

    def __init__(self, session: Session, user: Any = None) -> None:
        super().__init__(user)
        self.session = session

    def plan(self, sheet: Sheet) -> Plan:
        plan = Plan()
        try:
            refuse_registering(self.session, now(), by_staff=True)
        except Refused as refused:
            plan.error(refused.message)
            return plan
        villages = {village.name: village for village in Village.objects.all()}
        keys = {row.number: keys_of(_who(row), row["phone"]) for row in sheet.rows}
        there = already_there(self.session, [k for row in keys.values() for k in row.values()])
        planned: set[str] = set()
        for row in sheet.rows:
            village = villages.get(row["village"]) if row["village"] else None
            if row["village"] and village is None:
                plan.error(_("there is no such village or community"), row, _title("village"))
                continue
            self._plan_row(
                plan, PeopleRow(row, _who(row), village), keys[row.number], there | planned
            )
            planned |= set(keys[row.number].values())
        return plan

    def _plan_row(
        self, plan: Plan, given: PeopleRow, keys: dict[str, str], there: set[str]
    ) -> None:
        row = given.row
        fresh = [name for name, key in keys.items() if key not in there]
        if not fresh:
            plan.unchanged += 1
            return
        try:
            refuse_size(self.session, len(given.names), given.way)
        except Refused as refused:
            plan.error(refused.message, row, _title("attendees"))
            return
        label = f"{mask_name(row['name'])} {mask_phone(row['phone'])}"
        people = Difference(_("Attendees"), "", _listed(mask_name(name) for name in fresh))
        plan.changes.append(Change(Action.CREATE, row.number, label, (people,), target=given))

    def apply(self, plan: Plan) -> None:
        """Registers them; may raise `Refused` when something else happened since the plan."""
        for change in plan.changes:
            given: PeopleRow = change.target
            row = given.row
            register(
                self.session,
                Application(
                    name=row["name"],
                    phone=row["phone"],
                    names=given.names,
                    village=given.village,
                    unit=row["unit"],
                    way=given.way,
                    channel=Channel(row["channel"]),
                    by=self.user,  # type: ignore[arg-type]
                    agreed_at=moment_of(row["given_on"]),
                ),
            )
        if plan.changes:
            log(
                self.session,
                "events.import",
                user=self.user,
                data={"registrations": len(plan.changes)},
            )


def _who(row: Row) -> tuple[str, ...]:
    return row["attendees"] or (row["name"],)


def _title(key: str) -> str:
    return next(str(column.title) for column in COLUMNS if column.key == key)


def _listed(names: Iterable[str]) -> str:
    return "、".join(names)
