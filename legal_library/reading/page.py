"""Everything that a law's page shows, gathered once for a version."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from django.core.cache import cache
from django.db.models import Q
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from legal_library.addresses import article_path
from legal_library.models import ArticleNote, Law, LawRelation, LawVersion, TextCorrection
from legal_library.models.laws import version_of
from legal_library.parsing.outline import Branch, headed, outline_of
from legal_library.parsing.paths import path_of_article
from legal_library.parsing.tree import Kind
from legal_library.reading.body import BodyWriter
from legal_library.reading.notes import Notes, notes_of
from legal_library.reading.rows import Row, above, articles, rows_at, rows_of
from legal_library.reading.standing import Standing, standing_of
from legal_library.status import today

_DAY = 24 * 3600
_SHORT_CONTENTS = 12


@dataclass(frozen=True)
class Neighbours:
    """The articles before and after one."""

    previous: Row | None
    following: Row | None


class LawPage:
    """A version as a reader meets it.

    ``versions`` are the public versions of its law, the newest first. The text and its table of
    contents are kept in the cache as long as neither the version nor a note changes.
    """

    def __init__(self, law: Law, versions: list[LawVersion], version: LawVersion) -> None:
        self.law = law
        self.versions = versions
        self.version = version
        self.day = today()

    @classmethod
    def of(cls, slug: str, day: str = "") -> "LawPage | None":
        """The page of a law, or of its version of a day; None where there is nothing public."""
        law = Law.objects.filter(slug=slug).prefetch_related("themes").first()
        if law is None:
            return None
        versions = list(law.versions.public().order_by("-version_date", "-pk"))
        for version in versions:
            version.law = law
        if day:
            found = next((v for v in versions if v.date_part == day), None)
        else:
            found = version_of([v for v in versions if not v.is_decision] or versions, today())
        return cls(law, versions, found) if found else None

    @cached_property
    def is_current(self) -> bool:
        """Whether it is the version that the law's own address shows."""
        texts = [v for v in self.versions if not v.is_decision] or self.versions
        shown = version_of(texts, self.day)
        return shown is not None and shown.pk == self.version.pk

    @property
    def url(self) -> str:
        """The law's own address for the version that it shows, else that of the version."""
        shown = self.law if self.is_current else self.version
        return shown.get_absolute_url()

    @cached_property
    def rows(self) -> list[Row]:
        """Every provision of the version; one query."""
        return rows_of(self.version)

    @cached_property
    def notes(self) -> Notes:
        """Our notes on its articles; one query."""
        return notes_of(self.law, self.rows)

    @cached_property
    def relations(self) -> list[LawRelation]:
        """Relations from and to this law whose other end is in the library; one query."""
        found = LawRelation.objects.filter(Q(law=self.law) | Q(target=self.law))
        return list(
            found.select_related("law", "target", "version").order_by("kind", "-date", "pk")
        )

    @cached_property
    def _readable(self) -> set[int]:
        """The laws at the other ends that readers can open; one query."""
        ends = {key for r in self.relations for key in (r.law_id, r.target_id) if key}
        return set(Law.objects.public().filter(pk__in=ends).values_list("pk", flat=True))

    @cached_property
    def incoming(self) -> list[LawRelation]:
        """What other laws do to this one; those that are not public only count."""
        return [r for r in self.relations if r.target_id == self.law.pk and r.law_id != self.law.pk]

    @property
    def readable_incoming(self) -> list[LawRelation]:
        """What laws that readers can open do to this one."""
        return [r for r in self.incoming if r.law_id in self._readable]

    @property
    def readable_outgoing(self) -> list[LawRelation]:
        """What this law does to others that readers can open."""
        mine = [r for r in self.relations if r.law_id == self.law.pk]
        return [r for r in mine if r.target_id in self._readable]

    @cached_property
    def corrections(self) -> list[TextCorrection]:
        """What we changed in the text after its import, the newest first; one query."""
        return list(self.version.corrections.all())

    @cached_property
    def standing(self) -> Standing:
        """How the version stands today."""
        return standing_of(self.version, self.versions, self.incoming, self._readable, self.day)

    def article_url(self, row: Row) -> str:
        """The page of an article in this version."""
        day = "" if self.is_current else self.version.date_part
        return article_path(self.law.slug, row.number or 0, row.sub, day)

    @cached_property
    def _written(self) -> tuple[str, list[Branch], bool]:
        """The text, the contents, and whether any article has a caption."""
        stamp = ArticleNote.objects.filter(law=self.law).order_by("-changed_at")
        newest = stamp.values_list("changed_at", flat=True).first()
        key = ":".join(
            (
                *("law-page", str(self.version.pk), f"{self.version.changed_at:%Y%m%d%H%M%S%f}"),
                *(f"{newest:%Y%m%d%H%M%S%f}" if newest else "", get_language() or ""),
                *(str(self.is_current), article_path(self.law.slug, 1)),
            )
        )
        kept: tuple[str, list[Branch], bool] | None = cache.get(key)
        if kept is None:
            kept = self._write()
            cache.set(key, kept, _DAY)
        return kept

    def _write(self) -> tuple[str, list[Branch], bool]:
        link: Callable[[Row], str] = self.article_url
        text = BodyWriter(self.notes, link).write(self.rows)
        contents = headed(outline_of((row.depth, row) for row in self.rows))
        return str(text), contents, any(n.caption for n in self.notes.values())

    @property
    def text(self) -> SafeString:
        """The whole text as HTML."""
        return mark_safe(self._written[0])  # noqa: S308 - `BodyWriter` escapes every value

    @property
    def contents(self) -> list[Branch]:
        """Its table of contents."""
        return self._written[1]

    @cached_property
    def contents_are_long(self) -> bool:
        """Whether the table of contents would push the text off the first screens."""
        return sum(1 + len(entry.below) for entry in self.contents) > _SHORT_CONTENTS

    @property
    def has_captions(self) -> bool:
        """Whether any article has a caption of ours."""
        return self._written[2]


class ArticlePage:
    """One article of a version, with what stands around it."""

    def __init__(self, page: LawPage, number: int, sub: int) -> None:
        self.page = page
        self.rows = rows_at(page.rows, path_of_article(number, sub))

    @property
    def exists(self) -> bool:
        """Whether the version has such an article; nothing else can be asked without one."""
        return bool(self.rows)

    @property
    def article(self) -> Row:
        """The article itself, without what stands below it."""
        return self.rows[0]

    @cached_property
    def note(self) -> ArticleNote | None:
        """Our note on it, if it was written for these words."""
        return self.page.notes.get(self.article.path)

    @cached_property
    def units(self) -> list[Row]:
        """The part, chapter and section in which it stands."""
        return above(self.page.rows, self.article)

    @cached_property
    def text(self) -> SafeString:
        """Its text as HTML."""
        return BodyWriter({}).write(self.rows)

    @cached_property
    def neighbours(self) -> Neighbours:
        """What to turn to from here; nothing for an article of an annex."""
        numbered = articles(self.page.rows)
        place = next((i for i, r in enumerate(numbered) if r.path == self.article.path), None)
        if place is None:
            return Neighbours(None, None)
        following = numbered[place + 1] if place + 1 < len(numbered) else None
        return Neighbours(numbered[place - 1] if place else None, following)

    @cached_property
    def inner(self) -> list[Row]:
        """Its paragraphs and items, as they can be cited."""
        return [r for r in self.rows[1:] if r.kind in {Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM}]
