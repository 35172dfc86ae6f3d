"""Copies of the index in Elasticsearch: filled beside the database, asked when they are whole."""

import datetime as dt
import secrets
from collections.abc import Iterator

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Min, Q
from django.utils import timezone

from search.engines.base import PORTION, EngineDown, IndexLost, Row
from search.engines.choice import circuit, engine_of, has_cluster
from search.indexing.deliveries import deliver, lose, note_refused, put_off, settle
from search.indexing.generations import active_generation
from search.indexing.rows import rows_of
from search.models import Delivery, Entry, Generation, Mirror, MirrorState

SILENT = dt.timedelta(minutes=10)  # a copy of which nobody wrote for so long is begun anew
MOST_REFUSED = 100  # rows; with more of them missing a copy is not whole


class Superseded(Exception):
    """The copy that is being filled is not wanted any more."""


def keep_mirrors() -> str:
    """Makes the cluster hold what it should, and nothing else of this site; the job."""
    if not has_cluster():
        return ""
    told = []
    if _take_away_left():
        active = active_generation()
        if active is not None:
            _look_after(active)
            if (filled := fill_mirror(active)) is not None:
                told.append(f"={filled}")
    if sent := deliver():
        told.append(f"+{sent}")
    return " ".join(told)


def fill_mirror(generation: Generation) -> int | None:
    """Fills a copy of a generation that has none, and gives how many entries it got.

    None where there is one already, where another process is at it, or where the cluster is down:
    the database answers meanwhile, and the job tries again.
    """
    mirror = _begin(generation.pk) if has_cluster() else None
    if mirror is None:
        return None
    engine = engine_of(mirror)
    try:
        engine.create(generation.pk)
        # What the copy would hear now it reads for itself; what is committed later it hears then.
        Delivery.objects.filter(generation=generation.pk).delete()
        refused = engine.put(generation.pk, _rows(mirror))
        if len(refused) > MOST_REFUSED:
            raise EngineDown(refused[0].reason)
        engine.finish(generation.pk)
        circuit.worked()
    except Superseded:
        return None
    except EngineDown as problem:
        circuit.failed()
        put_off(mirror, problem)
        _leave(mirror)
        return None
    except BaseException:
        _leave(mirror)
        raise
    note_refused(generation.pk, refused)
    whole = Mirror.objects.filter(pk=mirror.pk, state=MirrorState.FILLING)
    if not whole.update(state=MirrorState.WHOLE, heard_at=timezone.now()):
        return None
    return Entry.objects.filter(generation=generation).count()


def _begin(generation: int) -> Mirror | None:
    """Writes the copy down, so that no other process begins one, and it is never forgotten."""
    silent = Q(state=MirrorState.FILLING, heard_at__lt=timezone.now() - SILENT)
    Mirror.objects.filter(silent, generation=generation).update(state=MirrorState.LEFT)
    prefix = f"{settings.ELASTICSEARCH_PREFIX}-{secrets.token_hex(4)}"
    try:
        with transaction.atomic():
            return Mirror.objects.create(generation=generation, prefix=prefix)
    except IntegrityError:
        return None


def _rows(mirror: Mirror) -> Iterator[Row]:
    """All rows of a generation, portion by portion; raises `Superseded`."""
    entries = Entry.objects.filter(generation=mirror.generation)
    first = entries.aggregate(first=Min("pk"))["first"]
    after = (first or 0) - 1
    while keys := list(
        entries.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:PORTION]
    ):
        yield from rows_of(mirror.generation, keys)
        after = keys[-1]
        _heard(mirror)


def _heard(mirror: Mirror) -> None:
    now = timezone.now()
    mine = Mirror.objects.filter(pk=mirror.pk, state=MirrorState.FILLING)
    if not mine.update(heard_at=now):
        raise Superseded
    Generation.objects.filter(pk=mirror.generation).update(heard_at=now)


def _leave(mirror: Mirror) -> None:
    Mirror.objects.filter(pk=mirror.pk).update(state=MirrorState.LEFT)


def _look_after(active: Generation) -> None:
    """Finds out whether the cluster still has the copy: it may have been emptied, or be another one."""
    mirror = Mirror.objects.filter(generation=active.pk, state=MirrorState.WHOLE).first()
    if mirror is None:
        return
    try:
        if not engine_of(mirror).exists(active.pk):
            lose(mirror, IndexLost("not there"))
        else:
            settle(mirror)
    except EngineDown as problem:
        put_off(mirror, problem)


def _take_away_left() -> bool:
    """Deletes in the cluster what nobody asks any more; gives whether the cluster answers."""
    due = Q(next_attempt_at=None) | Q(next_attempt_at__lte=timezone.now())
    left = Mirror.objects.filter(state=MirrorState.LEFT)
    for mirror in left.filter(due):
        try:
            engine_of(mirror).drop(mirror.generation)
        except EngineDown as problem:
            put_off(mirror, problem)
            return False
        mirror.delete()
    return not left.exists()
