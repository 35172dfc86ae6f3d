"""From what was found to what a page shows: hits of one screen, cards, sentences, what else to try."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from fazhi.telephones import TelephoneNumber, numbers_alone
from search.analysis import runs
from search.curated.promotions import Promoted, promoted_for
from search.documents import Facets, Standing
from search.engines.base import CANDIDATES
from search.finding import facets as facetting
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.models import Entry, EntryText
from search.page.asking import Asked
from search.page.highlighting import PASSAGE, Passage, Terms, marked, passage_of
from search.page.narrowing import Chip, FacetGroup, Narrowing, words_of
from search.page.spelling import correction
from search.registry import UnknownSource, find_source

PER_PAGE = 10
MOST_CARDS = 3
CARD = 600  # characters of the text on a card
MOST_EXPANSIONS = 6
MOST_WIDER = 6
TELEPHONE = "tel:"
OTHER_LANGUAGE = "zh-hans"
FEW = 5  # hits in another language


@dataclass(frozen=True)
class Hit:
    """One hit as it is shown; ``rank`` counts from 1 over all pages.

    ``caption`` and ``passage`` are HTML with marks.
    """

    entry: int
    rank: int
    url: str
    title: str
    label: str
    caption: SafeString
    context: str
    passage: Passage
    kind: str
    owner: str
    day: dt.date | None
    standing: Standing
    language: str
    facts: tuple[str, ...] = ()

    @property
    def is_current(self) -> bool:
        """Whether it holds today."""
        return self.standing == Standing.CURRENT

    @property
    def is_dated(self) -> bool:
        """Whether it is of a certain day, like a law, and not an office that is simply there."""
        return self.day is not None

    @cached_property
    def phones(self) -> list[TelephoneNumber]:
        """Whom it leads to can be called: the numbers, if its label is nothing else."""
        return [] if self.url.startswith(TELEPHONE) else numbers_alone(self.label)


@dataclass(frozen=True)
class Expanded:
    """An everyday word, and the words of texts that were looked for, too."""

    word: str
    words: list[str]


@dataclass(frozen=True)
class Other:
    """Another search that may help."""

    words: str
    url: str


class Results:
    """The results of a search, page by page. Nothing is asked of the index before it is needed."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    @property
    def _options(self) -> Options:
        return Options(newest_first=self.asked.newest_first, use_lexicon=not self.asked.own_words)

    @cached_property
    def found(self) -> Found:
        """What the search found."""
        return find(self.asked.words, self.asked.filters, self._options)

    @cached_property
    def _narrowing(self) -> Narrowing:
        return Narrowing(self.asked, self.found)

    @cached_property
    def _terms(self) -> Terms:
        return Terms.of(self.found)

    @cached_property
    def _pinned(self) -> list[int]:
        """What has a card of its own: what the query names, if it is not much."""
        pinned = self.found.pinned
        return pinned if len(pinned) <= MOST_CARDS else []

    @cached_property
    def _listed(self) -> list[int]:
        """All others; beside a direct answer only those that fit completely."""
        shown = {*self._pinned, *(one.entry for one in self.promoted if one.entry)}
        others = [entry for entry in self.found.entries if entry not in shown]
        if not self._pinned:
            return others
        return [entry for entry in others if entry in self.found.strict]

    @cached_property
    def promoted(self) -> list[Promoted]:
        """What editors recommend; on the first screen of a search that is not narrowed."""
        if self.asked.page > 1 or self.asked.filters.chosen:
            return []
        return promoted_for(self.found.query, self.asked.filters.language)

    @cached_property
    def page_obj(self) -> Page:
        """The screen that was asked for, or the last one there is."""
        return Paginator(self._listed, PER_PAGE).get_page(self.asked.page)

    @property
    def page_range(self) -> Iterable[int | str]:
        """The numbers of screens to offer."""
        return self.page_obj.paginator.get_elided_page_range(
            self.page_obj.number, on_each_side=1, on_ends=1
        )

    @property
    def is_beyond(self) -> bool:
        """Whether a screen was asked for that does not exist."""
        return self.asked.page > self.page_obj.paginator.num_pages

    @cached_property
    def _screen(self) -> list[Hit]:
        first = self.page_obj.start_index() + (len(self._pinned) if self._listed else 0)
        return self._shown(list(self.page_obj.object_list), first, self._terms)

    @cached_property
    def calls(self) -> list[Hit]:
        """Telephone numbers among the first hits: they answer directly, too."""
        first = self._screen[:MOST_CARDS] if self.asked.page == 1 else []
        return [hit for hit in first if hit.url.startswith(TELEPHONE)]

    @cached_property
    def hits(self) -> list[Hit]:
        """The hits of this screen that are public this moment, but for those that stand above."""
        return [hit for hit in self._screen if hit not in self.calls]

    @cached_property
    def cards(self) -> list[Hit]:
        """What answers directly, with its full text; on the first screen only."""
        if self.asked.page > 1:
            return []
        return self._shown(self._pinned, 1, self._terms.without_characters, CARD)

    @property
    def answers(self) -> list[Hit]:
        """What stands above the list; how the list came about is then said below it."""
        return [*self.calls, *self.cards]

    def _shown(
        self, entries: list[int], first: int, terms: Terms, length: int = PASSAGE
    ) -> list[Hit]:
        texts, shelves = shown_entries(entries), facetting.shelves.all()
        hits = {pk: shelves[text.entry.shelf_id] for pk, text in texts.items()}
        facts = _facts({pk: (texts[pk].entry, facets) for pk, facets in hits.items()})
        return [
            _hit(texts[pk], hits[pk], rank, terms, length, facts.get(pk, ()))
            for rank, pk in enumerate(entries, first)
            if pk in texts
        ]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all can be shown."""
        return not (self._screen or self.cards or self.promoted)

    @property
    def sentence(self) -> str:
        """How much was found, in one line."""
        found, listed = self.found, len(self._listed) + len(self._pinned)
        if self.is_empty:
            return _("Nothing was found for “%(words)s”.") % {"words": self.asked.words}
        if found.is_exact and found.total:
            said = ngettext("%(count)s result", "%(count)s results", found.total) % {
                "count": f"{found.total:,}"
            }
            if listed <= found.total:
                return said
            return _("%(said)s, and %(more)s related ones") % {
                "said": said,
                "more": listed - found.total,
            }
        if found.pinned:
            return ngettext(
                "%(count)s direct answer", "%(count)s direct answers", len(found.pinned)
            ) % {"count": len(found.pinned)}
        return _("Nothing fits completely; these results are related.")

    @property
    def shows_standing(self) -> bool:
        """Whether hits say that they hold today, because others on the list do not."""
        return "standing" in self.asked.filters.chosen

    @property
    def is_cut(self) -> bool:
        """Whether more was found than can be turned over."""
        return self.found.is_exact and self.found.total > max(CANDIDATES, len(self._listed))

    @property
    def most(self) -> int:
        """How many hits can be turned over."""
        return len(self._listed)

    @property
    def facets(self) -> list[FacetGroup]:
        """What there is to narrow by: nothing, where the direct answer is all that is shown."""
        if self._pinned and not (self._listed or self.asked.filters.chosen):
            return []
        return self._narrowing.groups

    @property
    def chips(self) -> list[Chip]:
        """What is chosen."""
        return self._narrowing.chips

    @cached_property
    def hidden(self) -> int:
        """How many hits do not hold today and are left out."""
        return self._narrowing.hidden if self.found.is_exact else 0

    @property
    def expansions(self) -> list[Expanded]:
        """The everyday words that were understood."""
        return [
            Expanded(
                expansion.word,
                list(dict.fromkeys(" ".join(a) for a in expansion.alternatives))[:MOST_EXPANSIONS],
            )
            for expansion in self.found.expansions
        ]

    @cached_property
    def meant(self) -> Other | None:
        """What may have been meant instead."""
        words = correction(self.found, self.asked.filters, self._options)
        return Other(words, self.asked.looking_for(words).address) if words else None

    @property
    def wider(self) -> list[Other]:
        """Each word alone, where several were looked for."""
        query = self.found.query
        words = list(dict.fromkeys([*query.phrases, *query.runs]))
        if len(words) < 2 and not query.excluded:
            words = [part for part in runs(query.topic) if part not in words]
        return [
            Other(word, self.asked.looking_for(word).address)
            for word in words[:MOST_WIDER]
            if word != self.asked.words
        ]

    @cached_property
    def in_chinese(self) -> "Results | None":
        """For readers of another language: what is found in Chinese, which they must be told."""
        if self.asked.filters.language == OTHER_LANGUAGE or not self.asked.words:
            return None
        return Results(Asked(self.asked.words, Filters(OTHER_LANGUAGE)))

    @property
    def address(self) -> str:
        """Where all of them are, in the language in which they are."""
        with override(self.asked.filters.language):
            return self.asked.address

    @property
    def first_hits(self) -> list[Hit]:
        """The first few, cards among them, but no telephone numbers: these are said in each language."""
        hits = [*self.cards, *self._screen]
        return [hit for hit in hits if not hit.url.startswith(TELEPHONE)][:FEW]


def shown_entries(entries: Iterable[int]) -> dict[int, EntryText]:
    """Of entries those that are public at this moment, with their texts and shelves."""
    texts = EntryText.objects.select_related("entry").defer("words", "said").in_bulk(list(entries))
    subjects: dict[str, set[int]] = defaultdict(set)
    for text in texts.values():
        subjects[text.entry.source].add(text.entry.subject)
    public = {name: _public(name, keys) for name, keys in subjects.items()}
    return {
        pk: text for pk, text in texts.items() if text.entry.subject in public[text.entry.source]
    }


def _public(source: str, subjects: set[int]) -> frozenset[int]:
    try:
        return frozenset(find_source(source).public(subjects))
    except UnknownSource:  # of an app that is no longer there
        return frozenset()


def _facts(hits: Mapping[int, tuple[Entry, Facets]]) -> dict[int, tuple[str, ...]]:
    """What holds this very moment of some hits: nothing is asked where no source knows such facts."""
    asked: dict[tuple[str, str], dict[int, int]] = defaultdict(dict)
    for pk, (entry, facets) in hits.items():
        asked[entry.source, facets.category][entry.subject] = pk
    found: dict[int, tuple[str, ...]] = {}
    for (source, category), keys in asked.items():
        if of_category := find_source(source).facts.get(category):
            found |= {keys[key]: tuple(said) for key, said in of_category(keys).items()}
    return found


def _hit(
    text: EntryText,
    facets: Facets,
    rank: int,
    terms: Terms,
    length: int,
    facts: tuple[str, ...] = (),
) -> Hit:
    return Hit(
        entry=text.pk,
        rank=rank,
        url=text.url,
        title=text.title,
        label=text.label,
        caption=marked(text.caption, terms),
        context=text.context,
        passage=passage_of(text.body, terms, length),
        kind=words_of(facets),
        owner=facets.owner,
        day=text.date,
        standing=Standing(facets.standing),
        language=facets.language,
        facts=facts,
    )
