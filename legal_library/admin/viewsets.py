"""The menu “Legal library”."""

from django.utils.translation import gettext_lazy

from wagtail.admin.viewsets.model import ModelViewSetGroup

from legal_library.admin.laws import LawViewSet
from legal_library.admin.notes import ArticleNoteViewSet
from legal_library.admin.runs import ImportRunViewSet
from legal_library.admin.themes import ThemeViewSet
from legal_library.admin.versions import LawVersionViewSet


class LibraryGroup(ModelViewSetGroup):
    """Laws, their versions, notes, imports, themes."""

    items = (LawViewSet, LawVersionViewSet, ArticleNoteViewSet, ImportRunViewSet, ThemeViewSet)
    menu_label = gettext_lazy("Legal library")
    menu_icon = "doc-full"
    menu_name = "legal_library"
    menu_order = 210
