"""Rows of different tables never share a key: one taken for another's finds nothing, in every order of tests.

PostgreSQL does not take back a sequence with its transaction, so without this a key that happens to exist in
another table depends on which tests ran before.
"""

from itertools import count

from django.apps import apps
from django.db import connection
from django.db.models import AutoField

RANGE = 100_000


def spread_keys() -> None:
    """Lets the keys of each table begin in a range of its own; what migrations made keeps its own."""
    with connection.cursor() as cursor:
        for start, (table, column) in zip(count(RANGE, RANGE), _counted_columns(), strict=False):
            if connection.vendor == "postgresql":
                name = connection.ops.quote_name(table)
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)", [name, column, start]
                )
            else:
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, start])


def _counted_columns() -> list[tuple[str, str]]:
    """Table and column of every key that the database counts."""
    return sorted(
        (model._meta.db_table, str(field.column))
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if isinstance(field, AutoField) and model._meta.managed and not model._meta.proxy
    )
