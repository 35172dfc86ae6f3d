"""A search as Atom: what is new for the same words, the newest first."""

import datetime as dt
import re
from typing import NamedTuple

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from fazhi.navigation.frame import current_frame
from search.finding import facets as facetting
from search.finding.searching import Options, find
from search.models import EntryText
from search.page.asking import Asked
from search.page.highlighting import Terms, passage_of
from search.page.results import shown_entries

MOST_ENTRIES = 30
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Item(NamedTuple):
    """An entry of the feed, and the passage that it quotes."""

    text: EntryText
    passage: str


class SearchFeed(Feed):
    """What is found and has a day; what has none cannot be new."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest) -> Asked:
        shelves = facetting.shelves.all().values()
        return Asked.read(request.GET, request.LANGUAGE_CODE, shelves)

    def title(self, obj: Asked) -> str:
        words = _("Search: %(words)s") % {"words": _printable(obj.words)}
        return f"{words} - {current_frame().name}"

    def link(self, obj: Asked) -> str:
        return obj.address

    def items(self, obj: Asked) -> list[Item]:
        options = Options(newest_first=True, use_lexicon=not obj.own_words)
        found = find(obj.words, obj.filters, options)
        entries = [*found.pinned, *(one.candidate.entry for one in found.ranked)]
        entries = list(dict.fromkeys(entries))[: MOST_ENTRIES * 2]
        terms = Terms.of(found)
        dated = [text for text in shown_entries(entries).values() if text.date]
        dated.sort(key=lambda text: (text.date, -text.pk), reverse=True)
        return [Item(text, passage_of(text.body, terms).text) for text in dated[:MOST_ENTRIES]]

    def item_title(self, item: Item) -> str:
        text = item.text
        return _printable(" ".join(filter(None, (text.title, text.label, text.caption))))

    def item_description(self, item: Item) -> str:
        return escape(_printable(item.passage or item.text.title))

    def item_link(self, item: Item) -> str:
        return item.text.url

    def item_updateddate(self, item: Item) -> dt.datetime:
        day = item.text.date or dt.date.min
        return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _printable(text: str) -> str:
    """Without what XML cannot hold (XML 1.0, section 2.2)."""
    return _NOT_IN_XML.sub("", text)
