"""What the administration's lists and choosers search with: modelsearch, made to read Chinese.

Not the public search, which has an analysis and an index of its own.
"""

from typing import Any

from modelsearch.backends import database


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name that modelsearch looks for
    """modelsearch's backend for the database in use, with Chinese words."""
    backend = database.SearchBackend(params)
    module = type(backend).__module__
    if module == "modelsearch.backends.database.sqlite.sqlite":
        from fazhi.admin_search.sqlite import ChineseSQLiteBackend

        return ChineseSQLiteBackend(params)
    if module == "modelsearch.backends.database.postgres.postgres":
        from fazhi.admin_search.postgresql import ChinesePostgreSQLBackend

        return ChinesePostgreSQLBackend(params)
    return backend  # SQLite without full text: it looks for parts of words, Chinese or not
