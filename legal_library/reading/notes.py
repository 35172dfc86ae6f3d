"""Our notes on a version's articles: only those that were written over exactly this text."""

from collections.abc import Iterable

from legal_library.models import ArticleNote, Law
from legal_library.reading.rows import Row

Notes = dict[str, ArticleNote]


def notes_of(law: Law, rows: Iterable[Row]) -> Notes:
    """Notes by the path of their article; one query."""
    return notes_on(ArticleNote.objects.filter(law=law).order_by(), rows)


def notes_on(notes: Iterable[ArticleNote], rows: Iterable[Row]) -> Notes:
    """Those of a law's notes that fit these rows, by the path of their article."""
    written = {(n.number, n.sub, n.digest): n for n in notes}
    found: Notes = {}
    if not written:
        return found
    for row in rows:
        note = written.get((row.number or 0, row.sub, row.digest)) if row.digest else None
        if note:
            found[row.path] = note
    return found
