"""How much one address, and the whole site, may send in a time: exact, also across processes.

The database counts, so no broker and no memory of one process is needed. Of an address only a keyed
hash is kept, another one for each hour, so that nobody can be followed from one hour to the next.
"""

import datetime as dt
import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from fazhi.accounts.addresses import counted_address
from fazhi.feedback.models import Allowance, Purpose
from fazhi.workdays import now

# One address is seldom one person: a village hall, or some hundred telephones of a carrier, share one.
# In a lecture sixty people look at four pages each, and a third of them write.
PER_ADDRESS_AND_HOUR = {Purpose.TEXT: 20, Purpose.VOTE: 240, Purpose.MISS: 30}
# What the departments of a town could still read, and more than residents ever wrote in a day.
PER_DAY = {Purpose.TEXT: 2000}
WHOLE_SITE = ""


class TooMany(Exception):
    """An allowance is used up; ``until`` says when it begins anew."""

    def __init__(self, until: dt.datetime) -> None:
        super().__init__(until)
        self.until = until

    @property
    def seconds(self) -> int:
        """Seconds to wait, at least one."""
        return max(1, math.ceil((self.until - timezone.now()).total_seconds()))


@dataclass(frozen=True)
class _Limit:
    """One counter that concerns a request."""

    visitor: str
    until: dt.datetime
    most: int


@transaction.atomic
def spend(purpose: Purpose, request: HttpRequest) -> None:
    """Takes one from every allowance that concerns the request; raises `TooMany`, and takes none."""
    for limit in _limits(purpose, request):
        row, _made = Allowance.objects.get_or_create(
            purpose=purpose, visitor=limit.visitor, until=limit.until
        )
        left = Allowance.objects.filter(pk=row.pk, used__lt=limit.most)
        if not left.update(used=F("used") + 1):
            raise TooMany(limit.until)


def check(purpose: Purpose, request: HttpRequest) -> None:
    """Raises `TooMany` when an allowance is used up, and takes nothing."""
    for limit in _limits(purpose, request):
        if Allowance.objects.filter(
            purpose=purpose, visitor=limit.visitor, until=limit.until, used__gte=limit.most
        ).exists():
            raise TooMany(limit.until)


def purge_allowances(dry_run: bool = False) -> int:
    """Deletes the counters whose time is over; returns how many."""
    over = Allowance.objects.filter(until__lt=timezone.now())
    return over.count() if dry_run else over.delete()[0]


def _limits(purpose: Purpose, request: HttpRequest) -> list[_Limit]:
    """Always in the same order, so that no two requests wait for each other."""
    moment = now()
    hour = moment.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
    limits = [_Limit(_visitor(request, hour), hour, PER_ADDRESS_AND_HOUR[purpose])]
    if purpose in PER_DAY:
        day = moment.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
        limits.append(_Limit(WHOLE_SITE, day, PER_DAY[purpose]))
    return limits


def _visitor(request: HttpRequest, until: dt.datetime) -> str:
    known = f"{until.isoformat()} {counted_address(request) or '-'}"
    return salted_hmac("fazhi.feedback.allowances", known, algorithm="sha256").hexdigest()
