"""What a page shows of the laws that it cites, as they stand on the day: four queries, however many."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from legal_library.addresses import article_path
from legal_library.models import ArticleNote, Law, LawVersion, Provision
from legal_library.models.laws import version_of
from legal_library.parsing.numerals import article_label
from legal_library.parsing.tree import Kind
from legal_library.reading.body import BodyWriter
from legal_library.reading.rows import Row
from legal_library.status import Status, today

Key = tuple[int, int | None, int]  # a law, the number of an article or None, its inserted number


@dataclass(frozen=True)
class Cited:
    """A law, or an article of the version that a reader gets today.

    ``rows`` are the article and what stands below it; empty for a law as a whole, and where the
    version of today does not have the article any more.
    """

    law: Law
    version: LawVersion | None
    number: int | None
    sub: int
    rows: tuple[Row, ...]
    caption: str

    @property
    def label(self) -> str:
        """《民法典》第一千一百六十五条."""
        article = article_label(self.number, self.sub) if self.number is not None else ""
        return f"{self.law.marked_short_title}{article}"

    @property
    def url(self) -> str:
        """Where it is read; empty while nothing of the law is public."""
        if self.version is None:
            return ""
        if self.number is None or not self.rows:
            return self.law.get_absolute_url()
        return article_path(self.law.slug, self.number, self.sub)

    @property
    def status(self) -> Status:
        """How the law stands today."""
        return self.version.status if self.version else Status.UNKNOWN

    @property
    def is_doubtful(self) -> bool:
        """Whether a reader must be warned: it is not in force, or the article is gone."""
        return self.status != Status.IN_FORCE or self.is_missing

    @property
    def warning(self) -> str:
        """What a reader must know before reading on; empty when there is nothing."""
        if self.is_missing and self.status == Status.IN_FORCE:
            return _("not in the text that applies today")
        return str(self.status.label) if self.is_doubtful else ""

    @property
    def is_missing(self) -> bool:
        """Whether the version of today has no such article."""
        return self.number is not None and not self.rows

    @cached_property
    def text(self) -> str:
        """The article as HTML, without places of its own: the page may show it twice."""
        top = self.rows[0].depth if self.rows else 0
        rows = [row._replace(depth=row.depth - top) for row in self.rows]
        return BodyWriter({}, places=False).write(rows)


def cited(keys: Iterable[Key]) -> dict[Key, Cited]:
    """What the keys stand for, of laws that exist."""
    wanted = set(keys)
    laws = Law.objects.in_bulk({key[0] for key in wanted})
    versions = _versions(laws)
    rows = _rows(wanted, versions)
    captions = _captions(wanted, rows)
    return {
        key: Cited(
            law=laws[key[0]],
            version=versions.get(key[0]),
            number=key[1],
            sub=key[2],
            rows=tuple(rows.get(key, ())),
            caption=captions.get(key, ""),
        )
        for key in wanted
        if key[0] in laws
    }


def _versions(laws: dict[int, Law]) -> dict[int, LawVersion]:
    """The version of each law that a reader gets today."""
    of_law: dict[int, list[LawVersion]] = defaultdict(list)
    found = LawVersion.objects.public().filter(law__in=laws, is_decision=False)
    for version in found.defer("history_text"):
        version.law = laws[version.law_id]
        of_law[version.law_id].append(version)
    day = today()
    shown = {key: version_of(versions, day) for key, versions in of_law.items()}
    return {key: version for key, version in shown.items() if version}


def _rows(wanted: set[Key], versions: dict[int, LawVersion]) -> dict[Key, list[Row]]:
    """The provisions of every cited article."""
    numbers = {(versions[law].pk, number, sub): (law, number, sub)
               for law, number, sub in wanted if number is not None and law in versions}
    if not numbers:
        return {}
    paths = {(pk, _path(number, sub)): key for (pk, number, sub), key in numbers.items()}
    provisions = Provision.objects.filter(
        version__in={pk for pk, _number, _sub in numbers}, path__startswith="art_"
    )
    tops = {path for _pk, path in paths}
    found: dict[Key, list[Row]] = defaultdict(list)
    rows = provisions.order_by("version", "order").values_list("version_id", *Row._fields)
    for version_id, *fields in rows.filter(_below(tops)):
        row = Row(*fields)
        key = paths.get((version_id, row.path.split("/")[0]))
        if key:
            found[key].append(row)
    return {key: of_key for key, of_key in found.items() if of_key[0].kind == Kind.ARTICLE}


def _path(number: int | None, sub: int) -> str:
    return f"art_{number}_{sub}" if sub else f"art_{number}"


def _below(tops: set[str]) -> Q:
    condition = Q(path__in=tops)
    for top in sorted(tops):
        condition |= Q(path__startswith=f"{top}/")
    return condition


def _captions(wanted: set[Key], rows: dict[Key, list[Row]]) -> dict[Key, str]:
    """Our captions over exactly the texts that are shown."""
    if not rows:
        return {}
    notes = ArticleNote.objects.filter(law__in={law for law, _number, _sub in wanted})
    written = {
        (note.law_id, note.number, note.sub, note.digest): note.caption
        for note in notes.filter(number__in={key[1] for key in rows})
    }
    return {
        key: written.get((key[0], key[1] or 0, key[2], of_key[0].digest), "")
        for key, of_key in rows.items()
    }
