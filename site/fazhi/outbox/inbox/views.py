"""The inbox of the administration: everybody sees their own, and nobody else's."""

from typing import Any

from django.core.exceptions import BadRequest
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fazhi.outbox.inbox import telling
from fazhi.outbox.models import Notification

PER_PAGE = 30
MOST_MARKED = 1000


class InboxView(WagtailAdminTemplateMixin, TemplateView):
    """The lines of one's own inbox, unread ones or all, the newest first."""

    template_name = "outbox/inbox/index.html"
    page_title = gettext_lazy("Inbox")
    header_icon = "mail"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shows_all = self.request.GET.get("show") == "all"
        lines = Notification.objects.filter(user=self.request.user.pk)
        unread = lines.filter(read_at=None)
        page = Paginator(lines if shows_all else unread, PER_PAGE).get_page(
            self.request.GET.get("p")
        )
        return super().get_context_data(
            page=page,
            shows_all=shows_all,
            unread=page.paginator.count if not shows_all else unread.count(),
            mark_url=reverse("inbox:mark"),
            choices_url=f"{reverse('wagtailadmin_account')}#tab-notifications",
            **kwargs,
        )


def open_line(request: HttpRequest, pk: int) -> HttpResponse:
    """What a line leads to; who follows it has read it."""
    line = get_object_or_404(Notification, pk=pk, user=request.user.pk)
    telling.mark_read(request.user, [line.pk])  # type: ignore[arg-type]
    allowed = line.url.startswith("/") and url_has_allowed_host_and_scheme(line.url, None)
    return HttpResponseRedirect(line.url if allowed else reverse("inbox:index"))


@require_POST
def mark(request: HttpRequest) -> HttpResponse:
    """Marks the chosen lines as read, or all of them; one's own only."""
    chosen: list[int] | None = None
    if "all" not in request.POST:
        try:
            chosen = [int(pk) for pk in request.POST.getlist("line")[:MOST_MARKED]]
        except ValueError:
            raise BadRequest from None
        if any(not 0 < pk < 2**63 for pk in chosen):
            raise BadRequest
    count = telling.mark_read(request.user, chosen)  # type: ignore[arg-type]
    if count:
        said = ngettext("%(count)s marked as read.", "%(count)s marked as read.", count)
        messages.success(request, said % {"count": count})
    else:
        messages.warning(request, _("Choose what to mark as read first."))
    return HttpResponseRedirect(reverse("inbox:index"))
