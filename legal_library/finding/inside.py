"""Search within one law: hits in the order of its text, marked there, each leading to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import conditional_escape as escape
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from legal_library.finding.documents import LANGUAGE, SOURCE, standing_of_version
from legal_library.finding.passages import Passage as TextPassage
from legal_library.finding.passages import passages_of
from legal_library.reading.body import BodyWriter
from legal_library.reading.page import LawPage
from legal_library.reading.rows import Row
from search.engines.base import Within
from search.finding.facets import Filters
from search.finding.searching import Found, Options, find
from search.page.highlighting import Passage, Terms, marked, passage_of, spans_of

FEW = 10  # hits where none fits completely, and lines before the list is folded


@dataclass(frozen=True)
class InsideHit:
    """A passage in which something was found; ``number`` counts from 1 through the text."""

    number: int
    label: str
    caption: str
    passage: Passage

    @property
    def anchor(self) -> str:
        """The id of its place on the page."""
        return f"hit-{self.number}"


class Inside:
    """What was found of some words in the version that a page shows."""

    def __init__(self, page: LawPage, words: str) -> None:
        self.page = page
        self.words = words

    @cached_property
    def _found(self) -> Found:
        standing = standing_of_version(self.page.version, is_read=self.page.is_current)
        return find(
            self.words,
            Filters(LANGUAGE, {"standing": frozenset({standing})}),
            Options(within=Within(SOURCE, self.page.law.pk)),
        )

    @cached_property
    def _terms(self) -> Terms:
        return Terms.of(self._found)

    @property
    def is_exact(self) -> bool:
        """Whether the hits fit completely, and are not only related."""
        return bool(self._exact)

    @cached_property
    def _paths(self) -> tuple[set[str], list[str]]:
        """The paths of what fits completely, and of the others, the best first."""
        version = self.page.version
        prefix = "" if self.page.is_current else f"{version.date_part}/"
        exact: set[str] = set()
        related: list[str] = []
        for one in self._found.ranked:
            part = one.candidate.part
            if not part.startswith(prefix):
                continue
            if one.candidate.entry in self._found.strict:
                exact.add(part.removeprefix(prefix))
            else:
                related.append(part.removeprefix(prefix))
        return exact, related

    @cached_property
    def _exact(self) -> list[TextPassage]:
        return self._speaking(self._paths[0])

    @cached_property
    def _passages(self) -> list[TextPassage]:
        """What fits completely in the order of the text, or else the best of what is related."""
        if self._exact:
            return self._exact
        related = self._paths[1]
        speaking = {passage.head.path for passage in self._speaking(set(related))}
        best = [path for path in related if path in speaking][:FEW]
        return self._speaking(set(best))

    def _speaking(self, paths: set[str]) -> list[TextPassage]:
        """Of the passages at these paths those that speak of it, and not the title of the law alone."""
        return [
            passage
            for passage in passages_of(self.page.rows)
            if passage.head.path in paths and spans_of(self._said_in(passage), self._terms)
        ]

    def _said_in(self, passage: TextPassage) -> str:
        note = self.page.notes.get(passage.head.path)
        said = [note.caption, *note.questions] if note else []
        return "\n".join([*said, passage.text])

    @cached_property
    def hits(self) -> list[InsideHit]:
        """The hits from the beginning of the text to its end."""
        notes = self.page.notes
        return [
            InsideHit(
                number,
                passage.head.label or passage.head.title,
                notes[passage.head.path].caption if passage.head.path in notes else "",
                passage_of(passage.text, self._terms),
            )
            for number, passage in enumerate(self._passages, 1)
        ]

    @property
    def first(self) -> list[InsideHit]:
        """Those that are listed at once."""
        return self.hits[:FEW]

    @property
    def more(self) -> list[InsideHit]:
        """Those behind them."""
        return self.hits[FEW:]

    @property
    def text(self) -> SafeString:
        """The whole text as HTML, with marks, and with steps from hit to hit."""
        heads = [passage.head for passage in self._passages]
        steps = {head.path: self._step(number, len(heads)) for number, head in enumerate(heads, 1)}
        inside = _below(self.page.rows, heads)
        terms = self._terms

        def words(row: Row) -> str:
            return marked(row.text, terms) if row.path in inside else str(escape(row.text))

        writer = BodyWriter(self.page.notes, self.page.article_url, words=words, steps=steps)
        return writer.write(self.page.rows)

    @staticmethod
    def _step(number: int, last: int) -> SafeString:
        """A line that says which hit this is, with the ways to the one before and the one behind."""
        parts = [format_html('<span class="law-step__number">{}/{}</span>', number, last)]
        if number > 1:
            parts.insert(0, format_html('<a href="#hit-{}">{}</a> ', number - 1, _("Previous hit")))
        if number < last:
            parts.append(format_html(' <a href="#hit-{}">{}</a>', number + 1, _("Next hit")))
        return format_html(
            '<p class="law-step" id="hit-{}">{}</p>', number, SafeString("".join(parts))
        )


def _below(rows: Iterable[Row], heads: Iterable[Row]) -> set[str]:
    """The paths of the heads, and of what stands below them."""
    wanted = {head.path for head in heads}
    return {row.path for row in rows if row.path in wanted or _above(row.path) & wanted}


def _above(path: str) -> set[str]:
    parts = path.split("/")
    return {"/".join(parts[:length]) for length in range(1, len(parts))}
