"""SQLite's FTS5: a table without content for the tokens, and a narrow one for shelf and boost."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import connection

from search.analysis import indexed, pairs
from search.engines.base import CANDIDATES, SAID_WEIGHT, Candidates, Group, Plan, Row, Within
from search.engines.database import (
    MANY,
    DatabaseEngine,
    best_of,
    shelf_condition,
    within_condition,
)


class SQLiteEngine(DatabaseEngine):
    """FTS5 with BM25; phrases are its own."""

    name = "sqlite"

    def rank_table(self, generation: int) -> str:
        return f"search_rank_{int(generation)}"

    def create(self, generation: int) -> None:
        self.drop(generation)
        words, terms = self.words_table(generation), self.terms_table(generation)
        self._run(
            # What is between spaces is a token: it was cut before.
            f"CREATE VIRTUAL TABLE {words} USING fts5(words, said, content='', tokenize='ascii')",
            f"CREATE TABLE {self.rank_table(generation)} "
            "(id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, boost REAL NOT NULL)",
            f"CREATE TABLE {terms} (term TEXT PRIMARY KEY, df INTEGER NOT NULL) WITHOUT ROWID",
        )

    def drop(self, generation: int) -> None:
        self._run(
            f"DROP TABLE IF EXISTS {self.words_table(generation)}",
            f"DROP TABLE IF EXISTS {self.rank_table(generation)}",
            f"DROP TABLE IF EXISTS {self.terms_table(generation)}",
        )

    def write(
        self, generation: int, rows: Sequence[Row], old: Sequence[Row] = (), *, counts: bool = True
    ) -> None:
        if old:
            self._take_out(generation, old)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.words_table(generation)} (rowid, words, said) "
                "VALUES (%s, %s, %s)",
                [(row.entry, indexed(row.words), indexed(row.said)) for row in rows],
            )
            cursor.executemany(
                f"INSERT OR REPLACE INTO {self.rank_table(generation)} (id, shelf, boost) "
                "VALUES (%s, %s, %s)",
                [(row.entry, row.shelf, row.boost) for row in rows],
            )
        if counts:
            self.count_terms(generation, rows, old)

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        self._take_out(generation, old)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {self.rank_table(generation)} WHERE id = %s",  # noqa: S608
                [(row.entry,) for row in old],
            )
        self.count_terms(generation, (), old)

    def _take_out(self, generation: int, old: Sequence[Row]) -> None:
        """A table without content must be told what it forgets."""
        words = self.words_table(generation)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {words} ({words}, rowid, words, said) VALUES ('delete', %s, %s, %s)",
                [(row.entry, indexed(row.words), indexed(row.said)) for row in old],
            )

    def finish(self, generation: int) -> None:
        words, terms = self.words_table(generation), self.terms_table(generation)
        vocabulary = f"search_vocabulary_{int(generation)}"
        self._run(
            f"INSERT INTO {words} ({words}) VALUES ('optimize')",
            f"CREATE VIRTUAL TABLE {vocabulary} USING fts5vocab({words}, 'row')",
            f"DELETE FROM {terms}",  # noqa: S608
            f"INSERT INTO {terms} (term, df) SELECT term, doc FROM {vocabulary}",  # noqa: S608
            f"DROP TABLE {vocabulary}",
        )

    def entries(self, generation: int) -> Iterable[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {self.rank_table(generation)} ORDER BY id")  # noqa: S608
            return [pk for (pk,) in cursor.fetchall()]

    def retrieve(self, generation: int, plan: Plan) -> Candidates:
        strict, counts = self._strict(generation, plan)
        return Candidates(
            strict=strict,
            counts=counts,
            relaxed=self._relaxed(generation, plan, plan.within),
            focused=[
                entry for within in plan.focus for entry in self._relaxed(generation, plan, within)
            ],
        )

    def _strict(self, generation: int, plan: Plan) -> tuple[list[int], Counter[int]]:
        if not plan.strict:
            return [], Counter()
        match = _matching(" AND ".join(_group(group) for group in plan.strict), plan)
        rows, parameters = self._found(generation, plan.within)
        parameters = [match, *parameters]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT r.id, r.shelf, r.boost {rows} LIMIT {MANY + 1}", parameters)
            found = cursor.fetchall()
            if len(found) <= MANY:
                return best_of(found, plan, CANDIDATES)
            cursor.execute(f"SELECT r.shelf, count(*) {rows} GROUP BY r.shelf", parameters)
            counts = Counter(dict(cursor.fetchall()))
            cursor.execute(
                f"SELECT r.id {rows}{shelf_condition(plan, 'r.shelf')} "
                f"ORDER BY r.boost DESC, r.id LIMIT {CANDIDATES}",
                parameters,
            )
            return [entry for (entry,) in cursor.fetchall()], counts

    def _relaxed(self, generation: int, plan: Plan, within: Within | None) -> list[int]:
        if not plan.relaxed:
            return []
        match = _matching(" OR ".join(f'"{token}"' for token, _ in plan.relaxed), plan)
        rows, parameters = self._found(generation, within)
        words = self.words_table(generation)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT r.id {rows}{shelf_condition(plan, 'r.shelf')} "
                f"ORDER BY bm25({words}, 1.0, {SAID_WEIGHT}) * r.boost, r.id LIMIT {CANDIDATES}",
                [match, *parameters],
            )
            return [entry for (entry,) in cursor.fetchall()]

    def _found(self, generation: int, within: Within | None) -> tuple[str, list[object]]:
        words = self.words_table(generation)
        condition, parameters = within_condition(generation, within, "r.id")
        return (
            f"FROM {words} JOIN {self.rank_table(generation)} r ON r.id = {words}.rowid "  # noqa: S608
            f"WHERE {words} MATCH %s{condition}",
            parameters,
        )

    def _run(self, *statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def _phrase(run: str) -> str:
    return f'"{" ".join(pairs(run))}"'


def _group(group: Group) -> str:
    alternatives = (f"({' AND '.join(map(_phrase, runs))})" for runs in group)
    return f"({' OR '.join(alternatives)})"


def _matching(expression: str, plan: Plan) -> str:
    """The expression, without what is excluded, in the columns that count."""
    if plan.excluded:
        expression = f"({expression}) NOT ({' OR '.join(map(_phrase, plan.excluded))})"
    return expression if plan.use_said else f"{{words}} : ({expression})"
