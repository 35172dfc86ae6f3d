"""What the engines in the project's own database share."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.analysis import tokens
from search.engines.base import CANDIDATES, Candidates, Plan, Row, Within

MANY = 5000  # matches; up to this many are counted and ordered here, more of them by the database


class DatabaseEngine(ABC):
    """An engine of tables beside those of the models; it also keeps in how many entries a token is.

    Ranking needs these numbers whichever engine finds the candidates: the same numbers, or the
    order would differ.
    """

    name: str

    @abstractmethod
    def create(self, generation: int) -> None:
        """As `search.engines.base.Engine.create`."""

    @abstractmethod
    def drop(self, generation: int) -> None:
        """As `search.engines.base.Engine.drop`."""

    @abstractmethod
    def write(
        self, generation: int, rows: Sequence[Row], old: Sequence[Row] = (), *, counts: bool = True
    ) -> None:
        """As `search.engines.base.Engine.write`; without ``counts`` until `finish` counts all."""

    @abstractmethod
    def remove(self, generation: int, old: Sequence[Row]) -> None:
        """As `search.engines.base.Engine.remove`."""

    @abstractmethod
    def finish(self, generation: int) -> None:
        """As `search.engines.base.Engine.finish`."""

    @abstractmethod
    def rows_table(self, generation: int) -> str:
        """The table of ``id, shelf, boost, day``."""

    @abstractmethod
    def matching(self, generation: int, plan: Plan) -> tuple[str, list[Any]]:
        """FROM and WHERE for what matches strictly, the rows as ``r``, with their parameters."""

    @abstractmethod
    def relaxed(self, generation: int, plan: Plan, within: Within | None) -> list[int]:
        """What may match, the likeliest first."""

    def words_table(self, generation: int) -> str:
        """The table of tokens."""
        return f"search_words_{int(generation)}"

    def terms_table(self, generation: int) -> str:
        """The table of ``term, df``."""
        return f"search_terms_{int(generation)}"

    def retrieve(self, generation: int, plan: Plan) -> Candidates:
        """As `search.engines.base.Engine.retrieve`; the database is never down while the site is up."""
        strict, counts = self._strict(generation, plan)
        return Candidates(
            strict=strict,
            counts=counts,
            relaxed=self.relaxed(generation, plan, plan.within),
            focused=[
                entry for within in plan.focus for entry in self.relaxed(generation, plan, within)
            ],
        )

    def entries(self, generation: int) -> Iterable[int]:
        """As `search.engines.base.Engine.entries`."""
        return [
            pk
            for (pk,) in self._select(f"SELECT id FROM {self.rows_table(generation)} ORDER BY id")
        ]

    def frequencies(self, generation: int, wanted: Sequence[str]) -> dict[str, int]:
        """In how many entries each token stands; tokens that stand in none are left out."""
        if not wanted:
            return {}
        marks = ",".join(["%s"] * len(wanted))
        return dict(
            self._select(
                f"SELECT term, df FROM {self.terms_table(generation)} WHERE df > 0 AND term IN ({marks})",
                list(wanted),
            )
        )

    def count_terms(self, generation: int, added: Sequence[Row], gone: Sequence[Row]) -> None:
        """Adds the tokens of new rows to the numbers and takes those of old ones off."""
        changes: Counter[str] = Counter()
        for row in added:
            changes.update(set(tokens(f"{row.words}\n{row.said}")))
        for row in gone:
            changes.subtract(set(tokens(f"{row.words}\n{row.said}")))
        terms = self.terms_table(generation)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {terms} (term, df) VALUES (%s, %s) "
                f"ON CONFLICT (term) DO UPDATE SET df = {terms}.df + excluded.df",
                # In one order always: two that write at once would otherwise wait for each other.
                sorted((term, count) for term, count in changes.items() if count),
            )

    def _strict(self, generation: int, plan: Plan) -> tuple[list[int], Counter[int]]:
        if not plan.strict:
            return [], Counter()
        rows, parameters = self.matching(generation, plan)
        key = "day" if plan.newest_first else "boost"
        found = self._select(f"SELECT r.id, r.shelf, r.{key} {rows} LIMIT {MANY + 1}", parameters)
        if len(found) <= MANY:
            return _best(found, plan)
        counts = Counter(
            dict(self._select(f"SELECT r.shelf, count(*) {rows} GROUP BY r.shelf", parameters))
        )
        best = self._select(
            f"SELECT r.id {rows}{on_shelves(plan)} ORDER BY r.{key} DESC, r.id LIMIT {CANDIDATES}",
            parameters,
        )
        return [entry for (entry,) in best], counts

    @staticmethod
    def _select(statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, parameters)
            return list(cursor.fetchall())

    @staticmethod
    def _run(*statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def on_shelves(plan: Plan) -> str:
    """The condition that a row ``r`` stands on one of the plan's shelves; empty for everywhere."""
    if plan.shelves is None:
        return ""
    return (
        f" AND r.shelf IN ({','.join(str(int(shelf)) for shelf in sorted(plan.shelves)) or 'NULL'})"
    )


def inside(generation: int, within: Within | None) -> tuple[str, list[Any]]:
    """The condition that a row ``r`` is a part of one subject, with its parameters."""
    if within is None:
        return "", []
    return (
        " AND r.id IN (SELECT id FROM search_entry "
        "WHERE generation_id = %s AND source = %s AND subject = %s)",
        [generation, within.source, within.subject],
    )


def _best(found: Iterable[tuple[Any, ...]], plan: Plan) -> tuple[list[int], Counter[int]]:
    """Of rows of id, shelf and key: the ids in the order of the key, and how many on each shelf."""
    rows = list(found)
    fitting = [
        (-key, entry) for entry, shelf, key in rows if plan.shelves is None or shelf in plan.shelves
    ]
    best = [entry for _, entry in sorted(fitting)[:CANDIDATES]]
    return best, Counter(shelf for _, shelf, _ in rows)
