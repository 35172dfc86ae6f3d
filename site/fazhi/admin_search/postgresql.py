"""modelsearch on PostgreSQL's full text search, with Chinese words."""

from typing import Any

from django.contrib.postgres.search import SearchQuery as DatabaseQuery

from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.postgres.query import Lexeme
from modelsearch.query import Phrase, PlainText, SearchQuery

from fazhi.admin_search.mixins import ChineseIndexer, ChineseQueries
from fazhi.admin_search.words import phrase


class Indexer(ChineseIndexer, postgres.ObjectIndexer):
    """modelsearch's indexer, cutting texts into words."""


# modelsearch has no setting for it.
postgres.ObjectIndexer = Indexer


class Queries(ChineseQueries):
    """Queries in the language of ``to_tsquery``."""

    lexeme = Lexeme

    def build_tsquery_content(
        self, query: SearchQuery, config: Any = None, invert: bool = False
    ) -> Any:
        if isinstance(query, PlainText):
            lexemes = self.lexemes(query)
        elif isinstance(query, Phrase):
            word = phrase(query.query_string)
            lexemes = Lexeme(word.text, prefix=word.prefix)
        else:
            return super().build_tsquery_content(  # type: ignore[misc]
                query, config=config, invert=invert
            )
        return DatabaseQuery(lexemes, search_type="raw", config=config, invert=invert)


class SearchCompiler(Queries, postgres.PostgresSearchQueryCompiler):
    """Looks for words."""


class AutocompleteCompiler(Queries, postgres.PostgresAutocompleteQueryCompiler):
    """Looks for words, the last of which may be unfinished."""


class ChinesePostgreSQLBackend(postgres.PostgresSearchBackend):
    """modelsearch's backend, reading and asking in Chinese words."""

    query_compiler_class = SearchCompiler
    autocomplete_query_compiler_class = AutocompleteCompiler
