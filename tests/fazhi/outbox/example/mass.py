"""Many messages of one kind, to many domains."""

from django.db import transaction

from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.outbox.models import OutboxSettings
from fazhi.outbox.recipients import Recipient
from fazhi.outbox.writing import send

KIND = "test.mass"
DOMAINS = 40
AT_ONCE = 100  # in one transaction


def register() -> None:
    """Makes the kind known to this process."""
    register_kind(
        Kind(
            key=KIND,
            label="Mass",
            subject="Number {{ number }}",
            body="This is number {{ number }}.",
            why="You live here.",
            placeholders={"number": Placeholder("Number", "1")},
            waits_for_day=False,
        )
    )


def write(count: int) -> None:
    """Writes that many, with no pace set to any domain."""
    settings = OutboxSettings.load()
    settings.domain_rate = 0
    settings.save()
    for first in range(0, count, AT_ONCE):
        with transaction.atomic():
            for number in range(first, min(count, first + AT_ONCE)):
                to = Recipient(email=f"resident{number}@d{number % DOMAINS}.test")
                send(KIND, to, {"number": number})
