"""Whether anything in the database, or a file of the site, still says who somebody was."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from fazhi.people.encryption import decrypt


def every_value() -> Iterator[tuple[str, str]]:
    """Every value of every row of every table as text, encrypted ones in the clear."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for value in row:
                    text = (
                        value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    )
                    yield table, decrypt(text) if text.startswith("gAAAAA") else text


def tables_with(*traces: str) -> set[str]:
    """Names of the tables in which one of the texts stands."""
    return {table for table, text in every_value() if any(t in text for t in traces)}


def files_with(*traces: str) -> set[Path]:
    """Files of the site, uploaded or made by it, in whose name or content one of the texts stands."""
    folder = Path(settings.MEDIA_ROOT).parent
    databases = {f"test.sqlite3{end}" for end in ("", "-wal", "-shm", "-journal")}
    files = (f for f in folder.rglob("*") if f.is_file() and f.name not in databases)
    words = [trace.encode() for trace in traces]
    return {f for f in files if any(w in f.read_bytes() or w in bytes(f) for w in words)}
