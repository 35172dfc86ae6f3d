"""Handing out to a person what is stored about them (PIPL, article 45)."""

import datetime as dt
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.people.consents import coverage
from fazhi.people.models import Consent, Person, Reveal, RevealedField, label_of
from fazhi.people.person_data import person_data
from fazhi.people.purposes import FIELDS, UnknownPurpose
from fazhi.people.services import record_reveal

FORMAT = "fazhi-person-1"

# What the person reads in the file instead of the keys. Keys of other rooms that are not among
# these stay as they are.
HEADINGS = {
    "format": _("format of the file"),
    "exported_at": _("handed out at"),
    "person": _("person"),
    "id": _("permanent id"),
    **FIELDS,
    "recorded_at": _("recorded at"),
    "erased_at": _("erased at"),
    "kept": _("what may be kept, until when and what for"),
    "field": _("kind of data"),
    "until": _("kept until"),
    "for": _("purposes"),
    "consents": _("consents"),
    "purpose": _("purpose"),
    "text_version": _("version of the consent text"),
    "text": _("consent text"),
    "text_sha256": _("digest of the text"),
    "way": _("way of consent"),
    "given_at": _("given at"),
    "ends_on": _("purpose ends on"),
    "withdrawn_at": _("withdrawn at"),
    "seen_in_full": _("who has seen data in full"),
    "at": _("seen at"),
    "reason": _("Reason"),
    "by": _("seen by"),
    "other_data": _("data in other parts of the site"),
}


def export_person(person: Person) -> dict[str, Any]:
    """Everything stored about a person, in full: fields, consents, who looked, other rooms' data.

    Numbers and dates are Python values; `person_json` writes them. The caller records the act
    with `hand_out`.
    """
    return {
        "format": FORMAT,
        "exported_at": timezone.now(),
        "person": {
            "id": person.public_id,
            "name": str(person.name),
            "phone": str(person.phone),
            "email": str(person.email),
            "village": str(person.village) if person.village else "",
            "recorded_at": person.created_at,
            "erased_at": person.erased_at,
        },
        "kept": _kept(person),
        "consents": [
            _consent(c) for c in person.consents.select_related("text").order_by("given_at", "pk")
        ],
        "seen_in_full": [
            {
                "at": r.at,
                "field": r.get_field_display(),
                "reason": r.reason,
                "by": r.by_name,
            }
            for r in Reveal.objects.filter(person_code=person.public_id).order_by("at", "pk")
        ],
        "other_data": {share.name: share.export(person) for share in person_data()},
    }


def person_json(data: dict[str, Any]) -> bytes:
    """An export as an indented JSON file in UTF-8, for people: headings in words, times of here."""
    text = json.dumps(_for_people(data), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def _for_people(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(HEADINGS.get(key, key)): _for_people(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_for_people(inner) for inner in value]
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value


@transaction.atomic
def hand_out(person: Person, reason: str, by: User) -> dict[str, Any]:
    """`export_person`, with a record of who took everything out and why."""
    record_reveal(person, RevealedField.EVERYTHING, reason, by)
    log(person, "people.export", user=by)
    return export_person(person)


def _kept(person: Person) -> list[dict[str, Any]]:
    try:
        covered = coverage(person.consents.all(), timezone.localdate())
    except UnknownPurpose:
        covered = {}
    return [
        {
            "field": str(FIELDS[name]),
            "until": covered[name].until or gettext("until consent is withdrawn")
            if name in covered
            else None,
            "for": [label_of(key) for key in covered[name].purposes] if name in covered else [],
        }
        for name in person.filled_fields()
    ]


def _consent(consent: Consent) -> dict[str, Any]:
    return {
        "purpose": str(consent),
        "text_version": consent.text.version,
        "text": consent.text.text_zh,
        "text_sha256": consent.text_sha256,
        "way": consent.get_channel_display(),
        "given_at": consent.given_at,
        "ends_on": consent.ends_on,
        "withdrawn_at": consent.withdrawn_at,
    }
