"""What an app hands over about a thing that can be found, and the facets that all of them share."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field, fields

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

# Of a text, this many characters are indexed: PostgreSQL refuses a megabyte of words.
INDEXED_CHARACTERS = 60_000


class Standing(TextChoices):
    """Whether what was found holds today; searches show what holds unless asked otherwise."""

    CURRENT = "current", pgettext_lazy("of a hit", "holds today")
    UPCOMING = "upcoming", pgettext_lazy("of a hit", "not in force yet")
    ENDED = "ended", pgettext_lazy("of a hit", "no longer in force")


@dataclass(frozen=True)
class Facets:
    """By what a hit can be narrowed down; documents with the same values share a shelf.

    ``kind`` is one of the registered kinds, ``category`` a finer word for it that its app has
    labels for, ``owner`` the organ or department in words, ``year`` 0 where there is none.
    """

    language: str
    kind: str
    category: str = ""
    standing: str = Standing.CURRENT.value
    owner: str = ""
    year: int = 0


@dataclass(frozen=True)
class Document:
    """One hit as it can be found: a part of a subject, such as an article of a law.

    ``part`` names it within its subject, empty for the subject itself. ``title`` counts twice;
    ``names`` are further titles, ``numbers`` those of a document; ``said`` is what editors and
    residents say for it (captions, questions, keywords), a field of its own; ``boost`` multiplies
    its score.
    """

    part: str
    facets: Facets
    title: str
    url: str
    label: str = ""
    context: str = ""
    caption: str = ""
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    body: str = ""
    date: dt.date | None = None
    boost: float = 1.0
    digest: str = field(init=False, compare=False, default="")

    def __post_init__(self) -> None:
        for name in _TEXTS:
            if "\x00" in getattr(self, name):  # no database stores it
                object.__setattr__(self, name, getattr(self, name).replace("\x00", ""))
        object.__setattr__(self, "body", self.body[:INDEXED_CHARACTERS])
        whole = repr([getattr(self, name) for name in _TOLD]).encode("utf-8", "replace")
        found = hashlib.blake2b(whole, digest_size=8)
        object.__setattr__(self, "digest", found.hexdigest())


_TEXTS = ("title", "label", "context", "caption", "body")
_TOLD = tuple(one.name for one in fields(Document) if one.init)  # what the digest is of
