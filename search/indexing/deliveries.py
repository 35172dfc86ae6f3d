"""Deliveries: what copies of the index must hear of, written with the entries and sent after the commit.

Where there is no worker whoever changed a few entries sends them at once; else a job does. What a
cluster that is down has missed it hears when it is back.
"""

import datetime as dt
import logging
from collections.abc import Collection, Iterable
from itertools import count

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.broker import has_broker
from search.engines.base import (
    ANSWER_WITHIN,
    PORTION,
    WRITE_WITHIN,
    EngineDown,
    IndexLost,
    Refused,
)
from search.engines.choice import circuit, engine_of, has_cluster
from search.indexing.rows import rows_of
from search.models import Delivery, Mirror, MirrorState

JOB = "search.deliver"
AT_ONCE = 50  # entries that whoever changed them waits for
FIRST_WAIT = dt.timedelta(seconds=5)
LONGEST_WAIT = dt.timedelta(minutes=5)

logger = logging.getLogger(__name__)


def note_deliveries(generation: int, entries: Collection[int]) -> None:
    """Says that entries of a generation were written or removed; part of the caller's transaction."""
    if not has_cluster():
        # A copy that does not hear of this is of no use when the cluster is set up again.
        Mirror.objects.exclude(state=MirrorState.LEFT).update(state=MirrorState.LEFT)
        return
    Delivery.objects.bulk_create(
        [Delivery(generation=generation, entry=entry) for entry in entries], batch_size=PORTION
    )
    if has_broker() or len(entries) > AT_ONCE:
        enqueue_once(JOB)
    else:
        transaction.on_commit(_deliver_at_once, robust=True)


def _deliver_at_once() -> None:
    if circuit.lets_through():
        deliver(patience=ANSWER_WITHIN, portions=1)


def deliver(*, patience: float = WRITE_WITHIN, portions: int | None = None) -> int:
    """Sends every whole copy what it waits for, in order; gives how many entries were sent.

    At most so many ``portions``, or all. A cluster that does not answer within ``patience`` seconds
    is left alone for a while, ever longer.
    """
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    return sum(
        _deliver_to(mirror, patience, portions)
        for mirror in Mirror.objects.filter(due, state=MirrorState.WHOLE)
    )


def _deliver_to(mirror: Mirror, patience: float, portions: int | None) -> int:
    sent = 0
    try:
        for _ in range(portions) if portions else count():
            portion = _portion(mirror)
            if not portion:
                break
            sent += _send(mirror, portion, patience)
            settle(mirror)
    except IndexLost as problem:
        lose(mirror, problem)
    except EngineDown as problem:
        circuit.failed()
        put_off(mirror, problem)
    return sent


def leave_mirrors(generation: int) -> None:
    """The copies of a generation that goes are no longer asked, and the job takes them away."""
    Mirror.objects.filter(generation=generation).update(state=MirrorState.LEFT)
    Delivery.objects.filter(generation=generation).delete()


def lose(mirror: Mirror, problem: EngineDown) -> None:
    """The cluster no longer has the index: another copy must be made."""
    logger.warning("%s is gone: %s", mirror, problem)
    Mirror.objects.filter(pk=mirror.pk).update(
        state=MirrorState.LEFT, trouble=type(problem).__name__
    )


def put_off(mirror: Mirror, problem: EngineDown) -> None:
    """The cluster is left alone for a while, the longer the more often it did not answer."""
    logger.warning("%s: the cluster does not answer: %s", mirror, problem)
    mirror.attempts = min(mirror.attempts + 1, 1000)
    mirror.next_attempt_at = timezone.now() + _wait(mirror.attempts)
    mirror.trouble = type(problem).__name__
    mirror.save(update_fields=["attempts", "next_attempt_at", "trouble"])


def settle(mirror: Mirror) -> None:
    """The cluster has answered."""
    circuit.worked()
    if mirror.attempts:
        mirror.attempts = 0
        Mirror.objects.filter(pk=mirror.pk).update(attempts=0, next_attempt_at=None, trouble="")


def note_refused(generation: int, refused: Iterable[Refused]) -> None:
    """Rows that the cluster does not take hold up no others; they are tried again, ever more seldom."""
    for one in refused:
        logger.error("entry %s is refused: %s", one.entry, one.reason)
        waiting = Delivery.objects.filter(generation=generation, entry=one.entry)
        deliveries = list(waiting) or [Delivery(generation=generation, entry=one.entry)]
        for delivery in deliveries:
            delivery.attempts = min(delivery.attempts + 1, 1000)
            delivery.next_attempt_at = timezone.now() + _wait(delivery.attempts)
            delivery.trouble = one.reason[:200]
            delivery.save()


def _portion(mirror: Mirror) -> list[tuple[int, int]]:
    """The oldest deliveries that are due: their keys, which are versions, and their entries."""
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    waiting = Delivery.objects.filter(due, generation=mirror.generation).order_by("pk")
    return list(waiting.values_list("pk", "entry")[:PORTION])


def _send(mirror: Mirror, portion: list[tuple[int, int]], patience: float) -> int:
    versions = {entry: key for key, entry in portion}  # of an entry the latest
    rows = rows_of(mirror.generation, versions)
    gone = dict(versions)
    for row in rows:
        del gone[row.entry]
    refused = engine_of(mirror).put(mirror.generation, rows, gone, versions, patience=patience)
    kept = {versions[one.entry] for one in refused}
    Delivery.objects.filter(pk__in=[key for key, _ in portion if key not in kept]).delete()
    note_refused(mirror.generation, refused)
    return len(versions) - len(kept)


def _wait(attempts: int) -> dt.timedelta:
    return min(FIRST_WAIT * 2 ** min(attempts - 1, 12), LONGEST_WAIT)
