"""The log of searches: counts by day and query, written beside the requests.

Nobody's address, account or time of day is kept. A request only counts in memory; every few seconds
a thread of its own writes what has come together, so that no page ever waits for the database or
fails with it. What cannot be written is tried again, and given up rather than grown.
"""

import atexit
import datetime as dt
import logging
import os
import threading
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.db.models import Count, F, Sum

from fazhi.workdays import today
from search.analysis import normalise, runs
from search.counting.personal_numbers import holds_personal_number
from search.models import SearchCount
from search.models.log import KEPT_DAYS, LONGEST_QUERY

MOST_WAITING = (
    2000  # queries in memory; while the database takes none, further ones are not counted
)
WRITE_AT = 200  # queries; so many are written at once
MOST_A_DAY = 20_000  # different queries; a machine that types at random fills no disk

POPULAR_DAYS = 30
# Before other people see a query it was typed on so many days, or so often.
FEWEST_DAYS, FEWEST_SEARCHES = 3, 30
_POPULAR_SECONDS = 600

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Counts:
    """What is counted of a query."""

    searches: int = 0
    without_strict: int = 0
    without_hits: int = 0
    clicks: int = 0
    ranks: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


_Key = tuple[dt.date, str, str]  # day, language, query


def logged_form(query: str) -> str:
    """A query as the log has it; empty for one that it must not have, or for nothing to look for."""
    plain = " ".join(normalise(query).split())
    if len(plain) > LONGEST_QUERY or not runs(plain) or holds_personal_number(plain):
        return ""
    return plain


def record(query: str, language: str, total: int, *, is_exact: bool = True) -> None:
    """Counts a search: how many hits it had, and whether everything stood in them."""
    _count(
        query,
        language,
        Counts(
            searches=1,
            without_strict=int(not (is_exact and total)),
            without_hits=int(not total),
        ),
    )


def clicked(query: str, language: str, rank: int) -> None:
    """Counts that somebody opened a hit; the first has rank 1."""
    if 1 <= rank <= 10_000:
        _count(query, language, Counts(clicks=1, ranks=rank))


def flush() -> int:
    """Writes what was counted in this process; gives how many queries. Never raises."""
    return _buffer.flush()


def purge_log(dry_run: bool = False) -> int:
    """Deletes counts of days long ago; returns how many."""
    over = SearchCount.objects.filter(day__lt=today() - dt.timedelta(days=KEPT_DAYS))
    return over.count() if dry_run else over.delete()[0]


def popular(language: str, limit: int = 10) -> list[str]:
    """What many have searched for lately and found, the most frequent first; from the cache.

    What a single person may have typed, such as a name, is not among them.
    """
    key = f"search.popular.{language}"
    found = cache.get(key)
    if found is None:
        found = _popular(language)
        cache.set(key, found, _POPULAR_SECONDS)
    return list(found[:limit])


def _popular(language: str) -> list[str]:
    since = today() - dt.timedelta(days=POPULAR_DAYS)
    rows = (
        SearchCount.objects.filter(language=language, day__gt=since, searches__gt=0)
        .values("query")
        .annotate(all=Sum("searches"), missed=Sum("without_strict"), days=Count("pk"))
        .filter(all__gt=F("missed") * 2)
        .order_by("-all", "query")
    )
    often = (
        row["query"]
        for row in rows[:500]
        if row["days"] >= FEWEST_DAYS or row["all"] >= FEWEST_SEARCHES
    )
    return list(often)[:100]


class _Buffer:
    """What was counted in this process and not written yet."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        """Also in the child of a fork, which has neither the thread nor what its parent writes."""
        self._lock = threading.Lock()
        self._waiting: dict[_Key, Counts] = {}
        self._timer: threading.Timer | None = None

    def add(self, key: _Key, counts: Counts) -> None:
        with self._lock:
            known = self._waiting.get(key)
            if known is None and len(self._waiting) >= MOST_WAITING:
                return
            self._waiting[key] = (known or Counts()) + counts
            self._plan(at_once=len(self._waiting) == WRITE_AT)

    def flush(self) -> int:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        try:
            return _write(waiting)
        except DatabaseError:
            logger.warning("%s counts of searches could not be written", len(waiting))
            with self._lock:
                for key, counts in list(waiting.items())[: MOST_WAITING - len(self._waiting)]:
                    self._waiting[key] = self._waiting.get(key, Counts()) + counts
                self._plan()
            return 0

    def _plan(self, *, at_once: bool = False) -> None:
        """Has the thread write soon, unless it is about to; the lock is held."""
        seconds = settings.SEARCH_LOG_SECONDS
        if seconds is None or (self._timer is not None and not at_once):
            return
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(0 if at_once else seconds, self._flush_beside)
        self._timer.daemon = True
        self._timer.start()

    def _flush_beside(self) -> None:
        with self._lock:
            self._timer = None
        try:
            self.flush()
        finally:
            connection.close()

    def at_exit(self) -> None:
        """What waits is written when the process ends in order."""
        if self._waiting and settings.SEARCH_LOG_SECONDS is not None:
            self.flush()


def _count(query: str, language: str, counts: Counts) -> None:
    if plain := logged_form(query):
        _buffer.add((today(), language[:10], plain), counts)


def _write(waiting: Mapping[_Key, Counts]) -> int:
    if not waiting:
        return 0
    with transaction.atomic():
        wanted = _within_the_day(waiting)
        table = SearchCount._meta.db_table
        names = [f.name for f in fields(Counts)]
        sums = ", ".join(f"{name} = {table}.{name} + excluded.{name}" for name in names)
        statement = (  # nothing in it was typed by anybody
            f"INSERT INTO {table} (day, language, query, {', '.join(names)}) "  # noqa: S608
            f"VALUES (%s, %s, %s{', %s' * len(names)}) "
            f"ON CONFLICT (day, language, query) DO UPDATE SET {sums}"
        )
        with connection.cursor() as cursor:
            cursor.executemany(
                statement,
                # In one order always: two that write at once would otherwise wait for each other.
                [(*key, *astuple(wanted[key])) for key in sorted(wanted)],
            )
    return len(wanted)


def _within_the_day(waiting: Mapping[_Key, Counts]) -> dict[_Key, Counts]:
    """Without new queries on days that have more than enough of them."""
    kept: dict[_Key, Counts] = {}
    for day in sorted({key[0] for key in waiting}):
        of_day = {key: counts for key, counts in waiting.items() if key[0] == day}
        rows = SearchCount.objects.filter(day=day)
        if rows.count() + len(of_day) > MOST_A_DAY:
            known = set(
                rows.filter(query__in=[key[2] for key in of_day]).values_list("language", "query")
            )
            of_day = {key: counts for key, counts in of_day.items() if key[1:] in known}
        kept.update(of_day)
    return kept


_buffer = _Buffer()
atexit.register(_buffer.at_exit)
os.register_at_fork(after_in_child=_buffer._begin)
