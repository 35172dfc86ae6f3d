"""Building the index anew beside the one that is asked, which it replaces at once when it is whole."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from fazhi.jobs.asking import enqueue_once
from search.analysis import ANALYSIS_VERSION
from search.documents import Document
from search.engines.choice import database_engine, has_cluster
from search.indexing.changes import changed_since
from search.indexing.deliveries import JOB
from search.indexing.generations import locked_active_generation, take_away
from search.indexing.mirrors import fill_mirror
from search.indexing.writing import Subject, Writer
from search.models import Generation, GenerationState
from search.registry import Source, all_sources, find_source

BATCH = 1000  # documents in one transaction
SILENT = dt.timedelta(minutes=10)


class AlreadyBuilding(Exception):
    """Another process is building the index at this moment."""


@dataclass(frozen=True)
class Progress:
    """How far a build is: subjects of one source done, of how many, and documents in all."""

    source: str
    done: int
    total: int
    documents: int


def rebuild(progress: Callable[[Progress], None] = lambda _: None) -> Generation:
    """Builds the index anew; the old one answers until it is done, and goes on if this fails.

    Raises `AlreadyBuilding`.
    """
    generation = _begin()
    try:
        started = generation.started_at
        writer = Writer(generation, in_bulk=True)
        documents = 0
        for source in all_sources():
            documents = _fill(writer, source, documents, progress)
        with transaction.atomic():
            database_engine().finish(generation.pk)
        fill_mirror(generation)
        old = _take_over(generation, started)
    except BaseException:
        take_away(generation.pk)
        raise
    take_away(old)
    if has_cluster():
        enqueue_once(JOB)
    return generation


def _begin() -> Generation:
    with transaction.atomic():
        # Whoever holds this row may decide which generations there are.
        locked_active_generation()
        other = Generation.objects.filter(state=GenerationState.BUILDING).first()
        if other is not None and other.heard_at > timezone.now() - SILENT:
            raise AlreadyBuilding
    # What earlier builds left behind when they were cut short.
    for left in Generation.objects.exclude(state=GenerationState.ACTIVE):
        take_away(left.pk)
    with transaction.atomic():
        locked_active_generation()
        if Generation.objects.filter(state=GenerationState.BUILDING).exists():
            raise AlreadyBuilding
        generation = Generation.objects.create(
            state=GenerationState.BUILDING, analysis_version=ANALYSIS_VERSION
        )
        database_engine().create(generation.pk)
    return generation


def _fill(
    writer: Writer, source: Source, documents: int, progress: Callable[[Progress], None]
) -> int:
    keys = list(source.subjects())
    waiting: list[tuple[Subject, Document]] = []
    for done, key in enumerate(keys, start=1):
        waiting += [(Subject(source.name, key), document) for document in source.documents(key)]
        if len(waiting) >= BATCH or done == len(keys):
            with transaction.atomic():
                writer.add(waiting)
                Generation.objects.filter(pk=writer.generation.pk).update(heard_at=timezone.now())
            documents += len(waiting)
            waiting = []
            progress(Progress(source.name, done, len(keys), documents))
    return documents


def _take_over(generation: Generation, since: dt.datetime) -> int:
    """Indexes what was changed meanwhile, and puts the generation in the place of the active one."""
    for subject in changed_since(since):  # most of it while others may write
        with transaction.atomic():
            _write(Writer(generation), subject)
    with transaction.atomic():
        active = locked_active_generation()
        for subject in changed_since(since):
            _write(Writer(generation), subject)
        Generation.objects.filter(pk=active.pk).update(state=GenerationState.RETIRED)
        generation.state = GenerationState.ACTIVE
        generation.activated_at = timezone.now()
        generation.save(update_fields=["state", "activated_at"])
    return int(active.pk)


def _write(writer: Writer, subject: Subject) -> None:
    writer.write(subject, find_source(subject.source).documents(subject.key))
