"""Migrations of an SQLite database happen as a whole or not at all.

Some migrations of libraries are not one transaction, and Django notes each only after it has been
committed. A database in which one was cut short, by Ctrl+C or a power cut, runs into its own traces
at every later attempt. So a copy is migrated, and takes the database's place when all is done.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

COPY_SUFFIX = ".migrating"


def is_a_file(connection: BaseDatabaseWrapper) -> bool:
    """Whether the database is an SQLite file that nobody is in the middle of changing."""
    return (
        connection.vendor == "sqlite"
        and not connection.in_atomic_block
        and not str(connection.settings_dict["NAME"]).startswith((":memory:", "file:"))
    )


@contextmanager
def on_a_copy(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Points ``connection`` at a copy of its SQLite file, which replaces the file at the end.

    What is raised inside, or the end of the process, leaves the file as it was; the next use
    throws the unfinished copy away. Raises ``sqlite3.Error`` when another program has the database
    open, or when there is no room for the copy.
    """
    name = connection.settings_dict["NAME"]
    database = Path(name).resolve()
    copy = database.with_name(f"{database.name}{COPY_SUFFIX}")
    connection.close()
    with closing(sqlite3.connect(database, isolation_level=None)) as guard:
        # Works for the only user of the database, and writes what lies in the log beside it.
        guard.execute("PRAGMA journal_mode=DELETE")
        guard.execute("BEGIN IMMEDIATE")
        _discard(copy)
        copy.touch(mode=0o600)
        shutil.copymode(database, copy)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
        try:
            connection.settings_dict["NAME"] = str(copy)
            yield
            connection.close()
            with closing(sqlite3.connect(copy)) as target:
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            copy.replace(database)
        finally:
            connection.close()
            connection.settings_dict["NAME"] = name
            _discard(copy)


def _discard(copy: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        copy.with_name(f"{copy.name}{suffix}").unlink(missing_ok=True)
