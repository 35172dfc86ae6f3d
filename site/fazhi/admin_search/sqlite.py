"""modelsearch on SQLite's FTS5, with Chinese words."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression
from django.db.models.sql.compiler import SQLCompiler

from modelsearch.backends.database.sqlite import sqlite
from modelsearch.backends.database.sqlite.query import BM25, Lexeme, SearchQueryExpression
from modelsearch.query import Phrase, PlainText, SearchQuery

from fazhi.admin_search.mixins import ChineseIndexer, ChineseQueries
from fazhi.admin_search.words import phrase

# Of the index's columns, in their order: autocomplete, body, title.
WEIGHTS = "1, 1, 10"


class Indexer(ChineseIndexer, sqlite.ObjectIndexer):
    """modelsearch's indexer, cutting texts into words."""


# modelsearch has no setting for it.
sqlite.ObjectIndexer = Indexer


class Relevance(BM25):
    """FTS5's own rank, in which a word of the title counts for more."""

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, list[Any]]:
        sql, params = super().as_sql(compiler, connection)
        return f"{sql.removesuffix(')')}, {WEIGHTS})", params


class Queries(ChineseQueries):
    """Queries in the language of FTS5."""

    lexeme = Lexeme

    def build_search_query_content(self, query: SearchQuery, config: Any = None) -> Any:
        if isinstance(query, PlainText):
            return SearchQueryExpression(self.lexemes(query), config=config)
        if isinstance(query, Phrase):
            word = phrase(query.query_string)
            return SearchQueryExpression(Lexeme(word.text, prefix=word.prefix), config=config)
        return super().build_search_query_content(query, config=config)  # type: ignore[misc]

    def _build_rank_expression(self, vectors: Any, config: Any) -> Expression:
        return Relevance()


class SearchCompiler(Queries, sqlite.SQLiteSearchQueryCompiler):
    """Looks for words."""


class AutocompleteCompiler(Queries, sqlite.SQLiteAutocompleteQueryCompiler):
    """Looks for words, the last of which may be unfinished."""


class ChineseSQLiteBackend(sqlite.SQLiteSearchBackend):
    """modelsearch's backend, reading and asking in Chinese words."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
