"""Public pages: villages and communities with their grid, venues with their counters and hours."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from fazhi.departments.models import Department
from fazhi.documents.names import disposition
from fazhi.places.downloads import venues_list, villages_list
from fazhi.places.listing import (
    cells_without_village,
    counters_of,
    grid_of,
    venues_with_status,
    villages_by_kind,
)
from fazhi.places.models import Counter, Venue, Village
from fazhi.places.my_village import current_village
from fazhi.places.presentation import change_rows, hours_rows, status
from fazhi.places.sections import sections_of
from fazhi.spreadsheets import XLSX
from fazhi.workdays import now


@require_safe
def villages(request: HttpRequest) -> HttpResponse:
    """All villages and communities, or those that match ``?q=``."""
    query = request.GET.get("q", "").strip()[:80]
    groups = villages_by_kind(query)
    if not groups and not query:
        raise Http404
    return render(
        request,
        "places/villages.html",
        {
            "groups": groups,
            "query": query,
            "count": sum(len(group.villages) for group in groups),
            "other_cells": [] if query else cells_without_village(),
        },
    )


@require_safe
def villages_xlsx(request: HttpRequest) -> HttpResponse:
    """The list of villages and communities as XLSX; 404 while there is none."""
    if not Village.objects.exists():
        raise Http404
    name = disposition(_("Villages and communities"), "villages", "xlsx", as_attachment=True)
    return HttpResponse(
        villages_list(request), content_type=XLSX, headers={"Content-Disposition": name}
    )


@require_safe
@never_cache
def village(request: HttpRequest, slug: str) -> HttpResponse:
    """One village or community: whom to call, its grid, the venues in it, what other rooms add."""
    found = get_object_or_404(Village, slug=slug)
    here = venues_with_status(found.venues.prefetch_related("hours", "exceptions"), now())
    context = {
        "village": found,
        "grid": grid_of(found),
        "venues": here,
        "sections": sections_of(found, request),
    }
    return render(request, "places/village.html", context)


@require_safe
def venues(request: HttpRequest) -> HttpResponse:
    """All venues with their status now; those of the visitor's village first."""
    found = venues_with_status(Venue.objects.prefetch_related("hours", "exceptions"), now())
    if not found:
        raise Http404
    mine, others = found.split(current_village(request))
    context = {"mine": mine, "venues": others, "has_villages": Village.objects.exists()}
    return render(request, "places/venues.html", context)


@require_safe
def venues_xlsx(request: HttpRequest) -> HttpResponse:
    """The list of venues with their hours as XLSX; 404 while there is none."""
    if not Venue.objects.exists():
        raise Http404
    name = disposition(_("Places and opening hours"), "venues", "xlsx", as_attachment=True)
    return HttpResponse(
        venues_list(request), content_type=XLSX, headers={"Content-Disposition": name}
    )


@require_safe
@never_cache
def venue(request: HttpRequest, slug: str) -> HttpResponse:
    """One venue: the way there, hours, status now, counters, what other rooms add."""
    counters = Counter.objects.prefetch_related(
        Prefetch("departments", Department.objects.active()), "hours", "exceptions"
    )
    found = get_object_or_404(
        Venue.objects.select_related("village").prefetch_related(
            "hours", "exceptions", Prefetch("counters", counters)
        ),
        slug=slug,
    )
    at = now()
    return render(
        request,
        "places/venue.html",
        {
            "venue": found,
            "status": status(found.schedule, at, serves=found.serves),
            "hours": hours_rows(found.schedule),
            "changes": change_rows(found.schedule, at.date()),
            "counters": counters_of(found, at),
            "sections": sections_of(found, request),
        },
    )
