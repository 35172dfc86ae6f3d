"""The screen on which a second person publishes a small correction, or says no."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.signoff.admin.comparing import comparison
from fazhi.signoff.admin.forms import LONGEST_REASON, SeenForm
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.admin.seeing import may_look
from fazhi.signoff.correcting import corrector_of, publish_correction, refuse_correction
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import Correction
from fazhi.signoff.models.correction import CorrectionKind, Progress
from fazhi.signoff.models.records import LONGEST_WORDS
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.targets import Target, find_target


class ProposalForm(SeenForm):
    """What is corrected, in the form beside the submission."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is corrected"),
        choices=[("", "---------"), *CorrectionKind.choices],
    )
    explanation = forms.CharField(
        label=gettext_lazy("Explanation"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RefusalForm(SeenForm):
    """Why it is not published."""

    reason = forms.CharField(label=gettext_lazy("Why"), required=False, max_length=LONGEST_REASON)


class CorrectionView(SignOffScreen, TemplateView):
    """Shows the difference, publishes it or refuses it."""

    template_name = "signoff/admin/correction.html"
    page_title = gettext_lazy("Small correction")
    header_icon = "edit"
    target: Target

    def dispatch(
        self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.correction = get_object_or_404(Correction, pk=pk)
        self.target = find_target(self.correction.model, self.correction.key)
        if self.target is None:
            raise Http404
        if not may_look(request.user, self.target):
            raise PermissionDenied
        self.revision = self.target.get_latest_revision()
        self.draft = self.revision.as_object()
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.draft)

    def why_not(self) -> str:
        """Why the user cannot publish it; empty if they can."""
        try:
            corrector_of(self.correction, self.target, self.request.user)  # type: ignore[arg-type]
        except Refused as error:
            return " ".join(error.messages)
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Publishes, or refuses with ``refuse``; what was typed stays where that is not possible."""
        form = RefusalForm(request.POST)
        if form.is_valid():
            said = form.cleaned_data
            try:
                if "refuse" in request.POST:
                    refuse_correction(self.correction, request.user, reason=said["reason"])  # type: ignore[arg-type]
                    return self.leave(_("The correction of “%(title)s” was refused."))
                publish_correction(self.correction, request.user, version=said["version"])  # type: ignore[arg-type]
                return self.leave(_("The correction of “%(title)s” is public."))
            except Refused as error:
                form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(form=form))

    def leave(self, message: str) -> HttpResponse:
        """To what else waits."""
        messages.success(self.request, message % {"title": self.draft})
        return HttpResponseRedirect(reverse("signoff:index"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waits = self.correction.progress == Progress.OPEN
        return super().get_context_data(
            **{
                "correction": self.correction,
                "target": self.target,
                "waits": waits,
                "why_not": self.why_not() if waits else "",
                "comparison": comparison(self.target, self.draft, self.request),
                "edit_url": AdminURLFinder(self.request.user).get_edit_url(self.target),
                "form": RefusalForm(initial={"version": version_of(self.revision)}),
                **kwargs,
            }
        )
