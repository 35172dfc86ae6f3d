"""The screen on which words or content of a record are taken away."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from wagtail.admin import messages

from fazhi.signoff.admin.screens import SignOffScreen
from fazhi.signoff.errors import Refused
from fazhi.signoff.models import SignedContent, SignOffRecord
from fazhi.signoff.models.records import LONGEST_WORDS
from fazhi.signoff.redacting import CONTENT, WORDS, may_redact, redact_content, redact_words
from fazhi.signoff.targets import trail_url

ACTS = {WORDS: redact_words, CONTENT: redact_content}


class RedactionForm(forms.Form):
    """What is taken away, and why."""

    what = forms.ChoiceField(
        label=gettext_lazy("What is taken away"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what is taken away.")},
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("It stays in the records: do not repeat what is to go."),
        error_messages={"required": gettext_lazy("Say why.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = choices  # type: ignore[attr-defined]


class RedactionView(SignOffScreen, FormView):
    """Asks what and why, and takes it away for good."""

    template_name = "signoff/admin/redact.html"
    form_class = RedactionForm
    page_title = gettext_lazy("Take away what a record holds")
    header_icon = "warning"
    record: SignOffRecord

    def dispatch(
        self, request: HttpRequest, number: int, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        if not may_redact(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        records = SignOffRecord.objects.select_related("words")
        self.record = get_object_or_404(records, pk=number)
        return super().dispatch(request, *args, **kwargs)

    def choices(self) -> list[tuple[str, str]]:
        """What there is to be taken away."""
        words = getattr(self.record, "words", None)
        kept = SignedContent.objects.filter(pk=self.record.content, redacted_at=None)
        found = []
        if words is not None and not words.redacted_at:
            found.append((WORDS, _("The words of this record")))
        if kept.exists():
            found.append((CONTENT, _("The content, in every record about the very same")))
        return found

    @property
    def trail_url(self) -> str:
        """The trail that the record belongs to."""
        return trail_url(self.record.model, self.record.key)

    def get_page_subtitle(self) -> str:
        return str(self.record)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "choices": self.choices()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            record=self.record, choices=self.choices(), trail_url=self.trail_url, **kwargs
        )

    def form_valid(self, form: RedactionForm) -> HttpResponse:
        redact = ACTS[form.cleaned_data["what"]]
        try:
            redact(self.record, self.request.user, form.cleaned_data["reason"])  # type: ignore[arg-type]
        except Refused as error:
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("It was taken away from record %(number)s.") % {"number": self.record.number},
        )
        return HttpResponseRedirect(self.trail_url)
