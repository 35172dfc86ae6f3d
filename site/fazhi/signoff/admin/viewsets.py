"""The rules of sections and the list of words, as administrators edit them."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from fazhi.signoff.models import ListedWord, SectionRules


class RulesIndexView(generic.IndexView):
    """The list, with the pages read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("page")


class SectionRulesViewSet(ModelViewSet):
    """Which steps apply in which section, and when its content is reviewed."""

    model = SectionRules
    icon = "list-ul"
    menu_label = _("Rules of sign-off")
    menu_name = "signoff-rules"
    menu_order = 60
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = RulesIndexView
    search_backend_name = None
    search_fields = ("page__title",)
    list_display = (
        "__str__",
        BooleanColumn("copy_check", label=_("copy check")),
        Column("get_legal_review_display", label=_("legal review")),
        BooleanColumn("publication_check", label=_("publication check")),
        Column("review_months", label=_("next review after (months)")),
    )
    panels = (
        FieldPanel("page"),
        MultiFieldPanel(
            (
                FieldPanel("copy_check"),
                FieldPanel("legal_review"),
                FieldPanel("publication_check"),
            ),
            heading=_("Steps"),
        ),
        MultiFieldPanel(
            (
                FieldPanel("review_months"),
                FieldPanel("shows_overdue_review"),
                FieldPanel("shows_doubtful_basis"),
            ),
            heading=_("Review"),
        ),
    )


class ListedWordViewSet(ModelViewSet):
    """Words that content should not have."""

    model = ListedWord
    icon = "list-ul"
    menu_label = _("Listed words")
    menu_name = "signoff-words"
    menu_order = 61
    add_to_settings_menu = True
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ("word", "instead", "note")
    list_filter = ("severity",)
    list_display = (
        "word",
        Column("get_severity_display", label=pgettext_lazy("of a finding", "severity")),
        Column("instead", label=_("write instead")),
        Column("note", label=_("note")),
    )
    panels = (
        FieldPanel("word"),
        FieldPanel("severity"),
        FieldPanel("instead"),
        FieldPanel("note"),
    )
