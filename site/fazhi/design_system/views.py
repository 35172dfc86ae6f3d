"""The living page: for developers, and for towns that want to see before they decide."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fazhi.design_system.catalogue import COMPONENTS, find_component
from fazhi.town.models import Town


def may_see(request: HttpRequest) -> bool:
    """Everybody on a demonstration; on a real site, where made-up content would mislead, its staff."""
    return (
        settings.DEBUG
        or Town.objects.is_demo()
        or request.user.has_perm("wagtailadmin.access_admin")
    )


def for_those_who_may_see(view: Any) -> Any:
    """Answers others as if there were no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_see(request):
            raise Http404
        response: HttpResponse = view(request, *args, **kwargs)
        return response

    return guarded


@require_safe
@for_those_who_may_see
def index(request: HttpRequest) -> HttpResponse:
    """All components by name."""
    return render(request, "design_system/index.html", {"components": COMPONENTS})


@require_safe
@for_those_who_may_see
def component(request: HttpRequest, slug: str) -> HttpResponse:
    """One component in each of its states; 404 for an unknown one."""
    found = find_component(slug)
    if found is None:
        raise Http404
    shown = [
        {"title": example.title, "template": example.template, "html": example.html(request)}
        for example in found.examples
    ]
    context = {"component": found, "examples": shown, "components": COMPONENTS}
    return render(request, "design_system/component.html", context)
