"""Changes: written down in the transaction that makes them, indexed after its commit.

Where there is no worker a few of them are indexed at once by the process that made them; many, and
all of them where there is one, by a job. What fails is tried again, ever more seldom.
"""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.broker import has_broker
from search.documents import Document
from search.indexing.generations import locked_active_generation
from search.indexing.writing import Subject, Writer, Written
from search.models import Change, Generation, GenerationState
from search.registry import UnknownSource, find_source

JOB = "search.index_changes"
AT_ONCE = 5  # subjects of one transaction that whoever changed them waits for
AT_MOST = 500  # subjects of one run of the job
# A transaction may have written its change long before its commit.
LONGEST_TRANSACTION = dt.timedelta(hours=1)
FIRST_WAIT = dt.timedelta(seconds=10)
LONGEST_WAIT = dt.timedelta(hours=1)

logger = logging.getLogger(__name__)


def note_changes(source: str, *subjects: int) -> None:
    """Says that subjects were made, changed, published or withdrawn; part of the caller's transaction."""
    changes = [Change(source=source, subject=subject) for subject in dict.fromkeys(subjects)]
    Change.objects.bulk_create(changes)
    if not changes:
        return
    if len(changes) > AT_ONCE or has_broker():
        enqueue_once(JOB)
    else:
        keys = [Subject(source, change.subject) for change in changes]
        transaction.on_commit(lambda: _index_at_once(keys), robust=True)


def _index_at_once(subjects: list[Subject]) -> None:
    for subject in subjects:
        index_subject(subject)


def index_changes() -> str:
    """Indexes what waits and is due; the job. Gives how much was done, and nothing for nothing."""
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    waiting = Change.objects.filter(due, indexed_at=None).order_by("pk")
    subjects = dict.fromkeys(
        Subject(source, key)
        for source, key in waiting.values_list("source", "subject")[: AT_MOST * 4]
    )
    done = sum((index_subject(subject) for subject in list(subjects)[:AT_MOST]), Written())
    if len(subjects) > AT_MOST:
        enqueue_once(JOB)
    return f"+{done.added} ~{done.changed} -{done.removed}" if done else ""


def index_subject(subject: Subject) -> Written:
    """Makes the active index hold what is public of a subject now; a failure is kept for later."""
    try:
        with transaction.atomic():
            generation = locked_active_generation()
            # Before the documents are read: what comes after this is another change.
            seen = _open(subject).order_by("-pk").values_list("pk", flat=True).first()
            written = Writer(generation).write(subject, _documents(subject))
            if seen is not None:
                _settle(subject, seen)
            return written
    except Exception as problem:
        logger.exception("not indexed: %s", subject)
        _put_off(subject, problem)
        return Written()


def _documents(subject: Subject) -> list[Document]:
    try:
        return list(find_source(subject.source).documents(subject.key))
    except UnknownSource:  # of an app that is no longer there
        return []


def _open(subject: Subject) -> QuerySet[Change]:
    return Change.objects.filter(source=subject.source, subject=subject.key, indexed_at=None)


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


def changed_since(day: dt.datetime) -> list[Subject]:
    """The subjects that changed since a moment, as far as transactions of an hour can tell."""
    changes = Change.objects.filter(made_at__gte=day - LONGEST_TRANSACTION)
    return list(dict.fromkeys(Subject(*row) for row in changes.values_list("source", "subject")))


def forget_settled() -> None:
    """Deletes changes that were kept for a build that is over."""
    if not Generation.objects.filter(state=GenerationState.BUILDING).exists():
        Change.objects.exclude(indexed_at=None).delete()
