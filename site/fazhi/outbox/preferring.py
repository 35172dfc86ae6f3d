"""How a person wants to be reached, written down by staff who asked them."""

from django.db import transaction

from wagtail.log_actions import log

from fazhi.accounts.models import User
from fazhi.outbox.models import ContactPreference
from fazhi.people.models import Person


def preference_of(person: Person) -> ContactPreference:
    """What is written down; an unsaved one, without wishes, if nothing is."""
    found = ContactPreference.objects.filter(person=person).first()
    return found or ContactPreference(person=person)


@transaction.atomic
def prefer(person: Person, channel: str, language: str, by: User) -> None:
    """Keeps what the person wants, for messages that are written from now on."""
    wish = {"channel": channel, "language": language}
    ContactPreference.objects.update_or_create(person=person, defaults=wish)
    log(person, "outbox.prefer", user=by, data=wish)
