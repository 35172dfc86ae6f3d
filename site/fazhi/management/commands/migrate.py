"""Django's `migrate`, which leaves an SQLite database as it was until all is done."""

import sqlite3
from typing import Any

from django.core.management.commands import migrate
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from fazhi.embedded import not_migrated, unusable
from fazhi.migrating import is_a_file, on_a_copy


class Command(migrate.Command):
    def execute(self, *args: Any, **options: Any) -> Any:
        connection = connections[options["database"]]
        try:
            connection.ensure_connection()
        except (DatabaseError, sqlite3.Error) as error:
            raise unusable(connection, error) from None
        return super().execute(*args, **options)

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        try:
            if self._changes(connection, options):
                with on_a_copy(connection):
                    super().handle(*args, **options)
            else:
                super().handle(*args, **options)
        except (DatabaseError, sqlite3.Error) as error:
            if options["traceback"]:
                raise
            raise not_migrated(connection, error) from error

    @staticmethod
    def _changes(connection: BaseDatabaseWrapper, options: dict[str, Any]) -> bool:
        """Whether there is anything to do to a file."""
        if options["plan"] or options["check_unapplied"] or not is_a_file(connection):
            return False
        executor = MigrationExecutor(connection)
        newest = executor.loader.graph.leaf_nodes()
        return bool(options["app_label"] or executor.migration_plan(newest))
