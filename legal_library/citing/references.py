"""What people type when they mean a law or an article of one: 民法典, 刑法133条之一, 《民法典》第一千条."""

import re
import unicodedata
from dataclasses import dataclass

from legal_library.models import Law, LawVersion, Provision
from legal_library.models.laws import version_of
from legal_library.parsing.numerals import NUMERAL, article_label, to_int
from legal_library.parsing.tree import Kind
from legal_library.status import Status, today

LONGEST = 200
MOST = 20
_ARTICLE = re.compile(
    rf"(?P<law>.+?)\s*(?:第\s*)?(?P<number>{NUMERAL})\s*条?(?:\s*[之_-]\s*(?P<sub>{NUMERAL}))?\s*条?"
)


@dataclass(frozen=True)
class Reference:
    """A law, or an article of the version of it that a reader gets today."""

    law: Law
    version: LawVersion | None = None
    number: int | None = None
    sub: int = 0

    @property
    def label(self) -> str:
        """《民法典》第一千一百六十五条."""
        article = article_label(self.number, self.sub) if self.number is not None else ""
        return f"{self.law.marked_short_title}{article}"

    @property
    def status(self) -> Status:
        """How the law stands today."""
        return self.version.status if self.version else Status.UNKNOWN


def find_references(words: str) -> list[Reference]:
    """The laws and articles that ``words`` may mean, the likeliest first; at most `MOST`.

    Whole titles and other names come first, then titles that contain the words. An article is
    found where the version of today has it.
    """
    plain = unicodedata.normalize("NFKC", words.replace("\x00", "")).strip()[:LONGEST]
    if not plain:
        return []
    found = [Reference(law) for law in Law.objects.public().named(plain)[:MOST]]
    parts = _ARTICLE.fullmatch(plain)
    number = to_int(parts["number"]) if parts else None
    sub = (to_int(parts["sub"]) or 0) if parts and parts["sub"] else 0
    if parts and number:
        laws = list(Law.objects.public().named(parts["law"])[:MOST])
        found = [*(Reference(law, None, number, sub) for law in laws), *found]
    if not found:
        laws = list(Law.objects.public().filter(title__icontains=plain.strip("《》"))[:MOST])
        found = [Reference(law) for law in laws]
    return [reference for one in found[:MOST] if (reference := _checked(one))]


def _checked(reference: Reference) -> Reference | None:
    """The reference with the version of today; None for an article that this does not have."""
    version = reference.law.version_on()
    if version is None:
        return None
    if reference.number is not None and not has_article(version, reference.number, reference.sub):
        return None
    return Reference(reference.law, version, reference.number, reference.sub)


def has_article(version: LawVersion, number: int, sub: int = 0) -> bool:
    """Whether a version has an article."""
    return Provision.objects.filter(
        version=version, kind=Kind.ARTICLE, number=number, sub=sub
    ).exists()
