"""The screen on which a step is taken: everything to be known about the content, and what can be done."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import PreviewableMixin, TaskState
from wagtail.utils.decorators import xframe_options_sameorigin_override

import segno

from fazhi.origin import public_address
from fazhi.signoff import asking, signing
from fazhi.signoff.acts import Act
from fazhi.signoff.admin.comparing import comparison
from fazhi.signoff.admin.forms import (
    CosignatureForm,
    HandOverForm,
    ReturnForm,
    SeenForm,
    SignForm,
    TakeForm,
)
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.admin.seeing import may_look
from fazhi.signoff.citing import citations_in
from fazhi.signoff.eligible import excluded_from, signers_of, submission_of
from fazhi.signoff.errors import Refused
from fazhi.signoff.findings.registry import findings_in
from fazhi.signoff.models import SignOffTaskState
from fazhi.signoff.models.paper import PaperProgress
from fazhi.signoff.permits import records_of
from fazhi.signoff.signing import Case, Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.steps import Step
from fazhi.signoff.submitting import content_of_draft, may_submit
from fazhi.signoff.targets import Target, target_of

ACTS = ("sign", "return", "take", "hand_over", "cosign", "take_back")


class OfStep:
    """A view of one step: who may not look at its content is refused."""

    request: HttpRequest
    state: SignOffTaskState
    target: Target

    def find(self, request: HttpRequest, pk: int) -> None:
        """The step and what it is about; raises `Http404` or `PermissionDenied`."""
        steps = SignOffTaskState.objects.select_related("workflow_state", "department", "task")
        self.state = get_object_or_404(steps, pk=pk)
        self.target = target_of(self.state.workflow_state)
        if self.target is None:
            raise Http404
        if not may_look(request.user, self.target):
            raise PermissionDenied


class LookView(OfStep, View):
    """The content as residents will see it, in a frame of the screen."""

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        self.find(request, pk)
        draft = self.state.revision.as_object()
        if not isinstance(draft, PreviewableMixin) or not draft.is_previewable():
            raise Http404
        mode = request.GET.get("mode", "")
        known = {name for name, _label in draft.preview_modes}
        response: HttpResponseBase = draft.make_preview_request(
            request, mode if mode in known else draft.default_preview_mode
        )
        return response


class SigningView(OfStep, SignOffScreen, TemplateView):
    """Shows a step, and takes it."""

    template_name = "signoff/admin/sign.html"
    header_icon = "check"

    def dispatch(
        self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.find(request, pk)
        self.revision = self.target.get_latest_revision() if self.waits else self.state.revision
        self.draft = self.revision.as_object()
        self.content = content_of_draft(self.draft)
        self.case = Case(
            self.target,
            self.draft,
            self.state.workflow_state,
            self.state,
            self.revision,
            request.user,  # type: ignore[arg-type]
        )
        return super().dispatch(request, *args, **kwargs)

    @property
    def waits(self) -> bool:
        """Whether the step is still to be taken."""
        return bool(self.state.status == TaskState.STATUS_IN_PROGRESS)

    def get_page_title(self) -> str:
        return str(self.state.step.label)

    def get_page_subtitle(self) -> str:
        return str(self.draft)

    def why_not(self) -> str:
        """Why the user cannot take the step; empty if they can."""
        try:
            signing.signer_of(self.case)
        except Refused as error:
            return " ".join(error.messages)
        return ""

    def form_for(self, act: str, data: Any = None) -> forms.Form:
        """The form of an act, with what was sent or empty."""
        given: dict[str, Any] = {"initial": {"version": version_of(self.revision)}, "prefix": act}
        if act == "sign":
            return SignForm(data, step=self.state.step, **given)
        if act == "return":
            return ReturnForm(data, content=self.content, **given)
        if act == "hand_over":
            people = (s.user for s in self.signers() if s.user != self.request.user)
            return HandOverForm(data, people=people, **given)
        if act == "cosign":
            return CosignatureForm(data, **given)
        return TakeForm(data, **given)

    def code(self) -> str:
        """A code that opens this screen on a telephone, as a drawing."""
        address = public_address(self.request.path, self.request)
        return str(segno.make(address, error="m", micro=False).svg_inline(scale=4))

    def signers(self) -> list[Any]:
        """Who may take the step."""
        excluded = excluded_from(self.state.step, self.target)
        return signers_of(self.state.step, self.state.department, excluded)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Does one of the acts; what was typed stays where it is refused."""
        act = request.POST.get("act", "")
        if act not in ACTS:
            raise Http404
        form = self.form_for(act, request.POST)
        if form.is_valid():
            try:
                return self.act(act, form)
            except Refused as error:
                form.add_error(None, error.messages)
        return self.render_to_response(self.get_context_data(**{act: form, "tried": act}))

    def act(self, act: str, form: forms.Form) -> HttpResponse:
        """Acts on what the form says; raises `Refused`."""
        said = form.cleaned_data
        ticket = Ticket(self.target, self.state.pk, said["version"], self.request.user)  # type: ignore[arg-type]
        if act == "sign":
            signing.sign(
                ticket,
                declares=said["declares"],
                opinion=said["opinion"],
                openness=said.get("openness", ""),
            )
            return self.leave(_("Signed: “%(title)s”."))
        if act == "return":
            signing.send_back(ticket, reason=said["reason"], place=said["place"])
            return self.leave(_("Returned: “%(title)s”."))
        if act == "hand_over":
            signing.hand_over(
                ticket,
                reason=said["reason"],
                to_user=said["to_user"],
                to_department=said["to_department"],
            )
            return self.leave(_("Handed over: “%(title)s”."))
        if act == "take_back":
            signing.take_back(ticket)
            return self.leave(_("Taken back: “%(title)s”."))
        if act == "cosign":
            signing.ask_cosignature(ticket, said["department"], reason=said["reason"])
            return self.stay(_("Asked to co-sign: “%(title)s”."))
        signing.take_on(ticket)
        return self.stay(_("You have taken it on: “%(title)s”."))

    def leave(self, message: str) -> HttpResponse:
        """To what else waits."""
        messages.success(self.request, message % {"title": self.draft})
        return HttpResponseRedirect(reverse("signoff:index"))

    def stay(self, message: str) -> HttpResponse:
        """Here again, as it is now."""
        messages.success(self.request, message % {"title": self.draft})
        return HttpResponseRedirect(self.request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        why_not = self.why_not() if self.waits else ""
        acts: dict[str, SeenForm] = {}
        if self.waits and not why_not:
            acts = {name: self.form_for(name) for name in ("sign", "return")}  # type: ignore[misc]
            if self.state.step == Step.DEPARTMENT:
                acts["cosign"] = self.form_for("cosign")  # type: ignore[assignment]
        may_hand_over = self.waits and signing.may_hand_over(self.case)
        if may_hand_over:
            acts["hand_over"] = self.form_for("hand_over")  # type: ignore[assignment]
        if self.waits and may_submit(self.target, self.request.user):  # type: ignore[arg-type]
            acts["take_back"] = self.form_for("take_back")  # type: ignore[assignment]
        submission = submission_of(self.target)
        since = submission.number if submission else 0
        return super().get_context_data(
            **{
                "state": self.state,
                "step": self.state.step,
                "target": self.target,
                "draft": self.draft,
                "revision": self.revision,
                "waits": self.waits,
                "why_not": why_not,
                "task": asking.task_of(self.state) if self.waits else None,
                "submission": submission,
                "code": self.code(),
                "paper": self.state.papers.filter(progress=PaperProgress.ENTERED).first(),
                "trail": records_of(self.target).filter(number__gte=since).select_related("words"),
                "overridden": {
                    record.details["finding"]: record
                    for record in records_of(self.target)
                    .filter(number__gt=since, act=Act.OVERRIDDEN)
                    .select_related("words")
                },
                "findings": findings_in(self.content),
                "citations": citations_in(self.content),
                "comparison": comparison(self.target, self.draft, self.request),
                "edit_url": AdminURLFinder(self.request.user).get_edit_url(self.target),
                "take": self.form_for("take") if acts.get("sign") else None,
                "sign": None,
                "return": None,
                "cosign": None,
                "hand_over": None,
                "take_back": None,
                **acts,
                **kwargs,
            }
        )
