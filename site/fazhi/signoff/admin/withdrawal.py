"""The screen on which public content is withdrawn: one field, one button."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.errors import Refused
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.targets import Target, find_target
from fazhi.signoff.withdrawing import LONGEST_REASON, may_withdraw, withdraw


class WithdrawalForm(forms.Form):
    """What readers are told."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Readers see it at the page's address. No names of people."),
        error_messages={"required": gettext_lazy("Say why: readers are told.")},
    )


class WithdrawalView(SignOffScreen, FormView):
    """Asks for the reason, and withdraws."""

    template_name = "signoff/admin/withdraw.html"
    form_class = WithdrawalForm
    page_title = pgettext_lazy("content", "Withdraw")
    header_icon = "warning"
    target: Target

    def dispatch(
        self, request: HttpRequest, model: str, key: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        target = find_target(model, key)
        if not isinstance(target, SignedOff):
            raise Http404
        self.target = target
        if not may_withdraw(self.target, request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def edit_url(self) -> str:
        """Where the content is written, for whoever may."""
        found: str | None = AdminURLFinder(self.request.user).get_edit_url(self.target)
        return found or reverse("signoff:index")

    def get_page_subtitle(self) -> str:
        return str(self.target)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(target=self.target, edit_url=self.edit_url, **kwargs)

    def form_valid(self, form: WithdrawalForm) -> HttpResponse:
        try:
            withdraw(self.target, self.request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
        except Refused as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("“%(title)s” was withdrawn. Its readers are told why.") % {"title": self.target},
        )
        return HttpResponseRedirect(self.edit_url)
