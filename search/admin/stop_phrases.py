"""Stop phrases: those that come with the software, and those of editors."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.admin.views import generic

from fazhi.admin_screens.viewsets import WithoutSome
from search.admin.from_files import DeleteUnlessFromFile, KeepsFileRows, ListsFileRows
from search.admin.inspecting import InspectWordsView, yes_or_no
from search.analysis import normalise, runs
from search.curated.lexicon import LEXICON
from search.models import Origin, StopPhrase


class StopPhraseForm(WagtailAdminModelForm):
    """The phrase, and whether it is cut out."""

    class Meta:
        model = StopPhrase
        fields = ("phrase", "is_active")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phrase"].disabled = self.instance.origin == Origin.FILE

    def clean_phrase(self) -> str:
        """Refuses what is no phrase, and what the lexicon looks for."""
        phrase = normalise(self.cleaned_data["phrase"].strip())
        if len(runs(phrase)) != 1:
            raise ValidationError(_("Write one phrase, without spaces and punctuation."))
        if LEXICON.current().expansions_in(phrase) and not self.fields["phrase"].disabled:
            raise ValidationError(
                _("An everyday word stands in this phrase; the search must not lose it.")
            )
        return phrase


class StopPhraseIndexView(ListsFileRows, generic.IndexView):
    """The list."""


class EditStopPhraseView(KeepsFileRows, generic.EditView):
    """The form of a phrase that is there."""


class StopPhraseViewSet(WithoutSome):
    """Stop phrases in the administration."""

    model = StopPhrase
    name = "search_stop_phrases"
    icon = "cut"
    menu_label = pgettext_lazy("of the search", "Stop phrases")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = InspectWordsView
    inspect_view_fields = ("phrase", "is_active", "origin")
    left_out = ("usage",)
    index_view_class = StopPhraseIndexView
    edit_view_class = EditStopPhraseView
    delete_view_class = DeleteUnlessFromFile
    search_backend_name = None
    search_fields = ("phrase",)
    list_filter = ("origin", "is_active")
    list_per_page = 100
    ordering = ("pk",)
    list_display = (
        "phrase",
        StatusTagColumn(
            "is_active",
            label=pgettext_lazy("of words", "In use"),
            accessor=lambda row: yes_or_no(row.is_active),
            primary=lambda row: row.is_active,
        ),
        Column(
            "get_origin_display",
            label=pgettext_lazy("of words", "Origin"),
            sort_key="origin",
        ),
    )

    def get_form_class(self, for_update: bool = False) -> type[StopPhraseForm]:
        return StopPhraseForm
