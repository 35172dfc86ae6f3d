"""The screen on which content is submitted: what was found, who will be asked, what has to be said."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.signoff.admin.correction import ProposalForm
from fazhi.signoff.admin.forms import SubmissionForm
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.correcting import open_correction, propose
from fazhi.signoff.errors import Refused
from fazhi.signoff.permits import last_release
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.submitting import Prospect, look_ahead, may_submit, submit
from fazhi.signoff.targets import Target, find_target


class SubmissionView(SignOffScreen, FormView):
    """Shows what a submission would be, and submits."""

    template_name = "signoff/admin/submit.html"
    form_class = SubmissionForm
    page_title = gettext_lazy("Submit for sign-off")
    header_icon = "check"
    target: Target
    prospect: Prospect

    def dispatch(
        self, request: HttpRequest, model: str, key: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        target = find_target(model, key)
        if not isinstance(target, SignedOff):
            raise Http404
        self.target = target
        if not may_submit(self.target, request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        try:
            self.prospect = look_ahead(self.target, request.user)  # type: ignore[arg-type]
        except Refused as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(self.edit_url)
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        """Where the content is written."""
        return AdminURLFinder(self.request.user).get_edit_url(self.target) or reverse(
            "signoff:index"
        )

    def get_page_subtitle(self) -> str:
        return str(self.prospect.draft)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "blockers": self.prospect.blockers,
            "cosigner": self.prospect.cosigner,
        }

    def get_initial(self) -> dict[str, Any]:
        return {"version": version_of(self.prospect.revision)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            prospect=self.prospect,
            advice=[one for one in self.prospect.findings if one not in self.prospect.blockers],
            edit_url=self.edit_url,
            correction=open_correction(self.target),
            **{"proposal": self.proposal(), **kwargs},
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Submits, or with ``correct`` proposes a small correction."""
        if "correct" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = ProposalForm(request.POST, prefix="correct")
        if form.is_valid():
            said = form.cleaned_data
            try:
                made = propose(
                    self.target,
                    request.user,  # type: ignore[arg-type]
                    version=said["version"],
                    kind=said["kind"],
                    words=said["explanation"],
                )
            except Refused as error:
                form.add_error(None, error.messages)
            else:
                messages.success(request, _("Proposed. A second person publishes it."))
                return HttpResponseRedirect(reverse("signoff:correction", args=[made.pk]))
        return self.render_to_response(self.get_context_data(proposal=form))

    def proposal(self) -> ProposalForm | None:
        """The form for a small correction, of what is public."""
        if not self.target.live or last_release(self.target) is None:
            return None
        return ProposalForm(
            initial={"version": version_of(self.prospect.revision)}, prefix="correct"
        )

    def form_valid(self, form: SubmissionForm) -> HttpResponse:
        said = form.cleaned_data
        try:
            submit(
                self.target,
                self.request.user,  # type: ignore[arg-type]
                version=said["version"],
                words=said["words"],
                reason=said.get("reason", ""),
                overrides=form.overrides(),
            )
        except Refused as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        step = self.target.current_workflow_state.current_task_state
        messages.success(
            self.request,
            _("“%(title)s” has been submitted. Next: %(step)s.")
            % {"title": self.prospect.draft, "step": step.specific.step.label},
            buttons=[
                messages.button(reverse("signoff:sign", args=[step.pk]), _("Where it stands"))
            ],
        )
        return HttpResponseRedirect(self.edit_url)
