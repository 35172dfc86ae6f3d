"""PostgreSQL: token vectors under a GIN index. Vectors come ready cut, past its own parser."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.analysis import is_chinese, pairs, tokens
from search.engines.base import CANDIDATES, Candidates, Group, Plan, Row, Within
from search.engines.database import (
    MANY,
    DatabaseEngine,
    best_of,
    shelf_condition,
    within_condition,
)


class PostgreSQLEngine(DatabaseEngine):
    """GIN finds the entries that have all tokens of a phrase; longer phrases are then looked for
    in the text. What may match is summed up token by token, each by its weight."""

    name = "postgresql"

    def create(self, generation: int) -> None:
        self.drop(generation)
        words, terms = self.words_table(generation), self.terms_table(generation)
        self._run(
            f"CREATE TABLE {words} (id bigint PRIMARY KEY, shelf bigint NOT NULL, "
            "boost double precision NOT NULL, vector tsvector NOT NULL)",
            f'CREATE TABLE {terms} (term text COLLATE "C" PRIMARY KEY, df integer NOT NULL)',
        )

    def drop(self, generation: int) -> None:
        self._run(
            f"DROP TABLE IF EXISTS {self.words_table(generation)}",
            f"DROP TABLE IF EXISTS {self.terms_table(generation)}",
        )

    def write(
        self, generation: int, rows: Sequence[Row], old: Sequence[Row] = (), *, counts: bool = True
    ) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.words_table(generation)} (id, shelf, boost, vector) "
                "VALUES (%s, %s, %s, %s::tsvector) ON CONFLICT (id) DO UPDATE SET "
                "shelf = excluded.shelf, boost = excluded.boost, vector = excluded.vector",
                [(row.entry, row.shelf, row.boost, vector_of(row)) for row in rows],
            )
        if counts:
            self.count_terms(generation, rows, old)

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {self.words_table(generation)} WHERE id = ANY(%s)",  # noqa: S608
                [[row.entry for row in old]],
            )
        self.count_terms(generation, (), old)

    def finish(self, generation: int) -> None:
        words, terms = self.words_table(generation), self.terms_table(generation)
        self._run(
            f"CREATE INDEX IF NOT EXISTS {words}_vector ON {words} USING gin (vector)",
            f"DELETE FROM {terms}",  # noqa: S608
            f"INSERT INTO {terms} (term, df) SELECT word, ndoc "  # noqa: S608
            f"FROM ts_stat('SELECT vector FROM {words}')",
            f"ANALYZE {words}",
            f"ANALYZE {terms}",
        )

    def entries(self, generation: int) -> Iterable[int]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM {self.words_table(generation)} ORDER BY id")  # noqa: S608
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
        conditions, parameters = ["w.vector @@ %s::tsquery"], [_query(plan.strict, plan)]
        for group in plan.strict:
            self._stands(group, plan, conditions, parameters)
        rows, parameters = self._found(generation, conditions, parameters, plan, plan.within)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT w.id, w.shelf, w.boost {rows} LIMIT {MANY + 1}", parameters)
            found = cursor.fetchall()
            if len(found) <= MANY:
                return best_of(found, plan, CANDIDATES)
            cursor.execute(f"SELECT w.shelf, count(*) {rows} GROUP BY w.shelf", parameters)
            counts = Counter(dict(cursor.fetchall()))
            cursor.execute(
                f"SELECT w.id {rows}{shelf_condition(plan, 'w.shelf')} "
                f"ORDER BY w.boost DESC, w.id LIMIT {CANDIDATES}",
                parameters,
            )
            return [entry for (entry,) in cursor.fetchall()], counts

    def _relaxed(self, generation: int, plan: Plan, within: Within | None) -> list[int]:
        if not plan.relaxed:
            return []
        words = self.words_table(generation)
        each, parameters = [], []
        for token, weight in plan.relaxed:
            each.append(f"SELECT id, %s::float8 AS weight FROM {words} WHERE vector @@ %s::tsquery")  # noqa: S608
            parameters += [weight, _lexeme(token, plan)]
        conditions, more = [], []
        if plan.excluded:
            self._without(plan, conditions, more)
        where, inside = within_condition(generation, within, "w.id")
        text = self._text(conditions)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT w.id FROM (SELECT id, sum(weight) AS weight FROM ({' UNION ALL '.join(each)}) "  # noqa: S608
                f"AS hit GROUP BY id) AS hits JOIN {words} w ON w.id = hits.id {text}"
                f"WHERE true{''.join(f' AND {c}' for c in conditions)}{where}"
                f"{shelf_condition(plan, 'w.shelf')} "
                f"ORDER BY hits.weight * w.boost DESC, w.id LIMIT {CANDIDATES}",
                [*parameters, *more, *inside],
            )
            return [entry for (entry,) in cursor.fetchall()]

    def _found(
        self,
        generation: int,
        conditions: list[str],
        parameters: list[Any],
        plan: Plan,
        within: Within | None,
    ) -> tuple[str, list[Any]]:
        if plan.excluded:
            self._without(plan, conditions, parameters)
        where, inside = within_condition(generation, within, "w.id")
        text = self._text(conditions)
        return (
            f"FROM {self.words_table(generation)} w {text}WHERE {' AND '.join(conditions)}{where}",
            [*parameters, *inside],
        )

    def _text(self, conditions: list[str]) -> str:
        """Joins the texts where a condition looks at them."""
        looked_at = any("t.words" in condition for condition in conditions)
        return "JOIN search_entrytext t ON t.entry_id = w.id " if looked_at else ""

    def _stands(
        self, group: Group, plan: Plan, conditions: list[str], parameters: list[Any]
    ) -> None:
        """An index of tokens does not know that they follow each other; the text does."""
        if any(all(len(run) <= 2 or not is_chinese(run) for run in runs) for runs in group):
            return
        alternatives = []
        for runs in group:
            alternatives.append(f"({' AND '.join([_standing(plan)] * len(runs))})")
            for run in runs:
                parameters += [_lexemes(run, plan), *[run] * (2 if plan.use_said else 1)]
        conditions.append(f"({' OR '.join(alternatives)})")

    def _without(self, plan: Plan, conditions: list[str], parameters: list[Any]) -> None:
        for run in plan.excluded:
            conditions.append(f"NOT ({_standing(plan)})")
            parameters += [_lexemes(run, plan), *[run] * (2 if plan.use_said else 1)]

    def _run(self, *statements: str) -> None:
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def vector_of(row: Row) -> str:
    """The tokens as a literal of PostgreSQL; those of what is said for the entry have weight A."""
    said = set(tokens(row.said))
    words = set(tokens(row.words))
    return " ".join(
        [*(f"'{token}':2" for token in words - said)]
        + [f"'{token}':1A,2" if token in words else f"'{token}':1A" for token in said]
    )


def _lexeme(token: str, plan: Plan) -> str:
    return f"'{token}'" if plan.use_said else f"'{token}':D"


def _lexemes(run: str, plan: Plan) -> str:
    return " & ".join(_lexeme(token, plan) for token in pairs(run))


def _query(groups: Iterable[Group], plan: Plan) -> str:
    """Every token of some alternative of every group."""
    return " & ".join(
        f"({' | '.join(f'({_all(runs, plan)})' for runs in group)})" for group in groups
    )


def _all(runs: Iterable[str], plan: Plan) -> str:
    return " & ".join(_lexemes(run, plan) for run in runs)


def _standing(plan: Plan) -> str:
    """That a run stands in the text: its tokens are there, and as one piece."""
    found = ["strpos(t.words, %s) > 0"] + (["strpos(t.said, %s) > 0"] if plan.use_said else [])
    return f"w.vector @@ %s::tsquery AND ({' OR '.join(found)})"
