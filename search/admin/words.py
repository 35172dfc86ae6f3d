"""Everyday words: the list, and the form with the effect of a change below it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.views import generic

import django_filters

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.imports.viewsets import ImportableIndexView, ImportableViewSet
from search.actions import owners_of
from search.admin.fields import LinesField
from search.admin.from_files import DeleteUnlessFromFile, KeepsFileRows, ListsFileRows
from search.admin.inspecting import InspectWordsView, yes_or_no
from search.admin.preview import WithPreview
from search.admin.word_import import WordImporter
from search.curated.lexicon_files import (
    problems_of_alternatives,
    problems_of_words,
    theme_label,
    theme_labels,
)
from search.finding.effect import entries_with
from search.models import Origin, WordSet
from search.models.lexicon import normalised_word

ONE_LINE = "w-whitespace-nowrap"  # of what is read at a glance
SHOWN = 3  # alternatives of a row of the list


def themes() -> list[tuple[str, str]]:
    """The themes that there are, in words."""
    used = WordSet.objects.order_by().values_list("theme", flat=True).distinct()
    slugs = dict.fromkeys([*theme_labels(), *sorted(filter(None, used))])
    return [(slug, theme_label(slug)) for slug in slugs]


class WordFilterSet(WagtailFilterSet):
    """By theme, origin, and whether it is in use."""

    theme = django_filters.ChoiceFilter(
        label=pgettext_lazy("of words", "Theme"), choices=themes, null_label=None
    )

    class Meta:
        model = WordSet
        fields = ("theme", "origin", "is_active")


class WordForm(WagtailAdminModelForm):
    """A set of words, and queries by which its effect is shown."""

    words = LinesField(WordSet, "words", rows=8)
    alternatives = LinesField(WordSet, "alternatives", rows=8)
    samples = forms.CharField(
        required=False,
        max_length=500,
        label=gettext_lazy("Queries to try"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One a line, five at most. Besides, what residents have searched for with these words."
        ),
    )

    class Meta:
        model = WordSet
        fields = ("words", "alternatives", "theme", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", pgettext("of words", "without a theme")), *themes()]
        self.fields["theme"] = forms.ChoiceField(
            label=pgettext("of words", "Theme"),
            required=False,
            choices=choices,
            # A file knows its rows by their theme.
            disabled=self.instance.origin == Origin.FILE,
        )

    def clean_words(self) -> str:
        """Refuses words that fit too much, and those that are kept elsewhere."""
        words: str = self.cleaned_data["words"]
        typed = WordSet(words=words).word_list
        problems: list[Any] = [_sentence(problem) for problem in problems_of_words(typed)]
        there = set(map(normalised_word, self.instance.word_list))
        new = [word for word in map(normalised_word, typed) if word not in there]
        for owner in owners_of(new).values():
            link = (
                format_html(' <a href="{}">{}</a>', owner.url, _("Go there")) if owner.url else ""
            )
            problems.append(format_html("{}{}", owner.message, link))
        if problems:
            raise ValidationError(problems)
        return words

    def clean_alternatives(self) -> str:
        """Refuses what no text could hold."""
        alternatives: str = self.cleaned_data["alternatives"]
        typed = WordSet(alternatives=alternatives).alternative_list
        if problems := problems_of_alternatives(typed):
            raise ValidationError([_sentence(problem) for problem in problems])
        return alternatives

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        words = WordSet(words=data.get("words", "")).word_list
        key = self.instance.key if self.instance.origin == Origin.FILE else ""
        key = key or (normalised_word(words[0]) if words else "")
        twins = WordSet.objects.filter(theme=data.get("theme", ""), key=key)
        if key and twins.exclude(pk=self.instance.pk).exists():
            self.add_error(
                "words",
                _("Another set of this theme begins with this word: change that one."),
            )
        return data


def _sentence(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}"


class WithWarnings(WithPreview):
    """Says after saving what stands in no text: it does no harm, and no good."""

    def save_instance(self: Any) -> WordSet:
        row: WordSet = super().save_instance()  # type: ignore[misc]
        nowhere = [text for text, count in entries_with(row.alternative_list).items() if not count]
        if nowhere:
            messages.warning(
                self.request,
                _("These stand in no text that the search knows: %(texts)s")
                % {"texts": "、".join(nowhere)},
            )
        return row


class NewWordView(WithWarnings, generic.CreateView):
    """``?word=…`` fills in a word, and tries the query in which it came."""

    def get_initial(self) -> dict[str, Any]:
        word = self.request.GET.get("word", "")[:200]
        return {"words": word, "samples": word}


class EditWordView(WithWarnings, KeepsFileRows, generic.EditView):
    """The form of a set that is there."""


class WordIndexView(ListsFileRows, ImportableIndexView):
    """The list; exported whole."""

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {
            "words": item.words,
            "alternatives": item.alternatives,
            "theme": theme_label(item.theme),
            "is_active": yes_or_no(item.is_active),
        }


class WordViewSet(WithoutSome, ImportableViewSet):
    """Everyday words in the administration."""

    model = WordSet
    name = "search_words"
    icon = "openquote"
    menu_label = pgettext_lazy("of the search", "Everyday words")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectWordsView
    inspect_view_fields = ("words", "alternatives", "theme", "is_active", "origin")
    left_out = ("usage",)
    index_view_class = WordIndexView
    add_view_class = NewWordView
    edit_view_class = EditWordView
    delete_view_class = DeleteUnlessFromFile
    importer_class = WordImporter
    filterset_class = WordFilterSet
    search_backend_name = None
    search_fields = ("words", "alternatives")
    list_per_page = 50
    ordering = ("theme", "pk")
    list_display = (
        "first_words",
        Column(
            "alternatives",
            label=gettext_lazy("What texts say"),
            accessor=lambda row: (
                "；".join(row.alternative_list[:3]) + ("…" if len(row.alternative_list) > 3 else "")
            ),
        ),
        Column(
            "theme",
            label=pgettext_lazy("of words", "Theme"),
            accessor=lambda row: theme_label(row.theme) or "—",
            sort_key="theme",
            classname=ONE_LINE,
        ),
        StatusTagColumn(
            "is_active",
            label=pgettext_lazy("of words", "In use"),
            accessor=lambda row: yes_or_no(row.is_active),
            primary=lambda row: row.is_active,
        ),
        Column(
            "origin_in_words",
            label=pgettext_lazy("of words", "Origin"),
            sort_key="origin",
            classname=ONE_LINE,
        ),
        DateColumn(
            "changed_at",
            label=pgettext_lazy("of words", "Changed"),
            sort_key="changed_at",
            classname=ONE_LINE,
        ),
    )
    # What the import takes, so that a list can be brought in again as it is.
    list_export = ("words", "alternatives", "theme", "is_active")
    export_headings = {
        "words": gettext_lazy("Everyday words"),
        "alternatives": gettext_lazy("What texts say"),
        "theme": pgettext_lazy("of words", "Theme"),
        "is_active": pgettext_lazy("of words", "In use"),
    }

    def get_form_class(self, for_update: bool = False) -> type[WordForm]:
        return WordForm
