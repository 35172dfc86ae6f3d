"""Building the index anew beside the one that is asked, which it replaces at once when it is whole."""

import gc
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain

from django.db import transaction
from django.utils import timezone

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.claims import new_claim, process_of
from fazhi.jobs.time_limits import OverTime
from search.analysis import ANALYSIS_VERSION
from search.documents import Document
from search.engines.choice import database_engine, has_cluster
from search.indexing.changes import (
    changes_beside,
    documents_of,
    forget,
    known_changes,
    note_changes,
    open_again,
)
from search.indexing.deliveries import JOB as DELIVER
from search.indexing.generations import (
    is_given_up,
    locked_active_generation,
    take_away,
)
from search.indexing.mirrors import fill_mirror
from search.indexing.writing import Subject, Writer
from search.models import Generation, GenerationState
from search.registry import Source, all_sources

BATCH = 1000  # documents in one transaction
AHEAD = 200  # subjects of which a source may read at once what they have in common tables
MOST_BROKEN = 20  # subjects; with more the fault is not theirs
FEW = 50  # changes that others may wait for
MOST_LATE = 1000  # changes; more of them are worth another build

logger = logging.getLogger(__name__)


class AlreadyBuilding(Exception):
    """Another process builds the index at this moment: ``process`` is its id on its machine."""

    def __init__(self, generation: Generation) -> None:
        self.since = generation.started_at
        self.process = process_of(generation.builder) if generation.builder else 0
        super().__init__(f"process {self.process} has been building since {self.since}")


@dataclass(frozen=True)
class Progress:
    """How far a build is: subjects done, of how many, and the documents that they gave."""

    done: int
    total: int
    documents: int
    seconds: float

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float:
        """As long as the subjects that are left take at the speed so far."""
        return self.seconds / self.done * (self.total - self.done) if self.done else 0.0


Watch = Callable[[Progress], object]


def rebuild(progress: Watch = lambda _: None) -> Generation:
    """Builds the index anew; the old one answers until it is done, and goes on if this fails.

    A subject that cannot be read is left out and tried again later. Raises `AlreadyBuilding`.
    """
    for source in all_sources():
        source.prepare()
    generation = _begin()
    try:
        known = known_changes()
        with _what_is_there_is_kept():
            _Filling(generation, progress).run()
        with transaction.atomic():
            database_engine().finish(generation.pk)
        fill_mirror(generation)
        heard = _take_over(generation, known)
    except BaseException:
        take_away(generation.pk)
        raise
    forget(known | heard)
    if has_cluster():
        enqueue_once(DELIVER)
    return generation


@contextmanager
def _what_is_there_is_kept() -> Iterator[None]:
    """Looking through all modules for garbage again and again took an eighth of a build."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _begin() -> Generation:
    generation = None
    while generation is None:
        # What earlier builds left behind when they were cut short, and what they replaced.
        for left in Generation.objects.exclude(state=GenerationState.ACTIVE):
            if left.state == GenerationState.BUILDING and not is_given_up(left):
                raise AlreadyBuilding(left)
            take_away(left.pk)
        with transaction.atomic():
            # Whoever holds this row may decide which generations there are.
            locked_active_generation()
            if not Generation.objects.exclude(state=GenerationState.ACTIVE).exists():
                generation = _made()
    return generation


def _made() -> Generation:
    generation = Generation.objects.create(
        state=GenerationState.BUILDING,
        analysis_version=ANALYSIS_VERSION,
        builder=new_claim(),
    )
    database_engine().create(generation.pk)
    return generation


@dataclass
class _Filling:
    """Writes the documents of all sources, many in one transaction."""

    generation: Generation
    progress: Watch
    waiting: list[tuple[Subject, Document]] = field(default_factory=list)
    documents: int = 0
    broken: int = 0

    def run(self) -> None:
        """From the first to the last subject."""
        writer = Writer(self.generation, in_bulk=True)
        keys = [(source, list(source.subjects())) for source in all_sources()]
        total = sum(len(some) for _, some in keys)
        begun = time.monotonic()
        readers = chain.from_iterable(_readers(source, some) for source, some in keys)
        for done, (subject, documents) in enumerate(readers, start=1):
            self._read(subject, documents)
            if len(self.waiting) >= BATCH or done == total:
                self._write(writer)
                passed = time.monotonic() - begun
                self.progress(Progress(done, total, self.documents, passed))

    def _read(self, subject: Subject, documents: Callable[[int], Iterable[Document]]) -> None:
        try:
            self.waiting += [(subject, document) for document in list(documents(subject.key))]
        except OverTime:
            raise
        except Exception:
            self.broken += 1
            if self.broken > MOST_BROKEN:
                raise
            logger.exception("left out of the index: %s", subject)
            note_changes(subject.source, subject.key, at_once=False)

    def _write(self, writer: Writer) -> None:
        with transaction.atomic():
            if self.waiting:
                writer.add(self.waiting)
            Generation.objects.filter(pk=self.generation.pk).update(heard_at=timezone.now())
        self.documents += len(self.waiting)
        self.waiting = []


def _readers(
    source: Source, keys: Sequence[int]
) -> Iterator[tuple[Subject, Callable[[int], Iterable[Document]]]]:
    """Each subject with what reads its documents, of many at once where the source can."""
    for start in range(0, len(keys), AHEAD):
        some = keys[start : start + AHEAD]
        documents = source.among(some) if source.among else source.documents
        for key in some:
            yield Subject(source.name, key), documents


def _take_over(generation: Generation, known: set[int]) -> set[int]:
    """Indexes what was changed meanwhile, and puts the generation in the place of the active one.

    Gives the changes that it has heard of. Of very many it hears later.
    """
    heard: set[int] = set()
    looked_at = set(known)
    while FEW < len(late := changes_beside(looked_at)) <= MOST_LATE:  # while others may write
        heard |= _catch_up(generation, late)
        looked_at |= late.keys()
    with transaction.atomic():
        active = locked_active_generation()
        late = changes_beside(looked_at)
        if len(late) <= MOST_LATE:
            heard |= _catch_up(generation, late)
        else:
            open_again(late)
        Generation.objects.filter(pk=active.pk).update(state=GenerationState.RETIRED)
        generation.state = GenerationState.ACTIVE
        generation.activated_at = timezone.now()
        generation.save(update_fields=["state", "activated_at"])
    return heard


def _catch_up(generation: Generation, late: dict[int, Subject]) -> set[int]:
    """Indexes subjects; gives the changes of those that could be read."""
    broken: set[Subject] = set()
    writer = Writer(generation)
    for subject in dict.fromkeys(late.values()):
        try:
            with transaction.atomic():
                writer.write(subject, documents_of(subject))
        except OverTime:
            raise
        except Exception:
            logger.exception("left out of the index: %s", subject)
            broken.add(subject)
    return {change for change, subject in late.items() if subject not in broken}
