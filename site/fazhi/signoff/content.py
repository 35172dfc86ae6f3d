"""What is read, checked and signed of a piece of content: its parts, in order, each with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(frozen=True)
class Place:
    """Where a part stands. ``path`` is Wagtail's content path (``body.<id of the block>.text``), by
    which the editor finds the field; ``words`` say it to people."""

    path: str
    words: str


@dataclass(frozen=True)
class Part:
    """Anything that readers get."""

    place: Place


@dataclass(frozen=True)
class Text(Part):
    """Words without markup, a paragraph a line. ``level`` is that of a heading, 0 of other words."""

    words: str
    level: int = 0


@dataclass(frozen=True)
class Picture(Part):
    """A picture, with what it shows in words unless it is mere decoration."""

    image: int
    alt: str = ""
    is_decoration: bool = False


@dataclass(frozen=True)
class Link(Part):
    """A link in words or in a field: ``url`` as written, empty where it leads to a row."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Reference(Part):
    """A row that the content uses or leads to.

    ``model`` is ``app.model`` in lower case, or a type of links that a room has registered
    (`fazhi.signoff.findings.references`). ``words`` are those of the link, empty where the row was
    chosen in a field.
    """

    model: str
    key: str
    words: str = ""


P = TypeVar("P", bound=Part)


@dataclass(frozen=True)
class Content:
    """A piece of content, apart from how it is stored. ``language`` is a code such as zh-hans.

    ``model`` and ``key`` say which row it is of, as records do; empty where it is of none.
    """

    language: str
    title: str
    parts: tuple[Part, ...] = field(default=(), repr=False)
    model: str = ""
    key: str = ""

    def of(self, kind: type[P]) -> Iterator[P]:
        """Its parts of one kind."""
        return (part for part in self.parts if isinstance(part, kind))

    @property
    def is_chinese(self) -> bool:
        """Whether the rules of Chinese writing hold for it."""
        return self.language.startswith("zh")
