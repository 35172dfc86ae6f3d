"""Changes: written down in the transaction that makes them, indexed after its commit.

Where there is no worker a few of them are indexed at once by the process that made them; many, and
all of them where there is one, by a job. What fails is tried again, ever more seldom.
"""

import datetime as dt
import logging
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.broker import has_broker
from fazhi.jobs.time_limits import OverTime
from search.documents import Document
from search.indexing.generations import locked_active_generation
from search.indexing.writing import Subject, Writer, Written
from search.models import Change, Generation, GenerationState
from search.registry import UnknownSource, find_source

JOB = "search.index_changes"
AT_ONCE = 5  # subjects of one transaction that whoever changed them waits for
BACKLOG = 50  # subjects; with so many that wait, whoever changes one more waits for none
AT_MOST = 500  # subjects of one run of the job
FIRST_WAIT = dt.timedelta(seconds=10)
LONGEST_WAIT = dt.timedelta(hours=1)
BATCH = 500

logger = logging.getLogger(__name__)


def note_changes(source: str, *subjects: int, at_once: bool = True) -> None:
    """Says that subjects were made, changed, published or withdrawn; part of the caller's transaction.

    Without ``at_once`` the job does it, however few they are: for who changes many, one by one.
    """
    keys = [Subject(source, subject) for subject in dict.fromkeys(subjects)]
    if not keys:
        return
    Change.objects.bulk_create(
        [Change(source=source, subject=subject.key) for subject in keys], batch_size=BATCH
    )
    # A job is not asked for before: a run that waits now may be over before this transaction is.
    transaction.on_commit(lambda: _index_noted(keys, at_once=at_once), robust=True)


def _index_noted(subjects: list[Subject], *, at_once: bool) -> None:
    many = len(subjects) > AT_ONCE or has_broker()
    if many or not at_once or _unindexed()[:BACKLOG].count() >= BACKLOG:
        enqueue_once(JOB)
        return
    for subject in subjects:
        if _open(subject).exists():  # a transaction may note one several times
            index_subject(subject)


def index_changes() -> str:
    """Indexes what waits and is due. Gives how much was done, and nothing for nothing."""
    subjects, done = index_some()
    if subjects >= AT_MOST:
        enqueue_once(JOB)
    return f"+{done.added} ~{done.changed} -{done.removed}" if done else ""


def index_some() -> tuple[int, Written]:
    """Indexes at most `AT_MOST` subjects that wait and are due; how many, and what that changed."""
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    waiting = _unindexed().filter(due).order_by("pk").values_list("source", "subject")
    subjects = list(dict.fromkeys(Subject(*row) for row in waiting[: AT_MOST * 4]))[:AT_MOST]
    # Another process may be at them, too.
    done = (index_subject(subject) for subject in subjects if _open(subject).exists())
    return len(subjects), sum(done, Written())


def index_subject(subject: Subject) -> Written:
    """Makes the active index hold what is public of a subject now; a failure is kept for later."""
    try:
        with transaction.atomic():
            generation = locked_active_generation()
            # Before the documents are read: what comes after this is another change.
            seen = _open(subject).order_by("-pk").values_list("pk", flat=True).first()
            written = Writer(generation).write(subject, documents_of(subject))
            if seen is not None:
                _settle(subject, seen)
            return written
    except OverTime:
        raise
    except Exception as problem:
        logger.exception("not indexed: %s", subject)
        _put_off(subject, problem)
        return Written()


def documents_of(subject: Subject) -> list[Document]:
    """What is public of a subject; nothing of an app that is no longer there."""
    try:
        return list(find_source(subject.source).documents(subject.key))
    except UnknownSource:
        return []


def _unindexed() -> QuerySet[Change]:
    return Change.objects.filter(indexed_at=None)


def _open(subject: Subject) -> QuerySet[Change]:
    return _unindexed().filter(source=subject.source, subject=subject.key)


def _settle(subject: Subject, seen: int) -> None:
    """What was indexed is forgotten, unless an index is being built that must hear of it."""
    settled = _open(subject).filter(pk__lte=seen)
    if Generation.objects.filter(state=GenerationState.BUILDING).exists():
        settled.update(indexed_at=timezone.now(), trouble="")
    else:
        settled.delete()


def _put_off(subject: Subject, problem: Exception) -> None:
    for change in _open(subject):
        change.attempts = min(change.attempts + 1, 1000)
        wait = min(FIRST_WAIT * 2 ** min(change.attempts - 1, 12), LONGEST_WAIT)
        change.next_attempt_at = timezone.now() + wait
        change.trouble = type(problem).__name__[:200]
        change.save(update_fields=["attempts", "next_attempt_at", "trouble"])


def waiting_subjects() -> int:
    """How many subjects wait to be indexed, those among them that failed before."""
    return _unindexed().values("source", "subject").distinct().count()


def known_changes() -> set[int]:
    """The keys of all changes that are committed now."""
    return set(Change.objects.values_list("pk", flat=True))


def changes_beside(known: Collection[int]) -> dict[int, Subject]:
    """The changes that came since `known_changes`, indexed meanwhile or not."""
    rows = Change.objects.order_by("pk").values_list("pk", "source", "subject")
    return {pk: Subject(source, key) for pk, source, key in rows if pk not in known}


def open_again(changes: Collection[int]) -> None:
    """Has changes indexed once more, by an index that has not heard of them."""
    keys = sorted(changes)
    for start in range(0, len(keys), BATCH):
        Change.objects.filter(pk__in=keys[start : start + BATCH]).update(indexed_at=None)


def forget(changes: Collection[int]) -> None:
    """Deletes changes that the index has heard of."""
    keys = sorted(changes)
    for start in range(0, len(keys), BATCH):
        Change.objects.filter(pk__in=keys[start : start + BATCH]).delete()


def forget_settled() -> int:
    """Deletes changes that were kept for a build that is over; returns how many."""
    with transaction.atomic():
        # No build begins meanwhile, which would have to hear of them.
        list(Generation.objects.select_for_update().filter(state=GenerationState.ACTIVE))
        if Generation.objects.filter(state=GenerationState.BUILDING).exists():
            return 0
        return Change.objects.exclude(indexed_at=None).delete()[0]
