"""Entries as engines get them."""

from search.engines.base import Row
from search.models import Entry, EntryText


def row_of(entry: Entry, text: EntryText) -> Row:
    """An entry with its texts as an engine gets it."""
    return Row(
        entry=entry.pk,
        source=entry.source,
        subject=entry.subject,
        shelf=entry.shelf_id,
        boost=entry.boost,
        day=text.date.toordinal() if text.date else 0,
        words=text.words,
        said=text.said,
    )
