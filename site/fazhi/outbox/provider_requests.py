"""The address at which the mail provider tells what became of messages.

There is one only where a backend of django-anymail is configured, and only with a secret: without
one everybody could tell anything. A request with a wrong signature, or with a right one that is
older than `TOLERANCE`, changes nothing; what is younger is recognised (`ProviderEvent`).
"""

import datetime as dt
import json
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import Error
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

import structlog
from anymail import urls as anymail_urls

from fazhi.outbox.provider_events import TooEarly

logger = structlog.stdlib.get_logger(__name__)

# Longer than the hours over which providers try again, shorter than events are remembered.
TOLERANCE = dt.timedelta(hours=24)

# What proves a request, by provider; the others have the basic authentication of WEBHOOK_SECRET
# (Resend's signature would need a library of theirs).
SIGNING_KEYS = {
    "mailersend": ("MAILERSEND_SIGNING_SECRET",),
    "mailgun": ("MAILGUN_WEBHOOK_SIGNING_KEY",),
    "mailtrap": ("MAILTRAP_TRACKING_SECRET", "WEBHOOK_SECRET"),
    "mandrill": ("MANDRILL_WEBHOOK_KEY",),
    "postal": ("POSTAL_WEBHOOK_KEY",),
    "sendgrid": ("SENDGRID_TRACKING_WEBHOOK_VERIFICATION_KEY", "WEBHOOK_SECRET"),
    "unisender_go": ("UNISENDER_GO_API_KEY",),
}


def provider() -> str:
    """The configured provider that can tell what became of messages; empty if there is none."""
    package, _dot, rest = settings.OUTBOX_EMAIL_BACKEND.partition("anymail.backends.")
    name = rest.partition(".")[0] if not package else ""
    return name if _view_of(name) else ""


def secrets_of(name: str) -> tuple[str, ...]:
    """The options of ``ANYMAIL`` one of which must be set for that provider."""
    return SIGNING_KEYS.get(name, ("WEBHOOK_SECRET",))


def has_secret(name: str) -> bool:
    """Whether requests of that provider can be told from anybody else's."""
    return any(_options().get(option) for option in secrets_of(name))


@csrf_exempt
@require_http_methods(["POST", "HEAD"])
def provider_request(request: HttpRequest, name: str) -> HttpResponse:
    """Takes in what the provider tells; 403 for a wrong signature, 400 for what cannot be read."""
    view = _view_of(name)
    if view is None or name != provider() or not has_secret(name):
        return HttpResponseNotFound()  # a machine asks: no page
    try:
        if request.method == "POST" and _is_stale(name, request):
            return _refused(name, 403, "the signed time is over")
        return view(request)
    except TooEarly:
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    except SuspiciousOperation as error:
        return _refused(name, 403, type(error).__name__)
    except Error:
        raise  # the database is away: the provider tries again
    except Exception as error:  # noqa: BLE001 - whatever a library stumbles over, the client sent it
        # Not its words: they may hold the request, and that a person's address.
        return _refused(name, 400, type(error).__name__)


def _options() -> dict[str, Any]:
    return getattr(settings, "ANYMAIL", {})


def _refused(name: str, status: int, reason: str) -> HttpResponse:
    logger.warning("a provider's request was refused", provider=name, status=status, reason=reason)
    return HttpResponse(status=status)


def _view_of(name: str) -> Callable[..., HttpResponse] | None:
    wanted = f"{name}_tracking_webhook"
    found = (p.callback for p in anymail_urls.urlpatterns if p.name == wanted)
    return next(found, None)


def _is_stale(name: str, request: HttpRequest) -> bool:
    """Whether the provider signs a time and it is over; a time that cannot be read is."""
    read = _SIGNED_TIMES.get(name)
    if read is None or not _options().get(SIGNING_KEYS[name][0]):
        return False
    try:
        age = timezone.now().timestamp() - float(read(request))
    except (KeyError, TypeError, ValueError):
        return True
    return not abs(age) <= TOLERANCE.total_seconds()


def _of_mailgun(request: HttpRequest) -> Any:
    if request.content_type == "application/json":
        return json.loads(request.body)["signature"]["timestamp"]
    return request.POST["timestamp"]


_SIGNED_TIMES: dict[str, Callable[[HttpRequest], Any]] = {
    "mailgun": _of_mailgun,
    "postal": lambda request: json.loads(request.body)["timestamp"],
    "sendgrid": lambda request: request.headers["X-Twilio-Email-Event-Webhook-Timestamp"],
}
