"""What went wrong, in words: every answer of the API is JSON, refusals too."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from ninja import NinjaAPI
from ninja.errors import ValidationError

_QUOTED = re.compile(r"'([^']*)'")


def refused(status: int, detail: str, **more: Any) -> JsonResponse:
    """An answer of the schema `Problem`."""
    return JsonResponse(
        {"detail": detail, "errors": [], **more},
        status=status,
        json_dumps_params={"ensure_ascii": False},
    )


def not_there() -> JsonResponse:
    """404 for an address or a thing."""
    return refused(404, _("There is nothing at this address, or it is not public."))


def not_allowed() -> JsonResponse:
    """405 for what would change something."""
    response = refused(405, _("This interface can only be read (GET)."))
    response["Allow"] = "GET, HEAD"
    return response


def too_often(request: HttpRequest) -> JsonResponse:
    """429 for whoever asks faster than the limit."""
    return refused(429, _("Too many requests; please wait ten seconds."))


def register(api: NinjaAPI) -> None:
    """Says in Chinese what the library would say in English."""
    api.add_exception_handler(Http404, lambda request, error: not_there())
    api.add_exception_handler(ValidationError, _unusable)


def _unusable(request: HttpRequest, error: ValidationError | type[ValidationError]) -> HttpResponse:
    assert isinstance(error, ValidationError)  # noqa: S101 - tells the type checker
    errors = [
        {"parameter": str(one["loc"][-1]), "message": _what_is_wrong(one)} for one in error.errors
    ]
    said = [
        _("%(parameter)s: %(message)s") % {"parameter": e["parameter"], "message": e["message"]}
        for e in errors
    ]
    return refused(422, " ".join(said), errors=errors)


def _what_is_wrong(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    kind = str(error["type"])
    if kind.startswith("int"):
        return _("This is not a whole number.")
    if kind == "greater_than_equal":
        return _("This must be at least %(least)s.") % {"least": context["ge"]}
    if kind == "less_than_equal":
        return _("This must be at most %(most)s.") % {"most": context["le"]}
    if kind == "enum":
        choices = ", ".join(_QUOTED.findall(context["expected"]))
        return _("This must be one of: %(choices)s.") % {"choices": choices}
    if kind.startswith(("datetime", "date", "timezone", "value_error")):
        return _("This is not a date or time such as 2026-01-31 or 2026-01-31T08:30:00+08:00.")
    return _("This value is not written as it must be.")
