"""What the checks find, beside the form while somebody writes."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.side_panels import BaseSidePanel

from fazhi.signoff.findings.registry import Finding, Severity, findings_in
from fazhi.signoff.submitting import content_of_draft


class FindingsSidePanel(BaseSidePanel):
    """A side panel for the form of anything that is signed: the findings of the draft as it was saved.

    Saving as one writes renders it anew, with the number on its button.
    """

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Its button, with the number of findings that must be settled."""

        aria_label = _("Toggle what was noticed")
        icon_name = "warning"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context: Any) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "count": self.panel.count}

    name = "findings"
    title = _("What the software noticed")
    template_name = "signoff/admin/noticing.html"
    order = 150

    @cached_property
    def findings(self) -> list[Finding]:
        """None before the first save: a starter's guiding words are nobody's mistakes."""
        return findings_in(content_of_draft(self.object)) if self.object.pk else []

    @property
    def count(self) -> int:
        """How many must be settled."""
        return sum(finding.severity == Severity.BLOCKER for finding in self.findings)

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        return {
            **context,
            "findings": self.findings,
            "count": self.count,
            "is_saved": bool(self.object.pk),
            "is_partial": parent_context.get("is_partial", False),
        }
