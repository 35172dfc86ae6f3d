"""PostgreSQL: token vectors under a GIN index. Vectors come ready cut, past its own parser."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from search.analysis import is_chinese, pairs, tokens
from search.engines.base import CANDIDATES, Group, Plan, Row, Within
from search.engines.database import DatabaseEngine, inside, on_shelves

# It weighs what may match without regard to how often and in how long a text, so it looks further.
RELAXED = CANDIDATES * 3 // 2


class PostgreSQLEngine(DatabaseEngine):
    """GIN finds the entries that have all tokens of a phrase; longer phrases are then looked for
    in the text. What may match is summed up token by token, each by its weight."""

    name = "postgresql"

    def rows_table(self, generation: int) -> str:
        return self.words_table(generation)

    def create(self, generation: int) -> None:
        self.drop(generation)
        self._run(
            f"CREATE TABLE {self.words_table(generation)} (id bigint PRIMARY KEY, "
            "shelf bigint NOT NULL, boost double precision NOT NULL, day integer NOT NULL, "
            "vector tsvector NOT NULL)",
            f"CREATE TABLE {self.terms_table(generation)} "
            '(term text COLLATE "C" PRIMARY KEY, df integer NOT NULL)',
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
                f"INSERT INTO {self.words_table(generation)} (id, shelf, boost, day, vector) "
                "VALUES (%s, %s, %s, %s, %s::tsvector) ON CONFLICT (id) DO UPDATE SET "
                "shelf = excluded.shelf, boost = excluded.boost, day = excluded.day, "
                "vector = excluded.vector",
                [(row.entry, row.shelf, row.boost, row.day, _vector(row)) for row in rows],
            )
        if counts:
            self.count_terms(generation, rows, old)

    def remove(self, generation: int, old: Sequence[Row]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                f"DELETE FROM {self.words_table(generation)} WHERE id = ANY(%s)",
                [[row.entry for row in old]],
            )
        self.count_terms(generation, (), old)

    def finish(self, generation: int) -> None:
        words, terms = self.words_table(generation), self.terms_table(generation)
        self._run(
            f"CREATE INDEX IF NOT EXISTS {words}_vector ON {words} USING gin (vector)",
            f"DELETE FROM {terms}",
            f"INSERT INTO {terms} (term, df) SELECT word, ndoc "
            f"FROM ts_stat('SELECT vector FROM {words}')",
            f"ANALYZE {words}",
            f"ANALYZE {terms}",
        )

    def matching(self, generation: int, plan: Plan) -> tuple[str, list[Any]]:
        conditions = _Conditions(plan.use_said)
        conditions.add("r.vector @@ %s::tsquery", conditions.tokens_of(plan.strict))
        for group in plan.strict:
            conditions.stand(group)
        conditions.leave_out(plan.excluded)
        where, parameters = inside(generation, plan.within)
        return (
            f"FROM {self.words_table(generation)} r {conditions.texts}"
            f"WHERE {conditions.sql}{where}",
            [*conditions.parameters, *parameters],
        )

    def relaxed(self, generation: int, plan: Plan, within: Within | None) -> list[int]:
        if not plan.relaxed:
            return []
        words = self.words_table(generation)
        conditions = _Conditions(plan.use_said)
        each = " UNION ALL ".join(
            [f"SELECT id, %s::float8 AS weight FROM {words} WHERE vector @@ %s::tsquery"]
            * len(plan.relaxed)
        )
        weighed = [
            value for token, weight in plan.relaxed for value in (weight, conditions.lexeme(token))
        ]
        conditions.leave_out(plan.excluded)
        where, parameters = inside(generation, within)
        found = self._select(
            f"SELECT r.id FROM (SELECT id, sum(weight) AS weight FROM ({each}) AS hit GROUP BY id) "
            f"AS hits JOIN {words} r ON r.id = hits.id {conditions.texts}"
            f"WHERE {conditions.sql}{where}{on_shelves(plan)} "
            f"ORDER BY hits.weight * r.boost DESC, r.id LIMIT {RELAXED}",
            [*weighed, *conditions.parameters, *parameters],
        )
        return [entry for (entry,) in found]


class _Conditions:
    """Conditions on rows ``r``, and on their texts ``t`` where a phrase is looked for."""

    def __init__(self, use_said: bool) -> None:
        self._use_said = use_said
        self._parts: list[str] = []
        self.parameters: list[Any] = []
        self.texts = ""

    @property
    def sql(self) -> str:
        return " AND ".join(self._parts) or "true"

    def add(self, part: str, *parameters: Any) -> None:
        self._parts.append(part)
        self.parameters += parameters

    def lexeme(self, token: str) -> str:
        """A token as PostgreSQL reads it; what is said for an entry has another weight than D."""
        return f"'{token}'" if self._use_said else f"'{token}':D"

    def tokens_of(self, groups: Sequence[Group]) -> str:
        """Every token of some alternative of every group."""
        return " & ".join(
            f"({' | '.join(f'({self._all(runs)})' for runs in group)})" for group in groups
        )

    def stand(self, group: Group) -> None:
        """An index of tokens does not know that they follow each other; the text does."""
        if all(_is_token(run) for runs in group for run in runs):
            return
        alternatives = [f"({' AND '.join(map(self._standing, runs))})" for runs in group]
        values = [value for runs in group for run in runs for value in self._values(run)]
        self.add(f"({' OR '.join(alternatives)})", *values)

    def leave_out(self, excluded: Sequence[str]) -> None:
        """Without the texts in which any of these runs stands."""
        for run in excluded:
            self.add(f"NOT ({self._standing(run)})", *self._values(run))

    def _all(self, runs: Sequence[str]) -> str:
        return " & ".join(self.lexeme(token) for run in runs for token in pairs(run))

    def _standing(self, run: str) -> str:
        if _is_token(run):
            return "r.vector @@ %s::tsquery"
        self.texts = "JOIN search_entrytext t ON t.entry_id = r.id "
        found = "strpos(t.words, %s) > 0"
        if self._use_said:
            found = f"({found} OR strpos(t.said, %s) > 0)"
        return f"(r.vector @@ %s::tsquery AND {found})"

    def _values(self, run: str) -> list[str]:
        texts = 0 if _is_token(run) else 2 if self._use_said else 1
        return [self._all([run]), *[run] * texts]


def _is_token(run: str) -> bool:
    """Whether a run is one token, so that the index says all of it."""
    return len(run) <= 2 or not is_chinese(run)


def _vector(row: Row) -> str:
    """The tokens as a literal of PostgreSQL; those of what is said for the entry have weight A."""
    said, words = set(tokens(row.said)), set(tokens(row.words))
    return " ".join(
        [f"'{token}':2" for token in words - said]
        + [f"'{token}':1A,2" if token in words else f"'{token}':1A" for token in said]
    )
