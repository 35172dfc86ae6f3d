"""The index as rows, what waits to be indexed, and what editors keep for the search."""

from search.models.changes import Change
from search.models.delivering import Delivery, Mirror, MirrorState
from search.models.editions import Edition
from search.models.index import Entry, EntryText, Generation, GenerationState, Shelf
from search.models.lexicon import Origin, WordSet
from search.models.log import SearchCount
from search.models.numbers import DocumentNumber
from search.models.promotions import Fit, Promotion
from search.models.stop_phrases import StopPhrase
from search.models.suggestions import Suggestion

__all__ = [
    "Change",
    "Delivery",
    "DocumentNumber",
    "Edition",
    "Entry",
    "EntryText",
    "Fit",
    "Generation",
    "GenerationState",
    "Mirror",
    "MirrorState",
    "Origin",
    "Promotion",
    "SearchCount",
    "Shelf",
    "StopPhrase",
    "Suggestion",
    "WordSet",
]
