"""Whether the index holds what is public, nothing else, and as it is; and setting it right.

The index hears of changes by the apps that make them. What one of them forgot, what somebody did to
the database past the software, or what a restored backup lacks is found here.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Sum

from fazhi.jobs.time_limits import OverTime
from search.engines.choice import database_engine
from search.indexing.changes import documents_of, index_subject
from search.indexing.generations import active_generation, locked_active_generation
from search.indexing.writing import Subject
from search.models import Change, Entry, Generation
from search.registry import all_sources

BATCH = 200

logger = logging.getLogger(__name__)
Parts = dict[str, str]  # digests by part
Watch = Callable[[str, int, int], object]


class NothingToCheck(Exception):
    """No index has been built yet."""


@dataclass
class Drift:
    """What one source has otherwise than the index: documents, and subjects that cannot be read.

    ``waiting`` subjects differ because their change is not indexed yet, which is no drift.
    """

    source: str
    checked: int = 0
    missing: int = 0
    surplus: int = 0
    outdated: int = 0
    broken: int = 0
    waiting: int = 0
    subjects: list[Subject] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs, and all could be read."""
        return not (self.subjects or self.broken)


@dataclass
class Checked:
    """What a check found; ``engine`` counts rows that the engine has too many or too few of."""

    drifts: list[Drift] = field(default_factory=list)
    entries: int = 0
    engine_missing: int = 0
    engine_surplus: int = 0
    is_miscounted: bool = False

    @property
    def is_clean(self) -> bool:
        """Whether the index is as it should be."""
        return self.is_engine_whole and all(drift.is_clean for drift in self.drifts)

    @property
    def is_engine_whole(self) -> bool:
        """Whether the engine has a row for each entry and no other, and all are counted."""
        return not (self.engine_missing or self.engine_surplus or self.is_miscounted)


def check(progress: Watch = lambda source, done, total: None) -> Checked:
    """Compares all that is public with the active index. Raises `NothingToCheck`."""
    generation = active_generation()
    if generation is None:
        raise NothingToCheck
    for source in all_sources():
        source.prepare()
    found = Checked()
    for name, keys in _subjects(generation):
        found.drifts.append(_compare(generation, name, keys, progress))
    with transaction.atomic():
        _look_at_engine(locked_active_generation(), found)
    return found


def repair(found: Checked) -> None:
    """Indexes anew what a check found, all but what the engine itself lacks."""
    for drift in found.drifts:
        for subject in drift.subjects:
            index_subject(subject)
    if found.is_miscounted:
        with transaction.atomic():
            generation = locked_active_generation()
            entries, tokens = _counted(generation)
            Generation.objects.filter(pk=generation.pk).update(entries=entries, tokens=tokens)


def _subjects(generation: Generation) -> Iterator[tuple[str, list[int]]]:
    """Every source with its subjects, those that are public and those that the index has."""
    indexed: dict[str, set[int]] = defaultdict(set)
    rows = Entry.objects.filter(generation=generation).order_by()
    for name, key in rows.values_list("source", "subject").distinct().iterator():
        indexed[name].add(key)
    for source in all_sources():
        yield source.name, sorted(indexed.pop(source.name, set()).union(source.subjects()))
    for name, keys in indexed.items():  # of an app that is no longer there
        yield name, sorted(keys)


def _compare(generation: Generation, name: str, keys: list[int], progress: Watch) -> Drift:
    drift = Drift(name)
    for start in range(0, len(keys), BATCH):
        some = keys[start : start + BATCH]
        present = _present(generation, name, some)
        for key in some:
            _look_at(Subject(name, key), present.get(key, {}), drift)
        drift.checked += len(some)
        progress(name, drift.checked, len(keys))
    return drift


def _present(generation: Generation, name: str, keys: Iterable[int]) -> dict[int, Parts]:
    found: dict[int, Parts] = defaultdict(dict)
    rows = Entry.objects.filter(generation=generation, source=name, subject__in=keys)
    for key, part, digest in rows.values_list("subject", "part", "digest"):
        found[key][part] = digest
    return found


def _look_at(subject: Subject, present: Parts, drift: Drift) -> None:
    try:
        wanted = {document.part: document.digest for document in documents_of(subject)}
    except OverTime:
        raise
    except Exception:
        logger.exception("cannot be read for the search: %s", subject)
        drift.broken += 1
        return
    if wanted == present:
        return
    if _waits(subject):
        drift.waiting += 1
        return
    drift.missing += len(wanted.keys() - present.keys())
    drift.surplus += len(present.keys() - wanted.keys())
    drift.outdated += sum(
        present[part] != digest for part, digest in wanted.items() if part in present
    )
    drift.subjects.append(subject)


def _waits(subject: Subject) -> bool:
    changes = Change.objects.filter(source=subject.source, subject=subject.key, indexed_at=None)
    return changes.exists()


def _look_at_engine(generation: Generation, found: Checked) -> None:
    entries = set(Entry.objects.filter(generation=generation).values_list("pk", flat=True))
    rows = set(database_engine().entries(generation.pk))
    found.entries = len(entries)
    found.engine_missing = len(entries - rows)
    found.engine_surplus = len(rows - entries)
    found.is_miscounted = _counted(generation) != (generation.entries, generation.tokens)


def _counted(generation: Generation) -> tuple[int, int]:
    counted = Entry.objects.filter(generation=generation).aggregate(
        entries=Count("pk"), tokens=Sum("length")
    )
    return counted["entries"], counted["tokens"] or 0
