"""Deciding about a finding: resolved, waived, open again."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin import messages

from fazhi.admin_screens.acts import ActView
from legal_library.admin.forms import ReasonForm
from legal_library.deciding import Decision, decide, possible_decisions
from legal_library.models import LawVersion, VersionFinding


class DecisionView(ActView):
    """One decision about one finding; who verifies versions takes it."""

    model = VersionFinding
    url_namespace = ""
    header_icon = "warning"
    form_class = ReasonForm
    permission_required = "verify"
    about_template = "legal_library/admin/finding_about.html"
    decision: Decision

    def get_object(self) -> Any:
        found = super().get_object()
        if not self.permission_policy.user_has_permission(self.request.user, "verify"):
            raise PermissionDenied
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.decision not in possible_decisions(self.object):
            messages.warning(request, _("This is no longer possible: somebody has dealt with it."))
            return HttpResponseRedirect(self.object_page)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(self.decision.label)

    def get_page_subtitle(self) -> str:
        return str(self.object.version)

    @property
    def submit_label(self) -> str:
        """The decision itself."""
        return self.get_page_title()

    @property
    def list_page(self) -> str:
        return reverse(f"{self.url_namespace}:index")

    @property
    def object_page(self) -> str:
        return reverse(f"{self.url_namespace}:inspect", args=[self.object.version_id])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        items = super().get_breadcrumbs_items()
        items[-3]["label"] = LawVersion._meta.verbose_name_plural
        return items

    def act(self, form: forms.Form) -> HttpResponse:
        decide(self.object, self.decision, form.cleaned_data["reason"], by=self.user)
        return self.done(_("Done: %(act)s.") % {"act": self.decision.label})


class ResolveView(DecisionView):
    """It was set right."""

    decision = Decision.RESOLVE
    explanation = gettext_lazy("What it says has been set right; say how.")


class WaiveView(DecisionView):
    """It does no harm."""

    decision = Decision.WAIVE
    explanation = gettext_lazy("The official text is so, or it does no harm; say why.")


class ReopenView(DecisionView):
    """It counts again."""

    decision = Decision.REOPEN


DECISION_VIEWS: dict[Decision, type[DecisionView]] = {
    view.decision: view for view in (ResolveView, WaiveView, ReopenView)
}
