"""Who failed to sign in too often must wait: rules on top of django-axes.

Failures are counted per account and address, so that nobody locks a colleague out from elsewhere,
and, with a broader limit, per address alone, against guessing one password for many accounts.
"""

import datetime as dt
import math
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.functions import Lower
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

import structlog
from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt

from fazhi.accounts.models import User

logger = structlog.stdlib.get_logger(__name__)


def attempted_account(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The key under which a failure is counted: one per account, by whichever name it is tried.

    What belongs to no account is kept as a keyed hash only: people type passwords into the wrong
    field. A hash is locked like an account, so a lock tells nothing about who has one.
    """
    credentials = credentials or {}
    given = str(credentials.get("username") or credentials.get("email") or "").strip().lower()
    known: dict[str, str] = getattr(request, "attempted_accounts", {})
    if given not in known:
        by_either = User.objects.filter(Q(username__iexact=given) | Q(email=given))
        name = by_either.values_list("username", flat=True).first() if given else None
        digest = salted_hmac("fazhi.accounts.lockout", given, algorithm="sha256").hexdigest()
        known[given] = account_key(name) if name else f"?{digest[:24]}"
        if request is not None:
            request.attempted_accounts = known  # type: ignore[attr-defined]
    return known[given]


def account_key(username: str) -> str:
    """The key of the account called ``username``."""
    return username.lower()


class LockoutHandler(AxesDatabaseHandler):
    """Counts failures and keeps the log of sign-ins, without what the log does not need."""

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Failures of this account from this address, or the limit when the address reached its own."""
        failures: int = super().get_failures(request, credentials)
        of_address = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address,  # type: ignore[attr-defined]
            attempt_time__gte=get_cool_off_threshold(request),
        ).aggregate(sum=Sum("failures_since_start"))["sum"]
        if (of_address or 0) >= settings.AXES_FAILURE_LIMIT_PER_ADDRESS:
            return max(failures, settings.AXES_FAILURE_LIMIT)
        return failures

    def user_login_failed(
        self,
        sender: Any,
        credentials: dict[str, Any],
        request: HttpRequest | None = None,
        **kwargs: Any,
    ) -> None:
        _forget_browser(request)
        super().user_login_failed(sender, credentials, request, **kwargs)

    def user_logged_in(self, sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
        _forget_browser(request)
        super().user_logged_in(sender, request, user, **kwargs)

    def remove_out_of_limit_failure_logs(self, *, username: str, limit: int | None = None) -> int:
        """Keeps all: the inherited one drops the newest first. `retention` drops the old ones."""
        return 0


def _forget_browser(request: HttpRequest | None) -> None:
    if request is not None:
        request.axes_user_agent = ""  # type: ignore[attr-defined]
        request.axes_http_accept = ""  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Lock:
    """An account at one address, or with no ``key`` a whole address, that has to wait.

    ``account`` is ``None`` for a name that belongs to no account.
    """

    key: str
    address: str | None
    failures: int
    until: dt.datetime
    account: User | None = None


def current_locks() -> list[Lock]:
    """Every lock in force, the latest first."""
    pairs = _summed("username", "ip_address").filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    addresses = _summed("ip_address").filter(failures__gte=settings.AXES_FAILURE_LIMIT_PER_ADDRESS)
    keys = {row["username"] for row in pairs}
    accounts = {
        account_key(user.username): user
        for user in User.objects.alias(key=Lower("username")).filter(key__in=keys)
    }
    locks = [
        Lock(
            key=row.get("username") or "",
            address=row["ip_address"],
            failures=row["failures"],
            until=row["last"] + settings.AXES_COOLOFF_TIME,
            account=accounts.get(row.get("username") or ""),
        )
        for row in [*addresses, *pairs]
    ]
    return sorted(locks, key=lambda lock: lock.until, reverse=True)


def _recent() -> QuerySet[AccessAttempt]:
    begin = timezone.now() - settings.AXES_COOLOFF_TIME
    recent: QuerySet[AccessAttempt] = AccessAttempt.objects.filter(attempt_time__gte=begin)
    return recent


def _summed(*fields: str) -> QuerySet[AccessAttempt, dict[str, Any]]:
    return (
        _recent()
        .values(*fields)
        .annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
        .order_by("-last")
    )


def lift(*, key: str = "", address: str | None = None) -> int:
    """Forgets the failures of an account (``key``), of an address, or of an account at an address.

    Returns how many entries were forgotten; raises `ValueError` when neither is given.
    """
    if not key and not address:
        raise ValueError("lift needs an account or an address")
    attempts = AccessAttempt.objects.all()
    if key:
        attempts = attempts.filter(username=key)
    if address:
        attempts = attempts.filter(ip_address=address)
    count: int = attempts.delete()[0]
    if count:
        logger.info("sign-in lock lifted", entries=count)
    return count


def locked_response(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page that says until when to wait; 429 with Retry-After."""
    until = _locked_until(request, credentials)
    page = render(request, "account/locked.html", {"until": until}, status=429)
    page["Retry-After"] = str(max(1, math.ceil((until - timezone.now()).total_seconds())))
    return page


def _locked_until(request: HttpRequest, credentials: dict[str, Any] | None) -> dt.datetime:
    at_address = _recent().filter(ip_address=request.axes_ip_address)  # type: ignore[attr-defined]
    mine = at_address.filter(username=attempted_account(request, credentials))
    counted = mine.aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    if (counted["failures"] or 0) < settings.AXES_FAILURE_LIMIT:
        counted = at_address.aggregate(last=Max("attempt_time"))
    until: dt.datetime = (counted["last"] or timezone.now()) + settings.AXES_COOLOFF_TIME
    return until
