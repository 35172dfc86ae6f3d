"""What every engine does, and what it is given and gives back."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.analysis import is_chinese

# Candidates of each way of looking; the ranker orders them.
CANDIDATES = 200
# What is said for an entry counts this much more than its text, where an engine weighs them.
SAID_WEIGHT = 3.0
# Of BM25, for engines and ranking alike.
K1, B = 0.9, 0.4
SINGLE = 2.0  # what a single character counts: as much as the two pairs in which it stands

# Rows in one request to a cluster.
PORTION = 1000
# Seconds to wait for a cluster: with what the database then takes, a page is there within two.
ANSWER_WITHIN = 1.5
WRITE_WITHIN = 30.0


def share_of(token: str) -> float:
    """What a token counts beside others, however rare it is; for engines and ranking alike."""
    return SINGLE if len(token) == 1 and is_chinese(token) else 1.0


class EngineDown(Exception):
    """The engine does not answer, or not in time."""


class IndexLost(EngineDown):
    """The engine answers, but has no such index."""


@dataclass(frozen=True)
class Row:
    """An entry as an engine gets it: normalised texts, by the id of `search.models.Entry`.

    ``day`` is the ordinal of its date, 0 without one; ``digest`` tells what it was made from.
    """

    entry: int
    source: str
    subject: int
    shelf: int
    boost: float
    day: int
    words: str
    said: str
    digest: str = ""


@dataclass(frozen=True)
class Within:
    """Only the parts of one subject."""

    source: str
    subject: int


@dataclass(frozen=True)
class Refused:
    """A row that an engine does not take, and why; the others were taken."""

    entry: int
    reason: str


Alternative = tuple[str, ...]  # runs that must all stand in a text
Group = tuple[Alternative, ...]  # alternatives, of which one must


@dataclass(frozen=True)
class Plan:
    """What an engine looks for.

    ``strict``: every group must match; this decides total and facets. ``relaxed``: tokens with
    their weights, of which any may match. ``excluded``: runs of which none may stand in the text.
    ``shelves``: where candidates may stand; None for everywhere. ``within``: one subject only.
    ``focus``: subjects of which candidates are looked for besides. Without ``use_said`` only the
    texts themselves are looked at. ``newest_first``: strict matches come by their day.
    """

    strict: tuple[Group, ...] = ()
    relaxed: tuple[tuple[str, float], ...] = ()
    excluded: tuple[str, ...] = ()
    shelves: frozenset[int] | None = None
    within: Within | None = None
    focus: tuple[Within, ...] = ()
    use_said: bool = True
    newest_first: bool = False


@dataclass(frozen=True)
class Candidates:
    """Entries by id, the likeliest first, and how many strict matches stand on each shelf.

    ``counts`` leaves ``shelves`` of the plan out of account: facets with several choices need the
    matches that are not chosen, too.
    """

    strict: list[int] = field(default_factory=list)
    relaxed: list[int] = field(default_factory=list)
    focused: list[int] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)


class Engine(Protocol):
    """An index of rows, of which it finds candidates. Generations are told apart by number.

    Strict matches come by weight, or by day; equal ones by id. All engines agree on them.
    """

    name: str

    def create(self, generation: int) -> None:
        """An empty index. One of that number that is there already is emptied."""

    def drop(self, generation: int) -> None:
        """Takes an index away; nothing happens where there is none."""

    def write(self, generation: int, rows: Sequence[Row], old: Sequence[Row] = ()) -> None:
        """Adds rows, or puts them in the place of ``old`` ones, which are what was written before."""

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        """Takes rows away, which are what was written."""

    def finish(self, generation: int) -> None:
        """Called when many rows have been written at once."""

    def retrieve(self, generation: int, plan: Plan) -> Candidates:
        """Candidates for a plan. Raises `EngineDown`."""

    def entries(self, generation: int) -> Iterable[int]:
        """The ids of all rows, in ascending order, for the check whether it holds what it should."""
