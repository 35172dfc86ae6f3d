"""Choosing one's village, and the page that brings together what it has."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from fazhi.functional_cookies import VILLAGE
from fazhi.links.ids import normalise_public_id
from fazhi.places.listing import grid_of, venues_with_status, villages_by_kind
from fazhi.places.models import Venue, Village
from fazhi.places.my_village import current_village
from fazhi.same_origin import anonymous_post
from fazhi.workdays import now

CHOSEN = "chosen"  # in the address after a choice: the cookie should be there by now


@require_safe
def my_village(request: HttpRequest) -> HttpResponse:
    """Whom to call and where to go in the visitor's village; without a choice, the finder."""
    village = current_village(request)
    if village is None:
        return _finder(request, refused=CHOSEN in request.GET)
    venues = Venue.objects.filter(Q(village=village) | Q(village=None))
    entries = venues_with_status(venues.prefetch_related("hours", "exceptions"), now())
    here, town = entries.split(village)
    context = {"village": village, "grid": grid_of(village), "here": here, "town": town}
    return render(request, "places/my_village.html", context)


@anonymous_post
def choose(request: HttpRequest) -> HttpResponseBase:
    """The finder, and the choice made in it or on a village's page."""
    if request.method != "POST":
        return require_safe(_finder)(request)
    public_id = normalise_public_id(request.POST.get("village", ""))[:80]
    if not VILLAGE.accepts(public_id) or not Village.objects.filter(public_id=public_id).exists():
        return _finder(request, unknown=True)
    answer = HttpResponseRedirect(_back(request, f"{reverse('places:my_village')}?{CHOSEN}=1"))
    VILLAGE.keep(answer, public_id)
    return answer


@anonymous_post
@require_POST
def clear(request: HttpRequest) -> HttpResponseBase:
    """Forgets the choice."""
    answer = HttpResponseRedirect(_back(request, reverse("places:my_village")))
    VILLAGE.forget(answer)
    return answer


def _finder(request: HttpRequest, *, unknown: bool = False, refused: bool = False) -> HttpResponse:
    """Villages to choose from; ``unknown``: the one that was sent is none, ``refused``: no cookie."""
    query = request.GET.get("q", "").strip()[:80]
    groups = villages_by_kind(query)
    if not groups and not query:
        raise Http404
    context = {
        "groups": groups,
        "query": query,
        "count": sum(len(group.villages) for group in groups),
        "unknown": unknown,
        "refused": refused,
    }
    status = 400 if unknown else 200
    return render(request, "places/choose_village.html", context, status=status)


def _back(request: HttpRequest, otherwise: str) -> str:
    """The page that the form was sent from, if it is one of this site."""
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, {request.get_host()}, require_https=request.is_secure()
    )
    return wanted if safe and wanted.startswith("/") else otherwise
