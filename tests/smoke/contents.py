"""What an installation on SQLite holds, for comparison with another or with itself later.

Of the search index only what is asked counts: how often it was built before, and what earlier builds
have left until the job that tidies up comes by, differs from one good installation to the next.
"""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

# Written by every start or visit or by the clock, and nobody's data; and how far keys are used up.
# The last two hold how an index is laid out, which depends on how often its writing was interrupted.
NOT_DATA = {
    *("django_session", "jobs_clock", "jobs_jobstate", "jobs_run", "sqlite_sequence"),
    *("wagtailsearch_indexentry_fts_data", "wagtailsearch_indexentry_fts_idx"),
}
ENTRIES = "FROM search_entry WHERE generation_id = :asked"
INDEX = {
    "search_generation": "SELECT count(*) FROM search_generation WHERE id = :asked",
    "search_entry": f"SELECT count(*) {ENTRIES}",
    "search_entrytext": f"SELECT count(*) FROM search_entrytext WHERE entry_id IN (SELECT id {ENTRIES})",
    "search_suggestion": f"SELECT count(*) FROM search_suggestion WHERE entry_id IN (SELECT id {ENTRIES})",
    "search_shelf": f"SELECT count(DISTINCT shelf_id) {ENTRIES}",
}
FULL_TEXT = re.compile(r"search_(?P<what>rows|terms|words)_(?P<generation>\d+)(?P<packing>_\w+)?")


def is_indexed(data: Path) -> bool:
    """Whether an index answers, none is being built, and nothing waits for it."""
    with closing(_open(data)) as database:
        states = [state for (state,) in database.execute("SELECT state FROM search_generation")]
        waiting = database.execute("SELECT count(*) FROM search_change WHERE indexed_at IS NULL")
        return "active" in states and "building" not in states and not waiting.fetchone()[0]


def rows(data: Path) -> dict[str, int]:
    """How many rows each table holds, those of the index that is asked under names without a number."""
    with closing(_open(data)) as database:
        asked = {"asked": _asked(database)}
        found = {}
        for table in _tables(database):
            full_text = FULL_TEXT.fullmatch(table)
            if table in NOT_DATA or (full_text and not _is_asked(full_text, asked["asked"])):
                continue
            name = f"search_{full_text['what']}" if full_text else table
            query = INDEX.get(table, f'SELECT count(*) FROM "{table}"')
            found[name] = database.execute(query, asked).fetchone()[0]
        return found


def dump(data: Path) -> list[str]:
    """Every row of the database but those of `NOT_DATA` and of the index, which `rows` counts."""
    with closing(_open(data)) as database:
        left_out = [
            f'"{table}"'
            for table in _tables(database)
            if table in NOT_DATA or table in INDEX or FULL_TEXT.fullmatch(table)
        ]
        return [line for line in database.iterdump() if not any(t in line for t in left_out)]


def _open(data: Path) -> sqlite3.Connection:
    return sqlite3.connect(data / "fazhi.sqlite3", timeout=30)


def _tables(database: sqlite3.Connection) -> list[str]:
    names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in names]


def _asked(database: sqlite3.Connection) -> int:
    found = database.execute("SELECT id FROM search_generation WHERE state = 'active'").fetchone()
    return int(found[0]) if found else 0


def _is_asked(table: re.Match[str], asked: int) -> bool:
    """Of the full text only the rows are compared: how they are packed depends on their order."""
    return int(table["generation"]) == asked and not table["packing"]
