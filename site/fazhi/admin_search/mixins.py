"""What both databases share: what goes into modelsearch's index, and what is asked of it."""

from functools import partial
from operator import and_, or_
from typing import Any

from modelsearch.query import PlainText
from modelsearch.utils import balanced_reduce

from fazhi.admin_search.words import indexed_text, searchable, words


class ChineseIndexer:
    """Cuts every text that is indexed into words."""

    def prepare_value(self, value: Any) -> str:
        prepared = super().prepare_value(value)  # type: ignore[misc]
        # The parts of a list have passed through here themselves.
        return prepared if isinstance(value, list | dict) else indexed_text(prepared)


class ChineseQueries:
    """Cuts queries into the same words, of which ``lexeme`` makes what the database reads."""

    LAST_TERM_IS_PREFIX: bool
    lexeme: type
    query: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = searchable(self.query)

    def lexemes(self, query: PlainText) -> Any:
        """Every word of each term, and all or any of the terms as the query says."""
        terms = words(query.query_string, last_is_prefix=self.LAST_TERM_IS_PREFIX)
        every = partial(balanced_reduce, and_)
        some_or_every = partial(balanced_reduce, and_ if query.operator == "and" else or_)
        return some_or_every(
            every(self.lexeme(word.text, prefix=word.prefix) for word in term) for term in terms
        )
