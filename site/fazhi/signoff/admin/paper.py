"""The screens for approvals on paper: entering one with its scan, comparing and confirming it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import TaskState

from fazhi.accounts.models import User
from fazhi.signoff.admin.forms import SeenForm
from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.admin.seeing import may_look
from fazhi.signoff.admin.signature import OfStep
from fazhi.signoff.eligible import excluded_from, signers_of
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import PaperApproval
from fazhi.signoff.models.paper import PaperProgress
from fazhi.signoff.models.records import LONGEST_WORDS
from fazhi.signoff.paper import PICTURES, confirm_paper, enter_paper, refuse_paper
from fazhi.signoff.signing import Ticket
from fazhi.signoff.snapshot import version_of
from fazhi.signoff.targets import target_of


class PaperForm(SeenForm):
    """What is on the paper."""

    signer = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Signed by"))
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), widget=AdminDateInput)
    scan = forms.FileField(
        label=gettext_lazy("Scan"),
        help_text=gettext_lazy("A PDF or a photograph (JPG, PNG) of the signed paper."),
    )
    opinion = forms.CharField(
        label=gettext_lazy("Opinion"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("As it is written on the paper."),
    )

    def __init__(self, *args: Any, signers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = User.objects.filter(pk__in=[user.pk for user in signers])
        self.fields["signer"].queryset = known  # type: ignore[attr-defined]


class EnterPaperView(OfStep, SignOffScreen, FormView):
    """The form for an approval on paper."""

    template_name = "signoff/admin/enter_paper.html"
    form_class = PaperForm
    page_title = gettext_lazy("Approval on paper")
    header_icon = "doc-full"

    def dispatch(
        self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.find(request, pk)
        if self.state.status != TaskState.STATUS_IN_PROGRESS:
            return HttpResponseRedirect(reverse("signoff:sign", args=[pk]))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.target)

    def get_form_kwargs(self) -> dict[str, Any]:
        step = self.state.step
        found = signers_of(step, self.state.department, excluded_from(step, self.target))
        return {**super().get_form_kwargs(), "signers": [signer.user for signer in found]}

    def get_initial(self) -> dict[str, Any]:
        return {"version": version_of(self.target.get_latest_revision())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(state=self.state, **kwargs)

    def form_valid(self, form: PaperForm) -> HttpResponse:
        said = form.cleaned_data
        user: Any = self.request.user
        ticket = Ticket(self.target, self.state.pk, said["version"], user)
        try:
            made = enter_paper(
                ticket,
                signer=said["signer"],
                signed_on=said["signed_on"],
                scan=said["scan"],
                opinion=said["opinion"],
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(self.request, _("Entered. Another person compares it with the scan."))
        return HttpResponseRedirect(reverse("signoff:paper", args=[made.pk]))


class OfPaper:
    """A view of one approval on paper: who may not look at its content is refused."""

    approval: PaperApproval
    target: Any

    def find(self, request: HttpRequest, pk: int) -> None:
        """The approval and what it is about; raises `Http404` or `PermissionDenied`."""
        rows = PaperApproval.objects.select_related("signer", "entered_by", "ended_by")
        self.approval = get_object_or_404(rows, pk=pk)
        self.target = target_of(self.approval.step.workflow_state)
        if self.target is None:
            raise Http404
        if not may_look(request.user, self.target):
            raise PermissionDenied


class ScanView(OfPaper, View):
    """The scan, to those who may look at the content."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        self.find(request, pk)
        try:
            file = self.approval.scan.open("rb")
        except OSError:
            raise Http404 from None
        response = FileResponse(file)
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cache-Control"] = "private, no-store"
        return response


class PaperView(OfPaper, SignOffScreen, TemplateView):
    """What was entered beside its scan, to be confirmed by another person."""

    template_name = "signoff/admin/paper.html"
    page_title = gettext_lazy("Approval on paper")
    header_icon = "doc-full"

    def dispatch(
        self, request: HttpRequest, pk: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.find(request, pk)
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.target)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Confirms, or refuses with ``refuse``."""
        user: Any = request.user
        try:
            if "refuse" in request.POST:
                refuse_paper(self.approval, user)
                messages.success(request, _("The approval on paper was refused."))
            else:
                confirm_paper(self.approval, user)
                messages.success(request, _("Confirmed: the step is taken."))
        except Refused as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(request.path)
        return HttpResponseRedirect(reverse("signoff:index"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            approval=self.approval,
            target=self.target,
            waits=self.approval.progress == PaperProgress.ENTERED,
            is_picture=str(self.approval.scan.name).lower().endswith(PICTURES),
            is_own=self.approval.entered_by_id == self.request.user.pk,
            **kwargs,
        )
