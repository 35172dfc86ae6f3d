"""The screen on which public content is confirmed to be still right: one tick, one button."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.admin.seeing import may_look
from fazhi.signoff.errors import Refused
from fazhi.signoff.models.records import LONGEST_WORDS
from fazhi.signoff.reviewing import DECLARATION, confirm_review, may_confirm
from fazhi.signoff.signed_off import SignedOff
from fazhi.signoff.targets import Target, find_target, public_url


class ReviewForm(forms.Form):
    """The declaration, and words for the record."""

    declares = forms.BooleanField(
        label=DECLARATION,
        error_messages={"required": gettext_lazy("Without the declaration there is no signature.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Opinion"),
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("What was compared, for example. May be left empty."),
    )


class ReviewView(SignOffScreen, FormView):
    """Asks whether it is still right, and records that it is; everybody with a part in it may look."""

    template_name = "signoff/admin/confirm.html"
    form_class = ReviewForm
    page_title = gettext_lazy("Still right?")
    header_icon = "calendar-check"
    target: Target

    def dispatch(
        self, request: HttpRequest, model: str, key: str, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        target = find_target(model, key)
        if not isinstance(target, SignedOff):
            raise Http404
        self.target = target
        if not may_look(request.user, target):
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
        return super().get_context_data(
            target=self.target,
            may_confirm=may_confirm(self.target, self.request.user),  # type: ignore[arg-type]
            edit_url=self.edit_url,
            public_url=public_url(self.target, self.request),
            **kwargs,
        )

    def form_valid(self, form: ReviewForm) -> HttpResponse:
        try:
            confirm_review(self.target, self.request.user, words=form.cleaned_data["words"])  # type: ignore[arg-type]
        except Refused as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        self.target.refresh_from_db()
        messages.success(
            self.request,
            _("“%(title)s” is confirmed. Next review: %(day)s.")
            % {"title": self.target, "day": self.target.review_due_on},
        )
        return HttpResponseRedirect(self.edit_url)
