"""What rooms above offer to do about a person, on the person's page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from fazhi.people.models import Person


@dataclass(frozen=True)
class PersonOffer:
    """A button for those who have ``permission`` (an action such as ``change``) for persons."""

    label: Any
    icon: str
    permission: str
    url: Callable[[Person], str]


_offers: list[PersonOffer] = []


def register_person_offer(offer: PersonOffer) -> None:
    """Adds a button; called from ``AppConfig.ready``."""
    if offer not in _offers:
        _offers.append(offer)


def person_offers() -> list[PersonOffer]:
    """All of them, in the order of the apps."""
    return list(_offers)
