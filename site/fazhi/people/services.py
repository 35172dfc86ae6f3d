"""Recording a person once, correcting what is recorded, and showing it in full."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.people.consents import covered_fields, locked, record_consent
from fazhi.people.contact import normalise_email, normalise_name, normalise_phone
from fazhi.people.masking import telling_parts
from fazhi.people.models import Channel, ConsentText, Person, Reveal, RevealedField
from fazhi.people.purposes import FIELDS, purpose_of

if TYPE_CHECKING:
    from fazhi.places.models import Village

LONG_NUMBER = re.compile(r"\d(?:[\s-]?\d){6,}")
_KEEP: Any = object()


@transaction.atomic
def find_or_create_person(
    name: str,
    phone: str,
    purpose_key: str,
    channel: Channel,
    *,
    email: str = "",
    village: "Village | None" = None,
    by: User | None = None,
    given_at: dt.datetime | None = None,
    ends_on: dt.date | None = None,
    text: ConsentText | None = None,
) -> tuple[Person, bool]:
    """The person of this name and number with a new consent, and whether the row is new.

    An existing person's e-mail and village stay as they are: whoever knows a name and a number
    must not be able to redirect mail. Raises ``ValidationError`` keyed by field for bad input,
    and for a field that the purpose does not need.
    """
    values = clean_fields(name=name, phone=phone, email=email, village=village)
    refuse_needless(values, purpose_key)
    person, created = _get_or_create(values)
    if created:
        log(person, "wagtail.create", user=by)
    record_consent(
        person, purpose_key, channel, by=by, given_at=given_at, ends_on=ends_on, text=text
    )
    return person, created


def _get_or_create(values: dict[str, object]) -> tuple[Person, bool]:
    same = Person.objects.identified(str(values["name"]), str(values["phone"]))
    if found := same.select_for_update(no_key=True).first():
        return found, False
    try:
        with transaction.atomic():
            return Person.objects.create(**values), True
    except IntegrityError:  # somebody else was faster by a moment
        return same.select_for_update(no_key=True).get(), False


def clean_fields(
    *,
    name: str,
    phone: str,
    email: str = "",
    village: "Village | None" = None,
    required: tuple[str, ...] = ("name", "phone"),
) -> dict[str, object]:
    """All fields in their stored form; raises ``ValidationError`` keyed by field."""
    values: dict[str, object] = {"village": village}
    errors: dict[str, ValidationError] = {}
    for key, text, normalise in (
        ("name", name, normalise_name),
        ("phone", phone, normalise_phone),
        ("email", email, normalise_email),
    ):
        try:
            values[key] = normalise(text) if text or key in required else ""
        except ValidationError as error:
            errors[key] = error
    if errors:
        raise ValidationError(dict(errors))
    return values


def refuse_needless(values: dict[str, object], purpose_key: str) -> None:
    """Raises ``ValidationError`` for a filled field that the purpose does not need (PIPL, art. 6)."""
    needless = [f for f in FIELDS if values.get(f) and f not in purpose_of(purpose_key).fields]
    if needless:
        raise ValidationError(
            {f: _("This purpose does not need this field; leave it empty.") for f in needless}
        )


@transaction.atomic
def change_person(
    person: Person,
    *,
    name: str = "",
    phone: str = "",
    email: str = _KEEP,
    village: "Village | None" = _KEEP,
    by: User | None = None,
) -> Person:
    """Corrects fields (PIPL, article 46); an empty name or number stays as it is.

    An e-mail address or village is kept when not given, and deleted when given empty. Raises
    ``ValidationError`` keyed by field, for a new field that no consent covers, or for a change
    that makes two rows the same person.
    """
    person = locked(person)
    values = clean_fields(
        name=name or person.name,
        phone=phone or person.phone,
        email=person.email if email is _KEEP else email,
        required=(),
    )
    values["village"] = person.village if village is _KEEP else village
    covered = covered_fields(person)
    if bare := [f for f in FIELDS if values[f] and not getattr(person, f) and f not in covered]:
        message = _("No consent covers this field. Record the consent first.")
        raise ValidationError(dict.fromkeys(bare, message))
    twin = Person.objects.identified(str(values["name"]), str(values["phone"]))
    if twin.exclude(pk=person.pk).exists():
        raise ValidationError(_("This person is already recorded."), code="twin")
    changed = [f for f in FIELDS if getattr(person, f) != values[f]]
    if not changed:
        return person
    for field in changed:
        setattr(person, field, values[field])
    try:
        with transaction.atomic():
            person.save(update_fields=changed)
    except IntegrityError:
        raise ValidationError(_("This person is already recorded."), code="twin") from None
    log(person, "wagtail.edit", user=by, data={"fields": changed}, content_changed=True)
    return person


@transaction.atomic
def reveal_field(person: Person, field: RevealedField, reason: str, by: User) -> str:
    """A field in full, after writing down who sees it and why; raises ``ValidationError``."""
    if field == RevealedField.EVERYTHING:
        raise ValueError("everything is handed out by an export")
    record_reveal(person, field, reason, by)
    return str(getattr(person, str(field)))


def record_reveal(person: Person, field: RevealedField, reason: str, by: User) -> Reveal:
    """Writes down that somebody sees personal data in full.

    Raises ``ValidationError`` for a reason that is too short, or holds personal data itself.
    """
    text = " ".join(reason.split())
    if len(text) < 2:
        raise ValidationError({"reason": _("Say why you need to see it.")})
    names = (person.name, *telling_parts(person.name))
    if "@" in text or LONG_NUMBER.search(text) or any(n and n in text for n in names):
        raise ValidationError(
            {"reason": _("Give the reason without names, numbers and addresses of persons.")}
        )
    return Reveal.objects.create(
        person_code=person.public_id, field=field, reason=text, by=by, by_name=by.get_short_name()
    )
