"""The private page of a registration: its link shows on GET and acts on POST, for whoever holds it."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events import attendance
from events.models import Registration, Session
from events.models.registrations import digest_of
from events.privacy import certificates_of, exported, forget, stored
from events.reading.shown import all_shown, public_sessions, shown, with_facts
from events.reading.views import session_context
from events.registering import answering, challenge
from events.registering.check_in_code import check_in_code
from events.registering.forms import FeedbackForm, PeopleForm
from events.registering.limits import MISSES
from events.seats import changing, freeing
from events.seats.locking import Busy
from events.seats.refusals import Refused
from events.states import CAME, OPEN
from fazhi.allowances.spending import TooMany, check, spend
from fazhi.certificates.models import Certificate
from fazhi.certificates.printing import batch_pdf
from fazhi.documents import typesetting
from fazhi.documents.names import disposition
from fazhi.same_origin import anonymous_post
from fazhi.workdays import now

View = Callable[..., HttpResponseBase]


def _private(*methods: str) -> Callable[[View], Any]:
    """For a view of one registration: found by its link, kept by nobody, told to nobody."""

    def decorate(view: View) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, token: str) -> HttpResponseBase:
            try:
                response = view(request, _find(request, token))
            except TooMany as error:
                response = render(request, "events/mine/too_many.html", {"until": error.until})
                response.status_code = 429
                response["Retry-After"] = str(error.seconds)
            response["Referrer-Policy"] = "no-referrer"
            response["X-Robots-Tag"] = "noindex"
            return response

        return require_http_methods(list(methods))(never_cache(anonymous_post(guarded)))

    return decorate


def _find(request: HttpRequest, token: str) -> Registration:
    """The registration of a link; raises `Http404`, and `TooMany` for whoever guesses."""
    rows = Registration.objects.select_related(
        "contact", "session__venue__village", "session__department", "session__lecture__locale"
    )
    found = rows.filter(link_digest=digest_of(token)).first()
    if found is None:
        check(MISSES, request)
        spend(MISSES, request)
        raise Http404
    return found


@_private("GET", "HEAD")
def show(request: HttpRequest, registration: Registration) -> HttpResponse:
    """How it stands, the code for the desk, and what can be done."""
    return _show(request, registration, "sent" in request.GET)


def _show(
    request: HttpRequest,
    registration: Registration,
    was_sent: bool = False,
    problem: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    found = shown(registration.session)
    context = {
        **session_context(found),
        "registration": registration,
        "state": registration.visible_state,
        "people": list(registration.attendees.order_by("number")),
        "link": registration.token,
        "was_sent": was_sent,
        "problem": problem,
        "code": check_in_code(registration),
        "may_change": _may_change(registration),
        "others": _other_dates(registration) if _may_change(registration) else [],
        "asks_how_it_was": answering.may_answer(registration),
        "has_certificates": _has_certificates(registration),
        "feedback_form": more.pop("feedback_form", None) or FeedbackForm(),
        "people_form": more.pop("people_form", None) or PeopleForm(),
        **more,
    }
    return render(request, "events/mine/show.html", context, status=status)


def _may_change(registration: Registration) -> bool:
    open_still = registration.visible_state in OPEN
    return open_still and now() < registration.session.starts_at


def _has_certificates(registration: Registration) -> bool:
    """Whether somebody of it came, and the session is over."""
    if now() < registration.session.ends_at:
        return False
    return bool(registration.attendees.filter(presence__in=CAME).exclude(name="").exists())


def _other_dates(registration: Registration) -> list[Any]:
    """Other dates of the lecture for which one can register now."""
    session = registration.session
    rows = public_sessions().filter(lecture=session.lecture_id, starts_at__gt=now())
    rows = with_facts(rows.exclude(pk=session.pk)).order_by("starts_at")[:12]
    return [one for one in all_shown(rows) if one.takes_registrations]


def _acted(
    request: HttpRequest, registration: Registration, act: Callable[[], Registration]
) -> HttpResponse:
    """Does it and leads back to the page; what cannot be done is said there."""
    try:
        done = act()
    except Refused as refused:
        registration.refresh_from_db()
        return _show(request, registration, problem=refused.message, status=409)
    except Busy:
        return _show(request, registration, problem=challenge.busy_text(), status=503)
    return HttpResponseRedirect(reverse("events:mine", args=[done.token]))


@_private("POST")
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Ends it; whoever is next moves up."""
    return _acted(request, registration, lambda: freeing.cancel(registration))


@_private("POST")
def take(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Takes the seat that was offered."""
    return _acted(request, registration, lambda: freeing.claim(registration))


@_private("POST")
def coming(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Says once more that they come."""
    return _acted(request, registration, lambda: freeing.will_come(registration))


@_private("POST")
def people(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Changes who comes."""
    form = PeopleForm(request.POST)
    if not form.is_valid():
        return _show(request, registration, status=200, people_form=form)
    names = form.cleaned_data["names"]
    return _acted(request, registration, lambda: changing.change_people(registration, names))


@_private("POST")
def exchange(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Moves it to another date of the same lecture."""
    wanted = request.POST.get("session", "").replace("\x00", "")
    other = Session.objects.filter(
        public_id=wanted, lecture=registration.session.lecture_id
    ).first()
    if other is None:
        text = _("Choose another date.")
        return _show(request, registration, problem=text, status=409)
    return _acted(request, registration, lambda: changing.exchange(registration, other))


@_private("POST")
def not_me(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The owner of the number says that somebody else used it: everything of it goes."""
    try:
        forget(registration)
    except Busy:
        return _show(request, registration, problem=challenge.busy_text(), status=503)
    return HttpResponseRedirect(f"{reverse('events:look_up')}?gone=1")


@_private("POST")
def feedback(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Takes the three answers, once, without keeping whose they are."""
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _show(request, registration, feedback_form=form)
    if not answering.answer(registration, form.cleaned_data):
        text = _("Thank you; your answers are in already, or it is too late for them.")
        return _show(request, registration, problem=text, status=409)
    return HttpResponseRedirect(f"{reverse('events:mine', args=[registration.token])}?thanks=1")


@_private("POST")
def certificates(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Certificates of attendance for those of it who came, as one PDF; the same ones each time."""
    try:
        made = attendance.of_registration(registration)
        content = batch_pdf(Certificate.objects.filter(pk__in=[one.pk for one in made]))
    except ValidationError as error:
        return _show(request, registration, problem=" ".join(error.messages), status=409)
    except typesetting.Busy:
        return _show(request, registration, problem=challenge.busy_text(), status=503)
    name = disposition(_("Certificate of attendance"), registration.public_id, "pdf")
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": name}
    )


@_private("GET", "HEAD")
def data(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Everything that is stored, in words, with what can be done about it."""
    context = {
        "registration": registration,
        "link": registration.token,
        "entries": stored(registration),
        "certificates": certificates_of(registration),
    }
    return render(request, "events/mine/data.html", context)


@_private("GET", "HEAD")
def data_file(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The same as a file for programs (article 45 of the Personal Information Protection Law)."""
    text = json.dumps(exported(registration), ensure_ascii=False, indent=2, default=str)
    return HttpResponse(
        text,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="registration.json"'},
    )


@_private("POST")
def erase(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Withdraws the consent: the registration ends, and what it says about people goes at once."""
    try:
        forget(registration)
    except Busy:
        return _show(request, registration, problem=challenge.busy_text(), status=503)
    return HttpResponseRedirect(f"{reverse('events:look_up')}?gone=1")
