"""Notes on articles: the list, and the form with the article's text beside it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn, TitleColumn
from wagtail.admin.views import generic

import django_filters

from fazhi.admin_screens.viewsets import WithoutSome
from legal_library.addresses import article_path
from legal_library.admin.listing import ONE_LINE
from legal_library.admin.related_forms import SHORT_INPUT
from legal_library.articles import ArticleText, article_today, article_with, with_staleness
from legal_library.finding.noting import note_law
from legal_library.models import ArticleNote, Law
from legal_library.parsing.numerals import read_article
from legal_library.titles import law_key

WORDS = ("caption", "question_1", "question_2", "question_3", "plain", "example", "second_reading")


class NoteFilterSet(WagtailFilterSet):
    """The law by part of its title, with plain words or without, of a present text or not."""

    law = django_filters.CharFilter(label=gettext_lazy("Law"), method="by_law")
    plain = django_filters.ChoiceFilter(
        label=pgettext_lazy("of an article", "In plain words"),
        choices=(("yes", gettext_lazy("written")), ("no", gettext_lazy("not written"))),
        method="by_plain",
    )
    text = django_filters.ChoiceFilter(
        label=gettext_lazy("Text of the article"),
        choices=(
            ("same", gettext_lazy("as when the note was written")),
            ("other", gettext_lazy("changed since")),
        ),
        method="by_text",
    )

    class Meta:
        model = ArticleNote
        fields = ()

    def by_law(self, notes: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """By part of the title or of another name."""
        plain = law_key(value)
        laws = Law.objects.filter(
            Q(normalised_title__icontains=plain)
            | Q(short_title__icontains=value.strip())
            | Q(aliases__normalised=plain)
        )
        return notes.filter(law__in=laws)

    def by_plain(self, notes: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """With or without plain words."""
        return notes.exclude(plain="") if value == "yes" else notes.filter(plain="")

    def by_text(self, notes: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Whether a version of the law still has the article in these words."""
        return notes.filter(is_current=value == "same")


class NoteIndexView(generic.IndexView):
    """The list; whether the text is still there is looked up by the database."""

    def get_base_queryset(self) -> QuerySet[ArticleNote]:
        return with_staleness(super().get_base_queryset().select_related("law"))


class NoteForm(WagtailAdminModelForm):
    """The words about an article that is chosen already; saved with the digest of its text."""

    class Meta:
        model = ArticleNote
        fields = WORDS
        widgets = {
            "plain": forms.Textarea(attrs={"rows": 5}),
            "example": forms.Textarea(attrs={"rows": 5}),
            "second_reading": forms.Textarea(attrs={"rows": 2}),
        }

    def _text(self) -> ArticleText | None:
        note: ArticleNote = self.instance
        return article_today(note.law, note.number, note.sub)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        note: ArticleNote = self.instance
        if not note.law_id or note.number is None:
            return data
        text = self._text()
        if text is None:
            raise ValidationError(_("The law has no such article today."))
        note.digest = text.digest
        twins = ArticleNote.objects.filter(
            law=note.law_id, number=note.number, sub=note.sub, digest=note.digest
        )
        if twins.exclude(pk=note.pk).exists():
            raise ValidationError(_("This article has a note already."))
        return data


class NewNoteForm(NoteForm):
    """The same with the law and the article."""

    law_name = forms.CharField(
        label=gettext_lazy("Law"),
        max_length=300,
        help_text=gettext_lazy("The title, the short title or another name."),
    )
    article = forms.CharField(
        label=gettext_lazy("Article"),
        max_length=40,
        widget=SHORT_INPUT,
        help_text=gettext_lazy("As 133 or 133-1, in Chinese or in digits."),
    )
    field_order = ("law_name", "article", *WORDS)

    def clean_law_name(self) -> str:
        """Finds the one law of that name."""
        name: str = self.cleaned_data["law_name"]
        found = list(Law.objects.named(name)[:2]) or list(Law.objects.filter(short_title=name)[:2])
        if len(found) != 1:
            raise ValidationError(
                _("Several laws have this name; write the full title.")
                if found
                else _("The library has no law of this name.")
            )
        self.instance.law = found[0]
        return name

    def clean_article(self) -> str:
        """Finds its number."""
        typed: str = self.cleaned_data["article"]
        number = read_article(typed)
        if number is None or not 0 < number[0] < 100_000 or number[1] >= 100_000:
            raise ValidationError(_("Write the number of an article, such as 5 or 133-1."))
        self.instance.number, self.instance.sub = number
        return typed


class WithArticle:
    """Shows the article's text beside the form."""

    template_name = "legal_library/admin/note_form.html"

    @cached_property
    def article_text(self: Any) -> ArticleText | None:
        """The present text; of a new note that of the article that was asked for."""
        note = self.form.instance
        if not note.law_id or note.number is None:
            return None
        return article_today(note.law, note.number, note.sub)

    def save_instance(self: Any) -> ArticleNote:
        note: ArticleNote = super().save_instance()  # type: ignore[misc]
        note_law(note.law_id)
        return note

    def get_context_data(self: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        note, text = self.form.instance, self.article_text
        context["article_text"] = text
        if note.pk:
            context["is_stale"] = text is None or text.digest != self.kept_digest
            context["written_for"] = article_with(note) if context["is_stale"] else None
            context["preview_url"] = article_path(note.law.slug, note.number, note.sub)
        return context


class NewNoteView(WithArticle, generic.CreateView):
    """A note on an article that has none; ``?law=…&article=…`` fills in which."""

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {"law_name": asked.get("law", ""), "article": asked.get("article", "")}


class EditNoteView(WithArticle, generic.EditView):
    """The words; the article stays."""

    kept_digest = ""

    def get_object(self, queryset: Any = None) -> ArticleNote:
        note: ArticleNote = super().get_object(queryset)
        self.kept_digest = note.digest
        return note


class DeleteNoteView(generic.DeleteView):
    """The search forgets its words."""

    def delete_action(self) -> None:
        with transaction.atomic():
            note_law(self.object.law_id)
            super().delete_action()


class ArticleNoteViewSet(WithoutSome):
    """Notes in the administration."""

    model = ArticleNote
    name = "articlenote"
    icon = "comment"
    menu_label = gettext_lazy("Notes on articles")
    add_to_reference_index = False
    left_out = ("usage",)
    inspect_view_enabled = True
    inspect_view_fields = ("law", "number", "sub", *WORDS)
    copy_view_enabled = False
    index_view_class = NoteIndexView
    add_view_class = NewNoteView
    edit_view_class = EditNoteView
    delete_view_class = DeleteNoteView
    filterset_class = NoteFilterSet
    search_backend_name = None
    search_fields = ("law__title", "caption", "question_1", "question_2", "question_3", "plain")
    list_per_page = 50
    ordering = ("law__rank", "law__title", "number", "sub", "pk")
    list_display = (
        TitleColumn(
            "label",
            label=gettext_lazy("Article"),
            url_name="articlenote:edit",
            classname=ONE_LINE,
        ),
        Column("law", label=gettext_lazy("Law"), accessor="law.short_title", sort_key="law__title"),
        Column("caption", label=pgettext_lazy("of an article", "Caption"), sort_key="caption"),
        Column(
            "plain",
            label=pgettext_lazy("of an article", "In plain words"),
            accessor=lambda note: _("written") if note.plain else "—",
        ),
        StatusTagColumn(
            "is_current",
            label=gettext_lazy("Text of the article"),
            accessor=lambda note: _("unchanged") if note.is_current else _("changed since"),
            primary=lambda note: not note.is_current,
            classname=ONE_LINE,
        ),
        DateColumn(
            "changed_at", label=pgettext_lazy("of a note", "Changed"), sort_key="changed_at"
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[NoteForm]:
        return NoteForm if for_update else NewNoteForm
