"""Entries as engines get them."""

import datetime as dt
from collections.abc import Iterable

from search.engines.base import Row
from search.models import Entry, EntryText

_FIELDS = (
    *("pk", "entry__source", "entry__subject", "entry__shelf_id", "entry__boost"),
    *("date", "words", "said", "entry__digest"),
)


def row_of(entry: Entry, text: EntryText) -> Row:
    """An entry with its texts as an engine gets it."""
    return Row(
        entry=entry.pk,
        source=entry.source,
        subject=entry.subject,
        shelf=entry.shelf_id,
        boost=entry.boost,
        day=_day(text.date),
        words=text.words,
        said=text.said,
        digest=entry.digest,
    )


def rows_of(generation: int, entries: Iterable[int]) -> list[Row]:
    """The rows of entries as the database holds them; without those that are not there."""
    texts = EntryText.objects.filter(entry__generation=generation, pk__in=list(entries))
    return [
        Row(entry, source, subject, shelf, boost, _day(date), *said_of_it)
        for entry, source, subject, shelf, boost, date, *said_of_it in texts.values_list(*_FIELDS)
    ]


def _day(date: dt.date | None) -> int:
    return date.toordinal() if date else 0
