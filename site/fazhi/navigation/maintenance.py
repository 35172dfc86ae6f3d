"""Closing the site for a while, and what visitors see then. Nothing here asks the database."""

import datetime as dt
import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from fazhi.navigation.languages import language_of_path, page_in_all_languages

# Where no end is known, and where the one that was named has passed.
RETRY_SECONDS = 600
# Whoever watches over the processes must see that they live.
OPEN_PATHS = frozenset({"/healthz", "/readyz"})


@dataclass(frozen=True)
class Closure:
    """That the site is closed; ``until`` is when it is expected back, if anybody said so."""

    until: dt.datetime | None = None

    def retry_seconds(self, now: dt.datetime) -> int:
        """For ``Retry-After`` (RFC 9110, section 10.2.3)."""
        if self.until is None or self.until <= now:
            return RETRY_SECONDS
        return math.ceil((self.until - now).total_seconds())


def current_closure() -> Closure | None:
    """Whether the site is closed, as the file in the data folder says.

    A file, not a row or a variable: it holds while the database is down, and every process on the
    machine heeds it from one request to the next. One that cannot be read closes the site too.
    """
    try:
        until = json.loads(_file().read_text(encoding="utf-8"))["until"]
        end = dt.datetime.fromisoformat(until) if until else None
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError):
        return Closure()
    return Closure(timezone.make_aware(end) if end and timezone.is_naive(end) else end)


def close(until: dt.datetime | None = None) -> None:
    """Closes the site. ``until`` needs a time zone. Raises ``OSError`` where the folder is shut."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    being_written = file.with_suffix(".new")
    being_written.write_text(json.dumps({"until": until.isoformat() if until else None}))
    being_written.replace(file)


def reopen() -> bool:
    """Opens the site again; whether it was closed."""
    try:
        _file().unlink()
    except FileNotFoundError:
        return False
    return True


def next_time(clock: dt.time, now: dt.datetime) -> dt.datetime:
    """When a clock in China next shows ``clock``."""
    local = timezone.localtime(now)
    today = local.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return today if today > local else today + dt.timedelta(days=1)


def closed_page(closure: Closure | None = None) -> str:
    """The page in all languages. Without a closure nobody knows why the site does not answer."""
    until = closure.until if closure and closure.until and closure.until > timezone.now() else None
    return page_in_all_languages("503.html", planned=closure is not None, until=until)


@never_cache
def closed(request: HttpRequest, closure: Closure) -> HttpResponse:
    """503 in the language of the path."""
    with translation.override(language_of_path(request.path_info) or settings.LANGUAGE_CODE):
        retry = closure.retry_seconds(timezone.now())
        headers = {"Retry-After": str(retry), "Content-Language": translation.get_language()}
        return HttpResponse(closed_page(closure), status=503, headers=headers)


class MaintenanceMiddleware:
    """Answers for the whole site while it is closed, the administration included.

    It stands outside of whatever asks the database. Health checks and static files stay open.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in OPEN_PATHS and (closure := current_closure()):
            return closed(request, closure)
        return self.get_response(request)


def _file() -> Path:
    return Path(settings.MAINTENANCE_FILE)
