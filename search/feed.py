"""A search as Atom: what is new for the same words, the newest first."""

import datetime as dt
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from fazhi.navigation.frame import current_frame
from search import facets as facetting
from search.asking import Asked
from search.highlighting import Terms, passage_of
from search.models import EntryText
from search.results import shown_entries
from search.searching import Options, find

MOST_ENTRIES = 30


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

    def items(self, obj: Asked) -> list[tuple[EntryText, str]]:
        found = find(obj.words, obj.filters, Options(newest_first=True))
        entries = [*found.pinned, *(one.candidate.entry for one in found.ranked)]
        entries = list(dict.fromkeys(entries))[: MOST_ENTRIES * 2]
        terms = Terms.of(found)
        dated = [text for text in shown_entries(entries).values() if text.date]
        dated.sort(key=lambda text: (text.date, -text.pk), reverse=True)
        return [(text, passage_of(text.body, terms).text) for text in dated[:MOST_ENTRIES]]

    def item_title(self, item: tuple[EntryText, str]) -> str:
        text, _passage = item
        return _printable(" ".join(filter(None, (text.title, text.label, text.caption))))

    def item_description(self, item: tuple[EntryText, str]) -> str:
        return _printable(item[1])

    def item_link(self, item: tuple[EntryText, str]) -> str:
        return item[0].url

    def item_updateddate(self, item: tuple[EntryText, str]) -> dt.datetime:
        day = item[0].date or dt.date.min
        return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def _printable(text: str) -> Any:
    """Without what XML cannot hold."""
    return "".join(c for c in text if c in "\n\t" or (c.isprintable() or not ord(c) < 32))
