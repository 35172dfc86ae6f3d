"""What stands where a page was that was withdrawn: the reason, and who can be asked."""

from typing import Any

from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse

from wagtail.url_routing import RouteResult

from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.withdrawing import withdrawal_of

GONE = 410  # RFC 9110, 15.5.11: deliberately gone, which search engines heed at once


class LeavesNotice:
    """A page that is not simply missing once it was withdrawn."""

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Wagtail's route; the notice where it would find nothing."""
        try:
            found: RouteResult = super().route(request, path_components)  # type: ignore[misc]
        except Http404:
            notice = None if path_components else withdrawal_of(self)
            if notice is None:
                raise
            return RouteResult(self, kwargs={"notice": notice})
        return found

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The page, or the notice that `route` has found."""
        notice: SignOffRecord | None = kwargs.pop("notice", None)
        if notice is None:
            return super().serve(request, *args, **kwargs)  # type: ignore[misc]
        context = {"page": self, "notice": notice, "department": self.responsible_department}  # type: ignore[attr-defined]
        response = TemplateResponse(request, "kit/withdrawn.html", context, status=GONE)
        response["X-Robots-Tag"] = "noindex"
        return response
