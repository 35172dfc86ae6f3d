"""The trail of one piece of content: on the screen, as PDF and as JSON."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View

from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.documents.names import disposition
from fazhi.documents.typesetting import PDF, Busy, typeset
from fazhi.origin import public_address
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.admin.seeing import may_read_trail
from fazhi.signoff.redacting import may_redact
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.targets import Target, find_target, trail_url
from fazhi.signoff.trail import Trail, as_data, readable, trail_of
from fazhi.signoff.trail_paper import trail_document

RETRY_SECONDS = 10
FALLBACK = "sign-off"  # the name of a file for programs that know ASCII alone


class OfTrail:
    """A view of one trail; who may not read it is refused."""

    trail: Trail
    target: Target | None

    def find(self, request: HttpRequest, model: str, key: str) -> None:
        """The trail and the row if it is there; raises `Http404` or `PermissionDenied`."""
        row = find_target(model, key)
        self.target = row if isinstance(row, SignedOff) else None
        found = trail_of(model, key, self.target)
        if found is None:
            raise Http404
        if not may_read_trail(request.user, self.target):
            raise PermissionDenied
        self.trail = found


class TrailView(OfTrail, SignOffScreen, TemplateView):
    """Everything that was done, with what the content said each time."""

    template_name = "signoff/admin/trail_page.html"
    page_title = gettext_lazy("Trail of sign-off")
    header_icon = "history"

    def dispatch(
        self, request: HttpRequest, model: str, key: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.find(request, model, key)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.trail.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edit_url = None
        if self.target is not None:
            edit_url = AdminURLFinder(self.request.user).get_edit_url(self.target)
        return super().get_context_data(
            trail=self.trail,
            versions=[(version, readable(self.trail, version)) for version in self.trail.versions],
            target=self.target,
            edit_url=edit_url,
            may_redact=may_redact(self.request.user),  # type: ignore[arg-type]
            **kwargs,
        )


class TrailPdfView(OfTrail, View):
    """The trail on paper."""

    def get(self, request: HttpRequest, model: str, key: str) -> HttpResponse:
        self.find(request, model, key)
        address = public_address(trail_url(model, key), request)
        try:
            made = typeset(trail_document(self.trail, address))
        except Busy:
            busy = HttpResponse(_("Too many documents are being made. Try again in a moment."))
            busy.status_code = 503
            busy["Retry-After"] = str(RETRY_SECONDS)
            return busy
        return _as_file(HttpResponse(made, content_type=PDF), self.trail, "pdf")


class TrailDataView(OfTrail, View):
    """The trail for programs, with all that is needed to verify it elsewhere."""

    def get(self, request: HttpRequest, model: str, key: str) -> HttpResponse:
        self.find(request, model, key)
        options = {"ensure_ascii": False, "indent": 1}
        response = JsonResponse(as_data(self.trail), json_dumps_params=options)
        return _as_file(response, self.trail, "json", as_attachment=True)


def _as_file(
    response: HttpResponse, trail: Trail, extension: str, *, as_attachment: bool = False
) -> HttpResponse:
    add_never_cache_headers(response)
    response["Content-Disposition"] = disposition(
        trail.title, FALLBACK, extension, as_attachment=as_attachment
    )
    return response
