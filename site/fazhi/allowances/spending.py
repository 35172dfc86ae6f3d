"""Taking from an allowance, and asking whether one is used up."""

import datetime as dt
import math
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from fazhi.accounts.addresses import counted_address
from fazhi.allowances.models import Allowance
from fazhi.workdays import now

WHOLE_SITE = ""


@dataclass(frozen=True)
class Limit:
    """What is counted under ``purpose``, such as ``feedback.text``, and how much there is.

    ``per_hour`` is for one address, which is seldom one person: a village hall, or some hundred
    telephones of a carrier, share one. ``per_day`` is for the whole site; ``None``: no such limit.
    """

    purpose: str
    per_hour: int
    per_day: int | None = None


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
class _Counted:
    """One counter that concerns a request."""

    visitor: str
    until: dt.datetime
    most: int


@transaction.atomic
def spend(limit: Limit, request: HttpRequest) -> None:
    """Takes one from every allowance that concerns the request; raises `TooMany`, and takes none."""
    for counted in _counters(limit, request):
        if not _take(limit.purpose, counted):
            raise TooMany(counted.until)


def _take(purpose: str, counted: _Counted) -> bool:
    """Takes one if one is left. Mostly the counter is there, so it is made only when none was changed."""
    same = {"purpose": purpose, "visitor": counted.visitor, "until": counted.until}
    left = Allowance.objects.filter(**same, used__lt=counted.most)
    if left.update(used=F("used") + 1):
        return True
    Allowance.objects.bulk_create([Allowance(**same)], ignore_conflicts=True)
    return bool(left.update(used=F("used") + 1))


def check(limit: Limit, request: HttpRequest) -> None:
    """Raises `TooMany` when an allowance is used up, and takes nothing."""
    for counted in _counters(limit, request):
        if Allowance.objects.filter(
            purpose=limit.purpose,
            visitor=counted.visitor,
            until=counted.until,
            used__gte=counted.most,
        ).exists():
            raise TooMany(counted.until)


def purge_allowances(dry_run: bool = False) -> int:
    """Deletes the counters whose time is over; returns how many."""
    over = Allowance.objects.filter(until__lt=timezone.now())
    return over.count() if dry_run else over.delete()[0]


def _counters(limit: Limit, request: HttpRequest) -> list[_Counted]:
    """Always in the same order, so that no two requests wait for each other."""
    moment = now()
    hour = moment.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
    counters = [_Counted(_visitor(request, hour), hour, limit.per_hour)]
    if limit.per_day is not None:
        day = moment.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
        counters.append(_Counted(WHOLE_SITE, day, limit.per_day))
    return counters


def _visitor(request: HttpRequest, until: dt.datetime) -> str:
    known = f"{until.isoformat()} {counted_address(request) or '-'}"
    return salted_hmac("fazhi.allowances", known, algorithm="sha256").hexdigest()
