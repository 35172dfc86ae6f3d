"""Registering for a session: one form, no account, the same answer whether a number is known or not."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models import Registration
from events.purposes import LECTURE
from events.reading.shown import ShownSession
from events.reading.views import find_bare_session, find_session, session_context
from events.registering import challenge
from events.registering.forms import RegistrationForm, UnitForm, fresh_values
from events.seats.locking import Busy
from events.seats.refusals import Refused, refuse_registering
from events.seats.registering import Application, sent_before
from events.seats.registering import register as take_in
from events.states import Way
from fazhi.allowances.spending import TooMany
from fazhi.people.consents import current_text
from fazhi.places.models.base import in_language
from fazhi.places.my_village import current_village
from fazhi.same_origin import anonymous_post

RETRY_AFTER = 3  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache  # seats change, and each form has a key of its own
@anonymous_post
def register(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form for people and households."""
    return _answer(request, public_id, RegistrationForm)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anonymous_post
def register_unit(request: HttpRequest, public_id: str) -> HttpResponse:
    """The form for a unit with a list of names."""
    session = find_bare_session(public_id)
    if not session.largest_list:
        return HttpResponseRedirect(reverse("events:register", args=[session.public_id]))
    return _answer(request, public_id, UnitForm)


def _answer(
    request: HttpRequest, public_id: str, form_class: type[RegistrationForm]
) -> HttpResponse:
    if request.method != "POST":
        found = find_session(public_id)
        initial = fresh_values(current_village(request), is_list=form_class.is_list)
        return _show(request, found, form_class(found.session, initial=initial))
    session = find_bare_session(public_id)  # the page with all its facts is for whoever stays on it
    if done := sent_before(request.POST.get("form_key", "")):
        return _to(done)
    form = form_class(session, request.POST)
    if not form.is_valid():
        return _show(request, find_session(public_id), form)
    status, seconds = 200, 0
    try:
        challenge.take_one(request)
        return _to(take_in(session, _application(form)))
    except challenge.ProofMissing:
        status = 429
        form.add_error(None, challenge.missing_text())
    except TooMany as error:
        status, seconds = 429, error.seconds
        form.add_error(None, challenge.too_many_text(error.until))
    except Refused as refused:
        status = 409
        form.add_error(None, refused.message)
    except Busy:
        status, seconds = 503, RETRY_AFTER
        form.add_error(None, challenge.busy_text())
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
    response = _show(request, find_session(public_id), form, status)
    if seconds:
        response["Retry-After"] = str(seconds)
    return response


def _to(registration: Registration) -> HttpResponse:
    address = reverse("events:mine", args=[registration.token])
    response = HttpResponseRedirect(f"{address}?sent=1")
    response["Referrer-Policy"] = "no-referrer"
    return response


def _application(form: RegistrationForm) -> Application:
    data = form.cleaned_data
    return Application(
        name=data["name"],
        phone=data["phone"],
        names=data["names"],
        email=data["email"],
        village=data["village"],
        unit=data.get("unit", ""),
        way=Way.LIST if form.is_list else Way.WEB,
        form_key=data["form_key"],
    )


def _show(
    request: HttpRequest, found: ShownSession, form: RegistrationForm, status: int = 200
) -> HttpResponse:
    consent_text = current_text(LECTURE)
    context: dict[str, Any] = {
        **session_context(found),
        "form": form,
        "consent_text": consent_text,
        "consent_words": in_language(consent_text.text_zh, consent_text.text_en),
        "refusal": _refusal(found),
        **challenge.context(request, form),
    }
    return render(request, "events/register.html", context, status=status)


def _refusal(found: ShownSession) -> str:
    """Why nobody can register now; empty while one can. The form is not shown then."""
    try:
        refuse_registering(found.session, found.at, by_staff=False)
    except Refused as refused:
        return refused.message
    return ""
