"""How good a guide is, beside its form while somebody writes."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.side_panels import BaseSidePanel

from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.quality.completeness import Completeness, completeness_of
from cms_pages.services.quality.ease import LONGEST, Ease, ease_of
from fazhi.signoff.submitting import content_of_draft

MOST_SHOWN = 8


class QualitySidePanel(BaseSidePanel):
    """What the draft leaves out and how hard it is to read, as it was saved."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button, with the number of key elements that are missing."""

        aria_label = _("Toggle completeness and plain language")
        icon_name = "tasks"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": self.panel.count}

    name = "quality"
    title = _("Completeness and plain language")
    template_name = "services/admin/quality_panel.html"
    order = 160

    @cached_property
    def completeness(self) -> Completeness | None:
        """Of a guide that was saved once."""
        is_guide = isinstance(self.object, ServiceGuidePage) and self.object.pk
        return completeness_of(self.object) if is_guide else None

    @cached_property
    def ease(self) -> Ease | None:
        """Of anything that was saved once."""
        return ease_of(content_of_draft(self.object)) if self.object.pk else None

    @property
    def count(self) -> int:
        """How many key elements are missing."""
        return len(self.completeness.missing_key_elements) if self.completeness else 0

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        ease = self.ease
        return {
            **context,
            "completeness": self.completeness,
            "ease": ease,
            "long": ease.long[:MOST_SHOWN] if ease else [],
            "words": ease.words[:MOST_SHOWN] if ease else [],
            "longest": LONGEST,
        }
