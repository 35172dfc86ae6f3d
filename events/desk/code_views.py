"""What a phone's camera opens when it reads the code of a registration."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from events.models import Registration
from events.permissions import may_run
from fazhi.links.codes import typed


@require_safe
@never_cache
def scanned(request: HttpRequest, code: str) -> HttpResponse:
    """Staff of the session come to the desk; everybody else reads what the code is for."""
    if request.user.is_authenticated:
        rows = Registration.objects.select_related("session")
        found = rows.filter(code=typed(code)).first()
        if found is not None and may_run(request.user, found.session):
            desk = reverse("events_desk", args=[found.session_id])
            return HttpResponseRedirect(f"{desk}?q={found.code}")
    return render(request, "events/code.html")
