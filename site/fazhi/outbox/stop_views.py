"""The page on which recipients stop messages: GET shows, POST acts. Nobody is signed in here."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from fazhi.outbox import stopping
from fazhi.outbox.kinds import label_of
from fazhi.outbox.masked import masked_address
from fazhi.same_origin import anonymous_post

ONE_CLICK = "List-Unsubscribe"  # what mail programs post; they follow no redirect (RFC 8058, 3.1)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anonymous_post
def stop_page(request: HttpRequest, token: str) -> HttpResponse:
    """What is stopped for whom; stops one kind or all that can be stopped, and takes it back."""
    message = stopping.message_of(token)
    if message is None:
        return _private(render(request, "outbox/stop_gone.html", status=404))
    if request.method == "POST":
        if request.POST.get("act") == "undo":
            stopping.undo(message)
        else:
            stopping.stop(message, everything=request.POST.get("act") == "all")
        if ONE_CLICK not in request.POST:
            return HttpResponseRedirect(request.path)
    stopped = stopping.stopped_kinds(message)
    every = stopping.stoppable_kinds()
    context = {
        "message": message,
        "address": masked_address(message),
        "stopped": [label_of(kind) for kind in sorted(stopped)],
        "is_stopped": message.kind in stopped,
        "can_stop_more": bool({kind.key for kind in every} - stopped - {message.kind}),
    }
    return _private(render(request, "outbox/stop.html", context))


def _private(response: HttpResponse) -> HttpResponse:
    """The address is the key: no other site hears of it."""
    response["Referrer-Policy"] = "no-referrer"
    return response
