"""Which engine is asked: the database's own always holds the index, another one may answer first."""

from functools import cache

from django.db import connection

from search.engines.database import DatabaseEngine


@cache
def _engine_of(vendor: str) -> DatabaseEngine:
    if vendor == "postgresql":
        from search.engines.postgresql import PostgreSQLEngine

        return PostgreSQLEngine()
    from search.engines.sqlite import SQLiteEngine

    return SQLiteEngine()


def database_engine() -> DatabaseEngine:
    """The engine of the project's own database."""
    return _engine_of(connection.vendor)
