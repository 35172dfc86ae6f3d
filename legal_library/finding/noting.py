"""Telling the search, and rooms above, that readers see something else of a law: in the transaction
that does it."""

from collections.abc import Iterable

from legal_library.signals import laws_changed
from search.indexing.changes import note_changes

SOURCE = "law"


def note_law(law: int) -> None:
    """Of one law, by its id: its texts, their days, its names or the notes on its articles."""
    note_changes(SOURCE, law)
    laws_changed.send(None, laws=[law])


def note_laws(laws: Iterable[int]) -> None:
    """Of many laws, which a job indexes: imports and other acts that go on for long."""
    changed = list(laws)
    note_changes(SOURCE, *changed, at_once=False)
    if changed:
        laws_changed.send(None, laws=changed)
