"""Writing documents into a generation: rows, texts and the database's engine in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from operator import attrgetter
from typing import NamedTuple

from django.db import connection
from django.db.models import F

from search.analysis import count_tokens, normalise
from search.documents import Document, Facets
from search.engines.choice import database_engine
from search.indexing.deliveries import note_deliveries
from search.indexing.rows import row_of
from search.models import DocumentNumber, Entry, EntryText, Generation, Shelf, Suggestion
from search.understanding.numbers import number_key
from search.understanding.suggesting import suggestions_of


class Subject(NamedTuple):
    """What is indexed as a whole: a page, a law with its articles."""

    source: str
    key: int


@dataclass(frozen=True)
class Written:
    """How many entries were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: "Written") -> "Written":
        return Written(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def __bool__(self) -> bool:
        return any(astuple(self))


class Writer:
    """Writes into one generation. Call it inside a transaction, and only one at a time.

    ``in_bulk`` leaves the numbers of tokens to the engine's ``finish``, and copies to `mirrors`.
    """

    def __init__(self, generation: Generation, *, in_bulk: bool = False) -> None:
        self.generation = generation
        self.in_bulk = in_bulk
        self.engine = database_engine()
        self._shelves: dict[Facets, int] = {}

    def write(self, subject: Subject, documents: Iterable[Document]) -> Written:
        """Makes the index hold exactly these documents of a subject."""
        wanted = {document.part: document for document in documents}
        present = {entry.part: entry for entry in self._entries(subject)}
        added = [document for part, document in wanted.items() if part not in present]
        changed = [
            part
            for part, document in wanted.items()
            if part in present and present[part].digest != document.digest
        ]
        gone = [entry for part, entry in present.items() if part not in wanted]
        if gone:
            self._remove(gone)
        if changed:
            self._replace([(present[part], wanted[part]) for part in changed])
        if added:
            self.add([(subject, document) for document in added])
        return Written(len(added), len(changed), len(gone))

    def add(self, documents: Sequence[tuple[Subject, Document]]) -> None:
        """Adds documents of which none is in the index yet, many subjects at once."""
        entries, texts = [], []
        for subject, document in documents:
            text = _text_of(document)
            entry = Entry(
                generation=self.generation,
                source=subject.source,
                subject=subject.key,
                part=document.part,
            )
            self._describe(entry, document, text)
            entries.append(entry)
            texts.append(text)
        Entry.objects.bulk_create(entries)
        for entry, text in zip(entries, texts, strict=True):
            text.entry = entry
        _insert(texts)
        _name(zip(entries, (document for _, document in documents), strict=True))
        rows = [row_of(entry, text) for entry, text in zip(entries, texts, strict=True)]
        self.engine.write(self.generation.pk, rows, counts=not self.in_bulk)
        self._note(entries)
        self._count(len(entries), sum(entry.length for entry in entries))

    def _replace(self, pairs: Sequence[tuple[Entry, Document]]) -> None:
        before = EntryText.objects.in_bulk([entry.pk for entry, _ in pairs])
        old = [row_of(entry, before[entry.pk]) for entry, _ in pairs]
        tokens_before = sum(entry.length for entry, _ in pairs)
        texts = []
        for entry, document in pairs:
            text = _text_of(document)
            text.entry = entry
            self._describe(entry, document, text)
            texts.append(text)
        entries = [entry for entry, _ in pairs]
        # Rows that are there: an update in bulk would take twice as long.
        Entry.objects.bulk_create(
            entries,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=["shelf", "boost", "length", "digest"],
        )
        EntryText.objects.bulk_create(
            texts, update_conflicts=True, unique_fields=["pk"], update_fields=_TEXT_FIELDS
        )
        _forget_names([entry.pk for entry in entries])
        _name(pairs)
        rows = [row_of(entry, text) for entry, text in zip(entries, texts, strict=True)]
        self.engine.write(self.generation.pk, rows, old, counts=not self.in_bulk)
        self._note(entries)
        self._count(0, sum(entry.length for entry in entries) - tokens_before)

    def _remove(self, entries: Sequence[Entry]) -> None:
        keys = [entry.pk for entry in entries]
        texts = EntryText.objects.in_bulk(keys)
        self.engine.remove(
            self.generation.pk, [row_of(entry, texts[entry.pk]) for entry in entries]
        )
        _forget_names(keys)
        EntryText.objects.filter(pk__in=keys)._raw_delete("default")
        Entry.objects.filter(pk__in=keys)._raw_delete("default")
        self._note(entries)
        self._count(-len(entries), -sum(entry.length for entry in entries))

    def _note(self, entries: Sequence[Entry]) -> None:
        """A copy elsewhere hears of what was written, unless it is filled when all is there."""
        if not self.in_bulk:
            note_deliveries(self.generation.pk, [entry.pk for entry in entries])

    def _entries(self, subject: Subject) -> Iterable[Entry]:
        return Entry.objects.filter(
            generation=self.generation, source=subject.source, subject=subject.key
        )

    def _describe(self, entry: Entry, document: Document, text: EntryText) -> None:
        entry.shelf_id = self._shelf(document.facets)
        entry.boost = document.boost
        entry.digest = document.digest
        entry.length = count_tokens(text.words)

    def _shelf(self, facets: Facets) -> int:
        if facets not in self._shelves:
            shelf, _ = Shelf.objects.get_or_create(
                language=facets.language,
                kind=facets.kind,
                category=facets.category,
                standing=facets.standing,
                owner=facets.owner,
                year=facets.year,
            )
            self._shelves[facets] = shelf.pk
        return self._shelves[facets]

    def _count(self, entries: int, tokens_: int) -> None:
        Generation.objects.filter(pk=self.generation.pk).update(
            entries=F("entries") + entries, tokens=F("tokens") + tokens_
        )


def _insert(texts: Sequence[EntryText]) -> None:
    """New texts, in one statement: ``bulk_create`` looks at every field of every row."""
    columns = [field.attname for field in EntryText._meta.concrete_fields]
    values = attrgetter(*columns)
    day = columns.index("date")
    rows = [list(values(text)) for text in texts]
    for row in rows:
        row[day] = connection.ops.adapt_datefield_value(row[day])
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {EntryText._meta.db_table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608
            rows,
        )


def _forget_names(entries: Sequence[int]) -> None:
    Suggestion.objects.filter(entry__in=entries)._raw_delete("default")
    DocumentNumber.objects.filter(entry__in=entries)._raw_delete("default")


def _name(pairs: Iterable[tuple[Entry, Document]]) -> None:
    """By which words entries are suggested, and under which numbers they are known."""
    named = list(pairs)
    Suggestion.objects.bulk_create(
        [suggestion for entry, document in named for suggestion in suggestions_of(entry, document)]
    )
    DocumentNumber.objects.bulk_create(
        [
            DocumentNumber(entry=entry, key=key)
            for entry, document in named
            for key in {number_key(number) for number in document.numbers}
            if key
        ]
    )


_TEXT_FIELDS = [field.name for field in EntryText._meta.concrete_fields if not field.primary_key]


def _text_of(document: Document) -> EntryText:
    """The texts of a document; its title and its names count twice."""
    heads = "\n".join((document.title, *document.names))
    return EntryText(
        title=document.title,
        label=document.label,
        context=document.context,
        caption=document.caption,
        url=document.url,
        date=document.date,
        body=document.body,
        words=normalise("\n".join((heads, heads, document.context, document.body))),
        said=normalise("\n".join((document.caption, *document.said)).strip()),
    )
