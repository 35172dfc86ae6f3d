"""The menu “Lectures”."""

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.model import ModelViewSetGroup

from events.admin.figures import FiguresView, may_see_figures
from events.admin.lists import AnswerViewSet, SessionViewSet, ThemeViewSet
from events.admin.series import SeriesViewSet
from events.admin.speakers import SpeakerViewSet


class FiguresMenuItem(MenuItem):
    """For whoever sees sessions."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_figures(request.user)


class FiguresViewSet(ViewSet):
    """The screen of figures, as an entry of the menu."""

    name = "events_figures"
    url_prefix = "lectures/figures"
    icon = "history"
    menu_label = pgettext_lazy("menu", "Figures")
    menu_item_class = FiguresMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [path("", FiguresView.as_view(), name="index")]


class LecturesGroup(ModelViewSetGroup):
    """Everything about lectures beside their pages."""

    items = (
        *(SessionViewSet, SeriesViewSet, SpeakerViewSet, ThemeViewSet),
        *(FiguresViewSet, AnswerViewSet),
    )
    menu_label = _("Lectures")
    menu_icon = "date"
    menu_name = "lectures"
    menu_order = 280
