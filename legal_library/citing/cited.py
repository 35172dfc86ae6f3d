"""Laws and articles that are cited, as they stand on the day: four queries, however many.

A page looks up all that it cites at once (`looked_up`); whatever asks within it asks no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from legal_library.addresses import article_path
from legal_library.citing.keys import Key
from legal_library.models import ArticleNote, Law, LawVersion, Provision
from legal_library.models.laws import version_of
from legal_library.parsing.numerals import article_label
from legal_library.parsing.tree import Kind
from legal_library.reading.body import BodyWriter
from legal_library.reading.rows import Row
from legal_library.status import Status, today


@dataclass(frozen=True)
class Cited:
    """A law, or an article of the version that a reader gets today.

    ``rows`` are the article and what stands below it; empty for a law as a whole, and where the
    version of today does not have the article any more.
    """

    key: Key
    law: Law
    version: LawVersion | None
    rows: tuple[Row, ...]
    caption: str

    @property
    def label(self) -> str:
        """《民法典》第一千一百六十五条."""
        number = self.key.number
        article = article_label(number, self.key.sub) if number is not None else ""
        return f"{self.law.marked_short_title}{article}"

    @property
    def url(self) -> str:
        """Where it is read; empty while nothing of the law is public."""
        if self.version is None:
            return ""
        if self.key.number is None or not self.rows:
            return self.law.get_absolute_url()
        return article_path(self.law.slug, self.key.number, self.key.sub)

    @property
    def status(self) -> Status:
        """How the law stands today."""
        return self.version.status if self.version else Status.UNKNOWN

    @property
    def is_missing(self) -> bool:
        """Whether the version of today has no such article."""
        return self.key.number is not None and not self.rows

    @property
    def warning(self) -> str:
        """What a reader must know before reading on; empty when there is nothing."""
        if self.status != Status.IN_FORCE:
            return str(self.status.label)
        return _("not in the text that applies today") if self.is_missing else ""

    @property
    def described(self) -> str:
        """How editors see it: 《民法典》第一条 (in force)."""
        return f"{self.label}（{self.warning or self.status.label}）"

    @property
    def digest(self) -> str:
        """The fingerprint of the article's words today; empty for a law as a whole."""
        return self.rows[0].digest if self.rows else ""

    @cached_property
    def text(self) -> SafeString:
        """The article as HTML, without places of its own: a page may show it twice."""
        return BodyWriter({}, places=False).write(self.rows)


Known = dict[Key, Cited]
_known: ContextVar[Known | None] = ContextVar("cited_laws", default=None)


@contextmanager
def looked_up(keys: Iterable[Key]) -> Iterator[None]:
    """Looks up what a page cites before it is written."""
    token = _known.set(cited(keys))
    try:
        yield
    finally:
        _known.reset(token)


def cited(keys: Iterable[Key]) -> Known:
    """What the keys stand for, of laws that exist."""
    wanted = set(keys)
    known = _known.get() or {}
    missing = wanted - known.keys()
    found = _look_up(missing) if missing else {}
    return {key: known.get(key) or found[key] for key in wanted if key in known or key in found}


def _look_up(wanted: set[Key]) -> Known:
    laws = Law.objects.in_bulk({key.law for key in wanted})
    versions = _versions(laws)
    rows = _rows(wanted, versions)
    captions = _captions(rows)
    return {
        key: Cited(
            key=key,
            law=laws[key.law],
            version=versions.get(key.law),
            rows=tuple(rows.get(key, ())),
            caption=captions.get(key, ""),
        )
        for key in wanted
        if key.law in laws
    }


def _versions(laws: dict[int, Law]) -> dict[int, LawVersion]:
    """The version of each law that a reader gets today."""
    of_law: dict[int, list[LawVersion]] = defaultdict(list)
    found = LawVersion.objects.public().filter(law__in=laws, is_decision=False)
    for version in found.defer("history_text") if laws else ():
        version.law = laws[version.law_id]
        of_law[version.law_id].append(version)
    day = today()
    shown = {law: version_of(versions, day) for law, versions in of_law.items()}
    return {law: version for law, version in shown.items() if version}


def _rows(wanted: set[Key], versions: dict[int, LawVersion]) -> dict[Key, list[Row]]:
    """The provisions of every cited article that stands in today's version."""
    articles = {
        (versions[key.law].pk, key.path): key for key in wanted if key.path and key.law in versions
    }
    if not articles:
        return {}
    below = Q()
    for path in {path for _version, path in articles}:
        below |= Q(path=path) | Q(path__startswith=f"{path}/")
    provisions = Provision.objects.filter(below, version__in={pk for pk, _path in articles})
    found: dict[Key, list[Row]] = defaultdict(list)
    for version, *fields in provisions.order_by("version", "order").values_list(
        "version", *Row._fields
    ):
        row = Row(*fields)
        key = articles.get((version, row.path.split("/")[0]))
        if key:
            found[key].append(row)
    return {key: rows for key, rows in found.items() if rows[0].kind == Kind.ARTICLE}


def _captions(rows: dict[Key, list[Row]]) -> dict[Key, str]:
    """Our captions over exactly the texts that are shown."""
    if not rows:
        return {}
    notes = ArticleNote.objects.filter(
        law__in={key.law for key in rows}, number__in={key.number for key in rows}
    )
    written = {
        (Key(note.law_id, note.number, note.sub), note.digest): note.caption for note in notes
    }
    return {key: written.get((key, of_key[0].digest), "") for key, of_key in rows.items()}
