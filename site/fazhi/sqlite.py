"""SQLite refuses what PostgreSQL refuses, as the same error: both kinds of installation agree."""

from collections.abc import Callable
from typing import Any

from django.db import DataError, IntegrityError
from django.db.backends.base.base import BaseDatabaseWrapper


def agree_with_postgresql(connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """Receiver of ``connection_created``."""
    if connection.vendor == "sqlite" and _strict not in connection.execute_wrappers:
        connection.execute_wrappers.append(_strict)


def _strict(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Raises DataError for a NUL in a text and for a LIMIT or OFFSET beyond 64 bits."""
    if not many and any(isinstance(value, str) and "\x00" in value for value in params or ()):
        raise DataError("texts cannot contain NUL")
    try:
        return execute(sql, params, many, context)
    except IntegrityError as error:
        if "datatype mismatch" in str(error):
            raise DataError("number out of range") from error
        raise
