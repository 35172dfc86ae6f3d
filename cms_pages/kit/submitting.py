"""From the page's form to sign-off: whatever button would have made it public leads to its submission."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.edit import EditView

from cms_pages.kit.beside_form import panels_beside
from fazhi.signoff.admin.noticing import FindingsSidePanel
from fazhi.signoff.reviewing import may_confirm
from fazhi.signoff.submitting import may_submit
from fazhi.signoff.targets import review_url, submission_url, withdrawal_url
from fazhi.signoff.withdrawing import may_withdraw

SIGN_OFF = "action-sign-off"
# Ours, and Wagtail's own, which old forms and scripts may still send.
TOWARDS_READERS = frozenset(
    {SIGN_OFF, "action-publish", "action-submit", "action-restart-workflow"}
)


class LeadsToSignOff:
    """A form of Wagtail's that saves a draft, checks all that readers need, and goes on to submission."""

    @cached_property
    def action_name_and_method(self) -> tuple[str, Callable[[], HttpResponse]]:
        """Wagtail's choice of what a button does, but for those that lead towards readers."""
        if TOWARDS_READERS & self.request.POST.keys():  # type: ignore[attr-defined]
            return "sign_off", self.save_action  # type: ignore[attr-defined]
        chosen: tuple[str, Callable[[], HttpResponse]] = super().action_name_and_method  # type: ignore[misc]
        return chosen

    def redirect_and_remain(self) -> HttpResponse:
        """To the submission where that was asked for."""
        if self.action_name_and_method[0] == "sign_off":
            return redirect(submission_url(self.page))  # type: ignore[attr-defined]
        response: HttpResponse = super().redirect_and_remain()  # type: ignore[misc]
        return response

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's, and what was noticed in the draft: rendered anew whenever it is saved by itself."""
        panels: MediaContainer = super().get_side_panels()  # type: ignore[misc]
        page, request = self.page, self.request  # type: ignore[attr-defined]
        panels.append(FindingsSidePanel(page, request))
        panels.extend(panels_beside(page, request))
        return panels


class SubmittingEditView(LeadsToSignOff, EditView):
    """Wagtail's form for a page."""


class WithdrawMenuItem(ActionMenuItem):
    """Leads to where public content is taken off the site."""

    label = pgettext_lazy("content", "Withdraw")
    name = "withdraw"
    icon_name = "warning"

    def is_shown(self, context: Any) -> bool:
        """While the page is public, to whoever may."""
        if context["view"] == "create" or not context["page"].live:
            return False
        return may_withdraw(context["page"], context["request"].user)

    def get_url(self, context: Any) -> str:
        """The screen of withdrawal."""
        return withdrawal_url(context["page"])


class ReviewMenuItem(ActionMenuItem):
    """Leads to where public content is confirmed to be still right."""

    label = _("Still right?")
    name = "confirm-review"
    icon_name = "calendar-check"

    def is_shown(self, context: Any) -> bool:
        """While the page is public, to who signs for its department."""
        if context["view"] == "create":
            return False
        return may_confirm(context["page"], context["request"].user)

    def get_url(self, context: Any) -> str:
        """The screen of the review."""
        return review_url(context["page"])


class SignOffMenuItem(ActionMenuItem):
    """The button beside “save draft”."""

    label = _("Submit for sign-off")
    name = SIGN_OFF
    icon_name = "check"

    def is_shown(self, context: Any) -> bool:
        """While nobody has been asked yet, to whoever may edit."""
        if context["view"] == "create":
            return True
        page = context["page"]
        if context["locked_for_user"] or page.workflow_in_progress:
            return False
        return may_submit(page, context["request"].user)
