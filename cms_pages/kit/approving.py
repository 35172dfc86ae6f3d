"""Approving a page from a list, where no form says what is still to be written."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from wagtail.admin import messages
from wagtail.admin.views.pages.workflow import WorkflowActionView

from cms_pages.kit.finished import why_unfinished


class ApprovingView(WorkflowActionView):
    """Wagtail's step of a workflow; whoever approves an unfinished page is led to its form."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approves, sends back, or says why it cannot be approved."""
        draft = self.object.get_latest_revision_as_object()
        if self.action_name == "approve" and (why := why_unfinished([draft])):
            messages.error(request, why)
            return self.lead_to_the_form()
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response

    def lead_to_the_form(self) -> HttpResponse:
        """To where the words stand; from a dialogue by its script."""
        url = reverse("wagtailadmin_pages:edit", args=[self.object.pk])
        if self.request.headers.get("x-requested-with") != "XMLHttpRequest":
            return redirect(url)
        response: HttpResponse = self.render_modal_json(
            self.request, {"step": "success", "redirect": url}
        )
        return response
