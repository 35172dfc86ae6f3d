"""The articles that notes are about: the text they were written for, and the text of today."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from legal_library.models import ArticleNote, Law, LawVersion, Provision
from legal_library.models.laws import version_of
from legal_library.parsing.paths import path_of_article
from legal_library.parsing.tree import Kind
from legal_library.reading.rows import Row, rows_of
from legal_library.status import today


@dataclass(frozen=True)
class ArticleText:
    """An article of a version: its row, and those of everything that stands below it."""

    version: LawVersion
    rows: list[Row]

    @property
    def digest(self) -> str:
        """The fingerprint of its whole text."""
        return self.rows[0].digest


def article_today(law: Law, number: int, sub: int = 0) -> ArticleText | None:
    """The article of the version that applies today, released or not; None where it has none."""
    versions = list(law.versions.filter(is_decision=False, withdrawn_at__isnull=True))
    version = version_of(versions, today())
    return _text(version, path_of_article(number, sub)) if version else None


def article_with(note: ArticleNote) -> ArticleText | None:
    """The text that a note was written for, in the newest version that has it; None if none has."""
    found = (
        Provision.objects.filter(
            version__law=note.law_id,
            kind=Kind.ARTICLE,
            number=note.number,
            sub=note.sub,
            digest=note.digest,
        )
        .select_related("version")
        .order_by("-version__version_date", "-version_id")
        .first()
    )
    return _text(found.version, found.path) if found else None


def _text(version: LawVersion, path: str) -> ArticleText | None:
    rows = rows_of(version, path)
    return ArticleText(version, rows) if rows else None


def with_staleness(notes: "QuerySet[ArticleNote]") -> "QuerySet[ArticleNote]":
    """Adds ``is_current``: whether some version of the law has the article in the note's words."""
    same = Provision.objects.filter(
        version__law=OuterRef("law"),
        kind=Kind.ARTICLE,
        number=OuterRef("number"),
        sub=OuterRef("sub"),
        digest=OuterRef("digest"),
    )
    return notes.annotate(is_current=Exists(same))
