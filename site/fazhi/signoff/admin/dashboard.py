"""What waits: on a page of its own, and on the administration's first page."""

from typing import Any, ClassVar

from django.template.context import RequestContext
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fazhi.signoff.lists import lists_for
from fazhi.signoff.waiting import dashboard_of


class DashboardView(WagtailAdminTemplateMixin, TemplateView):
    """Everything that waits for somebody, or that they wait for."""

    template_name = "signoff/admin/dashboard.html"
    page_title = gettext_lazy("Sign-off")
    header_icon = "check"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            dashboard=dashboard_of(self.request.user),  # type: ignore[arg-type]
            lists=lists_for(self.request.user),  # type: ignore[arg-type]
            **kwargs,
        )


class SignOffPanel(Component):
    """What waits for the user's signature and what came back, before anything else."""

    name = "signoff"
    template_name = "signoff/admin/panel.html"
    order = 50

    class Media:
        css: ClassVar[dict[str, tuple[str, ...]]] = {"all": ("signoff/admin.css",)}

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = (parent_context or RequestContext(None))["request"]  # type: ignore[arg-type]
        return {
            "dashboard": dashboard_of(request.user),
            "dashboard_url": reverse("signoff:index"),
        }
