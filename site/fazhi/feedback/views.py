"""The public side: a vote, a message, and what became of it. Nobody is signed in here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from fazhi.allowances.spending import TooMany
from fazhi.feedback import services
from fazhi.feedback.forms import CodeForm, SendForm, fresh_values
from fazhi.feedback.models import Feedback, Kind, Reason, Vote
from fazhi.feedback.targets import NoSuchPage, Target, find_target
from fazhi.feedback.visibility import shows_votes
from fazhi.same_origin import anonymous_post

View = Callable[..., HttpResponse]


def _refusing(view: View) -> View:
    """Answers for a view in words: 400 without the page, 429 when too much was sent."""

    @wraps(view)
    def answering(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoSuchPage:
            return render(request, "feedback/no_such_page.html", status=400)
        except TooMany as error:
            return _too_many(
                render(request, "feedback/too_many.html", {"until": error.until}), error
            )

    return answering


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anonymous_post
@_refusing
def index(request: HttpRequest) -> HttpResponse:
    """Takes a vote (POST); asks for a reading code and leads to its page (GET)."""
    if request.method == "POST":
        return _vote(request)
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        found = services.look_up(request, form.cleaned_data["code"])
        if found:
            return HttpResponseRedirect(found.get_absolute_url())
        form.add_unknown()
    return render(request, "feedback/look_up.html", {"form": form})


def _vote(request: HttpRequest) -> HttpResponse:
    """Counts; then thanks, or asks what is wrong. The count stands even if nobody answers."""
    if not shows_votes() or request.POST.get("vote") not in Vote.values:
        raise NoSuchPage
    target = find_target(request, request.POST.get("path", ""))
    if not target.path:
        raise NoSuchPage
    vote = Vote(request.POST["vote"])
    services.vote_on(request, target, vote)
    about = {"about": request.POST["path"]}
    if vote == Vote.USEFUL:
        return HttpResponseRedirect(f"{reverse('feedback:thanks')}?{urlencode(about)}")
    query = urlencode({**about, "kind": Kind.NOT_USEFUL})
    return HttpResponseRedirect(f"{reverse('feedback:new')}?{query}")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache  # each form has a key of its own
@anonymous_post
@_refusing
def new(request: HttpRequest) -> HttpResponse:
    """The form about a page, or without ``about`` the whole site; then leads to the code."""
    sent = request.method == "POST"
    about = (request.POST if sent else request.GET).get("about", "")
    target = find_target(request, about)
    if not sent:
        form = SendForm(initial=fresh_values(request.GET.get("kind", "")))
        return _show_form(request, form, target, about)
    form = SendForm(request.POST)
    if not form.is_valid():
        return _show_form(request, form, target, about)
    data = form.cleaned_data
    try:
        made = services.send(
            request,
            target,
            Kind(data["kind"]),
            Reason(data["reason"]),
            data["text"],
            data["form_key"],
        )
    except TooMany as error:
        form.add_error(None, _("Too many messages have come from this network. Nothing was sent."))
        return _too_many(_show_form(request, form, target, about, until=error.until), error)
    return HttpResponseRedirect(f"{made.get_absolute_url()}?sent=1")


def _show_form(
    request: HttpRequest, form: Form, target: Target, about: str, **more: Any
) -> HttpResponse:
    context = {"form": form, "target": target, "about": about, "back": about, **more}
    return render(request, "feedback/new.html", context)


@require_safe
@_refusing
def thanks(request: HttpRequest) -> HttpResponse:
    """Thanks for a vote, with the way back."""
    about = request.GET.get("about", "")
    context = {"target": find_target(request, about), "back": about}
    return render(request, "feedback/thanks.html", context)


@require_safe
@never_cache
@_refusing
def status(request: HttpRequest, code: str) -> HttpResponse:
    """What became of a message: state, due date and answer, without what was written."""
    found: Feedback | None = services.look_up(request, code)
    if found is None:
        form = CodeForm({"code": code})
        form.is_valid()
        form.add_unknown()
        return render(request, "feedback/look_up.html", {"form": form}, status=404)
    context = {"feedback": found, "was_sent": "sent" in request.GET}
    return render(request, "feedback/status.html", context)


def _too_many(page: HttpResponse, error: TooMany) -> HttpResponse:
    page.status_code = 429
    page["Retry-After"] = str(error.seconds)
    return page
