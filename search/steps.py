"""What the search itself offers to do about a query."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from search.actions import register_action
from search.permissions import VIEW_LOG


def register() -> None:
    """Called once, when the apps are ready."""
    register_action(
        pgettext_lazy("what to do about a query", "Everyday word"),
        lambda query: f"{reverse('search_words:add')}?{urlencode({'word': query})}",
        permission="search.add_wordset",
    )
    register_action(
        pgettext_lazy("what to do about a query", "Recommend"),
        lambda query: f"{reverse('search_promotions:add')}?{urlencode({'words': query})}",
        permission="search.add_promotion",
    )
    register_action(
        pgettext_lazy("what to do about a query", "Why these results"),
        lambda query: f"{reverse('search_explaining:index')}?{urlencode({'q': query})}",
        permission=VIEW_LOG,
    )
