"""What is indexed of a law: the law itself, and every passage of its public versions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import log1p
from typing import Any

from django.db.models import Prefetch

from legal_library.addresses import article_key, article_path
from legal_library.finding.noting import SOURCE
from legal_library.finding.passages import Passage, passages_of
from legal_library.models import Law, LawVersion
from legal_library.models.laws import version_of
from legal_library.organs import LawKind, Rank
from legal_library.reading.notes import Notes, notes_on
from legal_library.reading.rows import rows_of
from legal_library.status import ENDED, Status, today
from search.documents import Document, Facets, Standing

__all__ = [
    "LANGUAGE",
    "LAW",
    "PROVISION",
    "SOURCE",
    "boost_of",
    "documents_among",
    "documents_of",
    "public_laws",
]

LAW, PROVISION = "law", "provision"
LANGUAGE = "zh-hans"

# How much more the word of an organ counts, by rank; measured (docs/search.md).
_AUTHORITY = {
    Rank.CONSTITUTION: 2.8,
    Rank.LAW: 2.8,
    Rank.JUDICIAL: 2.2,
    Rank.ADMINISTRATIVE: 2.2,
    Rank.PARTY: 2.2,
    Rank.RULE: 1.6,
}
_OFTEN_NAMED = 500  # other laws; who is named more often counts no more


def public_laws() -> Iterable[int]:
    """The ids of laws of which a version is public."""
    return Law.objects.public().order_by("pk").values_list("pk", flat=True)


def documents_of(key: int) -> Iterator[Document]:
    """What is found of a law; nothing where readers see none of its versions."""
    return documents_among([key])(key)


def documents_among(keys: Sequence[int]) -> Callable[[int], Iterator[Document]]:
    """The same of many laws, all but their texts read at once."""
    readable = LawVersion.objects.public().filter(is_decision=False).in_order()
    laws = Law.objects.order_by().prefetch_related(
        Prefetch("versions", readable, to_attr="readable"), "aliases", "notes"
    )
    found = laws.in_bulk(keys)
    return lambda key: _documents(found[key]) if key in found else iter(())


def _documents(law: Law) -> Iterator[Document]:
    versions: list[LawVersion] = law.readable  # type: ignore[attr-defined]
    read = version_of(versions, today())
    if read is None:
        return
    boost = boost_of(law)
    yield _law(law, read, boost)
    for version in versions:
        yield from _provisions(law, version, is_read=version is read, boost=boost)


def boost_of(law: Law) -> float:
    """What a law's word counts: by the organ, and by how many other laws name it."""
    named = min(log1p(law.named_by) / log1p(_OFTEN_NAMED), 1.0)
    return _AUTHORITY.get(Rank(law.rank), 1.0) * (1 + 0.5 * named)


def _law(law: Law, version: LawVersion, boost: float) -> Document:
    names = [alias.name for alias in law.aliases.all()]
    return Document(
        part="",
        facets=_facets(law, version, LAW, is_read=True),
        title=law.title,
        url=law.get_absolute_url(),
        names=tuple(dict.fromkeys(filter(None, (law.short_title, law.title_en, *names)))),
        numbers=(version.document_number,),
        context=version.document_number,
        body=law.note,
        date=version.effective_from or version.version_date,
        boost=boost,
    )


def _provisions(
    law: Law, version: LawVersion, *, is_read: bool, boost: float
) -> Iterator[Document]:
    rows = rows_of(version)
    notes = notes_on(law.notes.all(), rows)
    facets = _facets(law, version, PROVISION, is_read=is_read)
    addresses = _Addresses(law, version, is_read=is_read)
    day = "" if is_read else version.date_part
    for passage in passages_of(rows):
        yield Document(
            part=f"{day}/{passage.head.path}" if day else passage.head.path,
            facets=facets,
            title=law.short_title or law.title,
            label=passage.head.label if not passage.head.is_unit else "",
            url=addresses.of(passage),
            context=" ".join(passage.units),
            body=passage.text,
            date=version.effective_from or version.version_date,
            boost=boost,
            **_said(notes, passage),
        )


def _said(notes: Notes, passage: Passage) -> dict[str, Any]:
    note = notes.get(passage.head.path)
    return {"caption": note.caption, "said": tuple(note.questions)} if note else {}


class _Addresses:
    """Addresses within a version: those of articles differ in their last part only."""

    def __init__(self, law: Law, version: LawVersion, *, is_read: bool) -> None:
        self._page = law.get_absolute_url() if is_read else version.get_absolute_url()
        first = article_path(law.slug, 1, day="" if is_read else version.date_part)
        self._articles = first.removesuffix(f"{article_key(1)}/")

    def of(self, passage: Passage) -> str:
        """Where a passage is read."""
        head = passage.head
        if passage.is_article and head.number is not None and "/" not in head.path:
            return f"{self._articles}{article_key(head.number, head.sub)}/"
        return f"{self._page}#{head.anchor}"


def _facets(law: Law, version: LawVersion, kind: str, *, is_read: bool) -> Facets:
    return Facets(
        language=LANGUAGE,
        kind=kind,
        category=LawKind(law.kind).value,
        standing=standing_of_version(version, is_read=is_read),
        owner=law.issuer[:120],
        year=version.version_date.year if version.version_date else 0,
    )


def standing_of_version(version: LawVersion, *, is_read: bool) -> str:
    """The standing of a version's hits; ``is_read`` says whether its law's own address shows it."""
    status = version.status
    if status == Status.UPCOMING:
        return Standing.UPCOMING
    if status in ENDED or not is_read:
        return Standing.ENDED
    return Standing.CURRENT
