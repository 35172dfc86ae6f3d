"""Words of messages in the administration: every kind in every language, with a preview."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import FormView, TemplateView

from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from fazhi.outbox.kinds import Kind, UnknownKind, kind_of, kinds
from fazhi.outbox.models import MessageTemplate
from fazhi.outbox.models.template import LONGEST_BODY, LONGEST_SUBJECT
from fazhi.outbox.rendering import previews
from fazhi.outbox.wording import (
    Words,
    change_words,
    changes_of,
    is_broken,
    own_words,
    problems_with,
    restore_words,
)

MAY_CHANGE = "outbox.change_messagetemplate"
SHOWN_CHANGES = 20


class WordsForm(forms.Form):
    """Subject and text of one kind in one language."""

    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=LONGEST_SUBJECT)
    body = forms.CharField(
        label=pgettext_lazy("outbox", "Text"),
        max_length=LONGEST_BODY,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=MessageTemplate._meta.get_field("body").help_text,
    )

    def __init__(self, *args: Any, kind: Kind, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)

    def clean_subject(self) -> str:
        """One line with known placeholders."""
        subject = self._checked("subject")
        if any(not c.isprintable() for c in subject):
            raise ValidationError(_("The subject is one line, without control characters."))
        return subject

    def clean_body(self) -> str:
        """Known placeholders; line breaks of one form."""
        return self._checked("body").replace("\r\n", "\n")

    def _checked(self, field: str) -> str:
        text: str = self.cleaned_data[field]
        if problems := problems_with(self.kind, text):
            raise ValidationError(problems)
        return text

    @property
    def words(self) -> Words:
        """What was typed."""
        return Words(self.cleaned_data["subject"], self.cleaned_data["body"])


class WordsScreen(WagtailAdminTemplateMixin):
    """A screen for those who may change words."""

    request: HttpRequest
    header_icon = "edit"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MAY_CHANGE):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("message_words:index"), "label": _("Words of messages")},
        ]


class WordsIndexView(WordsScreen, TemplateView):
    """Every kind in every language, with who changed it; one query."""

    template_name = "outbox/admin/words.html"
    page_title = gettext_lazy("Words of messages")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stored = {
            (row.kind, row.language): row
            for row in MessageTemplate.objects.select_related("changed_by")
        }
        rows = [
            {
                "kind": kind,
                "language": name,
                "row": (row := stored.get((kind.key, code))),
                "broken": row is not None and is_broken(kind, row),
                "url": reverse("message_words:edit", args=[kind.key, code]),
            }
            for kind in kinds()
            if kind.body
            for code, name in settings.LANGUAGES
        ]
        return super().get_context_data(rows=rows, **kwargs)


class WordsEditView(WordsScreen, FormView):
    """The form with the placeholders beside it, a preview of what was typed, and the changes."""

    template_name = "outbox/admin/words_form.html"
    form_class = WordsForm
    kind: Kind
    language: str
    row: MessageTemplate | None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.language = kwargs["language"]
        try:
            self.kind = kind_of(kwargs["kind"])
        except UnknownKind:
            raise Http404 from None
        if self.language not in dict(settings.LANGUAGES) or not self.kind.body:
            raise Http404
        rows = MessageTemplate.objects.filter(kind=self.kind.key, language=self.language)
        self.row = rows.first()

    def get_page_title(self) -> str:
        return f"{self.kind.label} ({dict(settings.LANGUAGES)[self.language]})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_initial(self) -> dict[str, Any]:
        words = self.row or own_words(self.kind, self.language)
        return {"subject": words.subject, "body": words.body}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "kind": self.kind}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "restore" in request.POST:
            return self._restore()
        return super().post(request, *args, **kwargs)

    def _restore(self) -> HttpResponse:
        if self.row:
            restore_words(self.row, self.request.user)  # type: ignore[arg-type]
        messages.success(self.request, _("The standard words hold again."))
        return HttpResponseRedirect(self.request.path)

    def form_valid(self, form: WordsForm) -> HttpResponse:
        if "preview" in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, tried=form.words))
        change_words(self.kind, self.language, form.words, self.request.user)  # type: ignore[arg-type]
        messages.success(self.request, _("The words have been saved."))
        return HttpResponseRedirect(self.request.path)

    def get_context_data(self, tried: Words | None = None, **kwargs: Any) -> dict[str, Any]:
        own = own_words(self.kind, self.language)
        broken = self.row is not None and is_broken(self.kind, self.row)
        stored = Words(self.row.subject, self.row.body) if self.row and not broken else own
        return super().get_context_data(
            kind=self.kind,
            row=self.row,
            broken=broken,
            own=own,
            forms_of_it=previews(self.kind, self.language, tried or stored),
            other=self._other_languages(),
            tried=tried,
            changes=changes_of(self.kind, self.language)[:SHOWN_CHANGES],
            **kwargs,
        )

    def _other_languages(self) -> list[tuple[str, str]]:
        return [
            (str(name), reverse("message_words:edit", args=[self.kind.key, code]))
            for code, name in settings.LANGUAGES
            if code != self.language
        ]
