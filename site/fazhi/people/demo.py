"""Fictional residents, so that no screen is empty: numbers that nobody can be called at."""

from functools import partial

from fazhi.people.consents import give_consent
from fazhi.people.models import Channel, Consent, ConsentText, Person, Reveal
from fazhi.people.purposes import CONTACT
from fazhi.people.services import find_or_create_person
from fazhi.places.models import Village
from fazhi.town.demo import DemoPart, DemoTown

# Subscriber numbers do not begin with 0.
NAMES = ("示例甲", "示例乙", "示例丙", "示例丁", "示例戊", "示例己", "示例庚", "示例辛")
HOUSEHOLD = "0523-00000001"


def _phone(number: int) -> str:
    """The first two share a number: a household."""
    return HOUSEHOLD if number < 2 else f"0523-{number:08d}"


def load(demo: DemoTown) -> None:
    """Records each person with a consent on paper; one of them also by telephone."""
    villages = list(Village.objects.order_by("pk")[: len(NAMES)])
    for number, name in enumerate(NAMES):
        demo.make(f"people:{number}", partial(_person, number, name, villages))


def _person(number: int, name: str, villages: list[Village]) -> Person:
    person, _created = find_or_create_person(
        name,
        _phone(number),
        CONTACT,
        Channel.PAPER,
        email=f"demo-{number}@example.invalid" if number % 3 == 0 else "",
        village=villages[number % len(villages)] if villages else None,
    )
    if number == 1:
        give_consent(person, CONTACT, Channel.PHONE)
    return person


def remove(demo: DemoTown) -> None:
    """Takes away what belongs to the persons without being theirs: wordings, and who looked."""
    Reveal.objects.exclude(person_code__in=Person.objects.values("public_id")).delete()
    if not Consent.objects.exists():
        ConsentText.objects.all().delete()


# After the site's owner is known: the consent text names it.
PART = DemoPart(name="people", order=65, load=load, remove=remove)
