"""The index as rows, what waits to be indexed, and what editors keep for the search."""

from search.models.changes import Change
from search.models.delivering import Delivery, Mirror, MirrorState
from search.models.index import Entry, EntryText, Generation, GenerationState, Shelf
from search.models.suggestions import Suggestion

__all__ = [
    "Change",
    "Delivery",
    "Entry",
    "EntryText",
    "Generation",
    "GenerationState",
    "Mirror",
    "MirrorState",
    "Shelf",
    "Suggestion",
]
