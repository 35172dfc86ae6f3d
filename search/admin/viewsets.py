"""The menu “Search”."""

from django.utils.translation import pgettext_lazy

from wagtail.admin.viewsets.base import ViewSetGroup

from search.admin.counts import CountViewSet
from search.admin.explaining import ExplainingViewSet
from search.admin.promotions import PromotionViewSet
from search.admin.stop_phrases import StopPhraseViewSet
from search.admin.words import WordViewSet


class SearchGroup(ViewSetGroup):
    """What is searched for, what editors do about it, and why results are as they are."""

    items = (CountViewSet, WordViewSet, PromotionViewSet, StopPhraseViewSet, ExplainingViewSet)
    menu_label = pgettext_lazy("menu of the administration", "Search")
    menu_icon = "search"
    menu_name = "site_search"
    menu_order = 220
