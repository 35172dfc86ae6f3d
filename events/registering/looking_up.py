"""Finding a registration again without its link: by the code and the end of the number."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from events.models import Registration
from events.registering.forms import LookUpForm
from events.registering.limits import MISSES
from fazhi.allowances.spending import TooMany, check, spend
from fazhi.links.codes import typed
from fazhi.same_origin import anonymous_post


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anonymous_post
def look_up(request: HttpRequest) -> HttpResponse:
    """Leads to the private page; what is wrong, code or number, is never told."""
    form = LookUpForm(request.POST) if request.method == "POST" else LookUpForm()
    try:
        if form.is_bound and form.is_valid():
            check(MISSES, request)
            if found := _find(form.cleaned_data["code"], form.cleaned_data["digits"]):
                private = HttpResponseRedirect(reverse("events:mine", args=[found.token]))
                private["Referrer-Policy"] = "no-referrer"
                return private
            spend(MISSES, request)
            form.add_unknown()
    except TooMany as error:
        response = render(request, "events/mine/too_many.html", {"until": error.until}, status=429)
        response["Retry-After"] = str(error.seconds)
        return response
    context = {"form": form, "is_gone": "gone" in request.GET and not form.is_bound}
    return render(request, "events/mine/look_up.html", context)


def _find(code: str, digits: str) -> Registration | None:
    rows = Registration.objects.select_related("contact")
    found = rows.filter(code=typed(code)).first() if "\x00" not in code else None
    phone = found.contact.phone if found and found.contact else ""
    return found if constant_time_compare(phone[-4:], digits) and phone else None
