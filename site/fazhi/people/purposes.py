"""What personal data is collected for: registered in code, by the room that needs the data.

A field of a person is kept only while a consent to one of these purposes covers it. Source:
Personal Information Protection Law, articles 6 (a clear purpose, the least data), 17 (what a
person is told) and 19 (the shortest time needed).
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Every field of a person that says something about the person.
FIELDS: dict[str, Promise] = {
    "name": _("full name"),
    "phone": _("telephone number"),
    "email": _("e-mail address"),
    "village": _("village or community"),
}

CONTACT = "contact"


class UnknownPurpose(LookupError):
    """No room has registered a purpose of this key."""


@dataclass(frozen=True)
class Purpose:
    """One purpose and the fields that it needs.

    It ends ``term_days`` after consent unless the room that gave the consent sets another end
    (the day of an event); ``None`` means that it lasts until consent is withdrawn. Data stays
    ``retention_days`` longer, for what cannot be settled on the last day.
    """

    key: str
    label: str | Promise
    fields: tuple[str, ...]
    retention_days: int
    term_days: int | None = None

    def __post_init__(self) -> None:
        unknown = set(self.fields) - set(FIELDS)
        if unknown or not self.fields:
            raise ValueError(f"purpose {self.key}: no such fields {sorted(unknown)}")

    def ends_on(self, given_on: dt.date) -> dt.date | None:
        """The day on which the purpose ends by itself, for a consent given on ``given_on``."""
        return None if self.term_days is None else given_on + dt.timedelta(days=self.term_days)


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    """Adds a purpose; called from ``AppConfig.ready``."""
    _purposes[purpose.key] = purpose


def purposes() -> list[Purpose]:
    """All registered purposes by key."""
    return [_purposes[key] for key in sorted(_purposes)]


def purpose_of(key: str) -> Purpose:
    """The purpose ``key``; raises `UnknownPurpose` when no room has registered it."""
    try:
        return _purposes[key]
    except KeyError:
        raise UnknownPurpose(key) from None


def purpose_choices() -> list[tuple[str, str]]:
    """Keys and labels, for forms."""
    return [(p.key, str(p.label)) for p in purposes()]


register_purpose(
    Purpose(
        key=CONTACT,
        label=_("Answering and calling back about a matter raised with the town"),
        fields=("name", "phone", "email", "village"),
        retention_days=30,
        term_days=365,
    )
)
