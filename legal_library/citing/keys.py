"""What a citation stores: 12 for a law, 12-133_1 for an article of it."""

import re
from typing import Any, NamedTuple

from legal_library.addresses import article_key
from legal_library.parsing.paths import path_of_article

_WRITTEN = re.compile(r"([0-9]{1,18})(?:-([0-9]{1,8})(?:_([0-9]{1,8}))?)?")


class Key(NamedTuple):
    """A law by its primary key, or an article of it by number and inserted number."""

    law: int
    number: int | None = None
    sub: int = 0

    def __str__(self) -> str:
        if self.number is None:
            return f"{self.law}"
        return f"{self.law}-{article_key(self.number, self.sub)}"

    @property
    def path(self) -> str:
        """The path of the article in every version of the law; empty for the law as a whole."""
        return "" if self.number is None else path_of_article(self.number, self.sub)

    @classmethod
    def read(cls, written: Any) -> "Key | None":
        """The key that is stored or sent; None for anything else."""
        found = _WRITTEN.fullmatch(str(written or ""))
        if not found:
            return None
        number = int(found[2]) if found[2] else None
        return cls(int(found[1]), number, int(found[3] or 0))
