"""SQLite's FTS5: a table without content for the tokens, and a narrow one for shelf and weight."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.analysis import indexed, pairs
from search.engines.base import CANDIDATES, SAID_WEIGHT, Group, Plan, Row, Within
from search.engines.database import DatabaseEngine, inside, on_shelves


class SQLiteEngine(DatabaseEngine):
    """FTS5 with its own phrases and BM25."""

    name = "sqlite"

    def rows_table(self, generation: int) -> str:
        return f"search_rows_{int(generation)}"

    def create(self, generation: int) -> None:
        self.drop(generation)
        self._run(
            # What is between spaces is a token: it was cut before.
            f"CREATE VIRTUAL TABLE {self.words_table(generation)} "
            "USING fts5(words, said, content='', tokenize='ascii')",
            f"CREATE TABLE {self.rows_table(generation)} (id INTEGER PRIMARY KEY, "
            "shelf INTEGER NOT NULL, boost REAL NOT NULL, day INTEGER NOT NULL)",
            f"CREATE TABLE {self.terms_table(generation)} "
            "(term TEXT PRIMARY KEY, df INTEGER NOT NULL) WITHOUT ROWID",
        )

    def drop(self, generation: int) -> None:
        self._run(
            f"DROP TABLE IF EXISTS {self.words_table(generation)}",
            f"DROP TABLE IF EXISTS {self.rows_table(generation)}",
            f"DROP TABLE IF EXISTS {self.terms_table(generation)}",
        )

    def write(
        self, generation: int, rows: Sequence[Row], old: Sequence[Row] = (), *, counts: bool = True
    ) -> None:
        self._forget(generation, old)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.words_table(generation)} (rowid, words, said) "
                "VALUES (%s, %s, %s)",
                [(row.entry, indexed(row.words), indexed(row.said)) for row in rows],
            )
            cursor.executemany(
                f"INSERT OR REPLACE INTO {self.rows_table(generation)} (id, shelf, boost, day) "
                "VALUES (%s, %s, %s, %s)",
                [(row.entry, row.shelf, row.boost, row.day) for row in rows],
            )
        if counts:
            self.count_terms(generation, rows, old)

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        self._forget(generation, old)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {self.rows_table(generation)} WHERE id = %s",
                [(row.entry,) for row in old],
            )
        self.count_terms(generation, (), old)

    def _forget(self, generation: int, old: Sequence[Row]) -> None:
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
            f"DELETE FROM {terms}",
            f"INSERT INTO {terms} (term, df) SELECT term, doc FROM {vocabulary}",
            f"DROP TABLE {vocabulary}",
        )

    def matching(self, generation: int, plan: Plan) -> tuple[str, list[Any]]:
        every = " AND ".join(_group(group) for group in plan.strict)
        return self._found(generation, _expression(every, plan), plan.within)

    def relaxed(self, generation: int, plan: Plan, within: Within | None) -> list[int]:
        if not plan.relaxed:
            return []
        some = " OR ".join(f'"{token}"' for token, _ in plan.relaxed)
        rows, parameters = self._found(generation, _expression(some, plan), within)
        worth = f"bm25({self.words_table(generation)}, 1.0, {SAID_WEIGHT}) * r.boost"
        found = self._select(
            f"SELECT r.id {rows}{on_shelves(plan)} ORDER BY {worth}, r.id LIMIT {CANDIDATES}",
            parameters,
        )
        return [entry for (entry,) in found]

    def _found(
        self, generation: int, expression: str, within: Within | None
    ) -> tuple[str, list[Any]]:
        words = self.words_table(generation)
        condition, parameters = inside(generation, within)
        return (
            f"FROM {words} JOIN {self.rows_table(generation)} r ON r.id = {words}.rowid "
            f"WHERE {words} MATCH %s{condition}",
            [expression, *parameters],
        )


def _phrase(run: str) -> str:
    return f'"{" ".join(pairs(run))}"'


def _group(group: Group) -> str:
    alternatives = (f"({' AND '.join(map(_phrase, runs))})" for runs in group)
    return f"({' OR '.join(alternatives)})"


def _expression(expression: str, plan: Plan) -> str:
    """The expression, without what is excluded, in the columns that count."""
    if plan.excluded:
        expression = f"({expression}) NOT ({' OR '.join(map(_phrase, plan.excluded))})"
    return expression if plan.use_said else f"{{words}} : ({expression})"
