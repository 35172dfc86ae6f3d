"""What the screens of the call list show: numbers to call, the most urgent first."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from fazhi.outbox.calls.permissions import calls_of
from fazhi.outbox.models import CallLease, Message
from fazhi.people.masking import mask_name, mask_phone

NUMBERS_PER_PAGE = 30
MOST_AT_ONCE = 20  # calls to one number, on its own screen
DUE, LATER = "due", "later"


@dataclass
class NumberToCall:
    """A number with everything that is to be said there."""

    due_at: dt.datetime
    calls: list[Message] = field(default_factory=list)
    lease: CallLease | None = None

    @property
    def first(self) -> Message:
        """By its key the number has an address; the hash stays out of it."""
        return self.calls[0]

    @property
    def masked_names(self) -> list[str]:
        """Who is called; a household shares a number."""
        return list(dict.fromkeys(mask_name(call.recipient_name) for call in self.calls))

    @property
    def masked_number(self) -> str:
        """Enough to recognise it."""
        return mask_phone(self.first.address)

    @property
    def until(self) -> dt.datetime | None:
        """When the first of the calls is of no use any more."""
        return min((call.expires_at for call in self.calls if call.expires_at), default=None)

    @property
    def is_overdue(self) -> bool:
        """Whether it has been due since yesterday or longer."""
        return timezone.localdate(self.due_at) < timezone.localdate()


def due_calls(user: Any) -> QuerySet[Message]:
    """The calls that the user may see and that can be made now."""
    now = timezone.now()
    useful = Q(expires_at=None) | Q(expires_at__gt=now)
    return calls_of(user).filter(useful, due_at__lte=now)


def later_calls(user: Any) -> QuerySet[Message]:
    """Those that wait for their time."""
    return calls_of(user).filter(due_at__gt=timezone.now())


def numbers(calls: QuerySet[Message], page: str | None) -> Page[Any]:
    """One page of numbers; four queries, however many there are."""
    grouped = (
        calls.order_by()
        .values("address_hash")
        .annotate(due=Min("due_at"), first=Min("priority"))
        .order_by("first", "due", "address_hash")
    )
    found: Page[Any] = Paginator(grouped, NUMBERS_PER_PAGE).get_page(page)
    shown = {row["address_hash"]: NumberToCall(row["due"]) for row in found}
    rows = calls.filter(address_hash__in=shown).select_related("department")
    for call in rows.order_by("due_at", "pk"):
        shown[call.address_hash].calls.append(call)
    leases = CallLease.objects.filter(address_hash__in=shown, until__gt=timezone.now())
    for lease in leases.select_related("by"):
        shown[lease.address_hash].lease = lease
    found.object_list = [number for number in shown.values() if number.calls]
    return found


def by_department(calls: QuerySet[Message]) -> list[Any]:
    """How many numbers each department has to call."""
    return list(
        calls.order_by("department__sort_order", "department__name")
        .values("department", "department__name")
        .annotate(count=Count("address_hash", distinct=True))
    )


def counts(user: Any) -> dict[str, int]:
    """Numbers that are due and those overdue; one query."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return due_calls(user).aggregate(
        due=Count("address_hash", distinct=True),
        overdue=Count("address_hash", distinct=True, filter=Q(due_at__lt=today)),
    )
