"""What the engines in the project's own database share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from search.analysis import tokens
from search.engines.base import Plan, Row, Within

MANY = 5000  # matches; up to this many are counted and ordered here, more of them by the database


class DatabaseEngine:
    """An engine of tables beside those of the models; it also keeps in how many entries a token is.

    Ranking needs these numbers whichever engine finds the candidates: the same numbers, or the
    order would differ.
    """

    name: str

    def words_table(self, generation: int) -> str:
        return f"search_words_{int(generation)}"

    def terms_table(self, generation: int) -> str:
        return f"search_terms_{int(generation)}"

    def frequencies(self, generation: int, wanted: Sequence[str]) -> dict[str, int]:
        """In how many entries each token stands; tokens that stand in none are left out."""
        if not wanted:
            return {}
        marks = ",".join(["%s"] * len(wanted))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT term, df FROM {self.terms_table(generation)} "  # noqa: S608
                f"WHERE df > 0 AND term IN ({marks})",
                list(wanted),
            )
            return dict(cursor.fetchall())

    def count_terms(self, generation: int, added: Sequence[Row], gone: Sequence[Row]) -> None:
        """Adds the tokens of new rows to the numbers and takes those of old ones off."""
        changes: Counter[str] = Counter()
        for row in added:
            changes.update(set(tokens(f"{row.words}\n{row.said}")))
        for row in gone:
            changes.subtract(set(tokens(f"{row.words}\n{row.said}")))
        # In one order always: two that write at once would otherwise wait for each other.
        rows = sorted((term, count) for term, count in changes.items() if count)
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {self.terms_table(generation)} (term, df) VALUES (%s, %s) "
                "ON CONFLICT (term) DO UPDATE SET df = "
                f"{self.terms_table(generation)}.df + excluded.df",
                rows,
            )


def shelf_condition(plan: Plan, column: str) -> str:
    """The condition that a row stands on one of the plan's shelves; empty for everywhere."""
    if plan.shelves is None:
        return ""
    return f" AND {column} IN ({','.join(str(int(shelf)) for shelf in sorted(plan.shelves))})"


def within_condition(generation: int, within: Within | None, column: str) -> tuple[str, list[Any]]:
    """The condition that a row is a part of one subject, with its parameters."""
    if within is None:
        return "", []
    return (
        f" AND {column} IN (SELECT id FROM search_entry "
        "WHERE generation_id = %s AND source = %s AND subject = %s)",
        [generation, within.source, within.subject],
    )


def best_of(
    rows: Iterable[tuple[int, int, float]], plan: Plan, most: int
) -> tuple[list[int], Counter[int]]:
    """Of rows of id, shelf and boost: the ids in the order of boost, and how many on each shelf."""
    found = list(rows)
    counts = Counter(shelf for _, shelf, _ in found)
    fitting = [
        (-boost, entry)
        for entry, shelf, boost in found
        if plan.shelves is None or shelf in plan.shelves
    ]
    return [entry for _, entry in sorted(fitting)[:most]], counts
