"""What can be found: each app registers its own sources from ``AppConfig.ready``."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise

from search.documents import Document

Label = str | Promise
Facts = Callable[[Collection[int]], Mapping[int, Sequence[str]]]


@dataclass(frozen=True)
class Source:
    """Subjects that can be found, such as pages or laws, each with the documents it consists of.

    ``documents`` gives those of one subject: none where it is not public, does not exist or is
    withdrawn. ``subjects`` gives the ids of all that may be public, in ascending order. ``public``
    gives, of the ids of a page of results, those that are public this very moment; what the index
    has not heard of yet is never shown. ``kinds`` and ``categories`` label the facets.
    ``prepare`` is called before all subjects are indexed or checked, and brings up to date what the
    source keeps for itself, such as the texts of files. ``among`` reads ahead what many subjects
    have in common tables, and gives what ``documents`` would give of each of them; without it each
    is read by itself. ``facts`` gives, for subjects of a category on a page of results, what holds of
    them this very moment, such as free seats: sentences, which are never indexed.
    """

    name: str
    subjects: Callable[[], Iterable[int]]
    documents: Callable[[int], Iterable[Document]]
    public: Callable[[Collection[int]], Collection[int]]
    kinds: Mapping[str, Label]
    categories: Mapping[str, Label] = field(default_factory=dict)
    prepare: Callable[[], object] = lambda: None
    among: Callable[[Sequence[int]], Callable[[int], Iterable[Document]]] | None = None
    facts: Mapping[str, Facts] = field(default_factory=dict)


class UnknownSource(LookupError):
    """No source has this name."""


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Adds a source. Its name stands in the index: it never changes.

    Raises ``ValueError`` for a name that is taken.
    """
    if source.name in _sources:
        raise ValueError(f"taken: {source.name}")
    _sources[source.name] = source


def find_source(name: str) -> Source:
    """The source of that name; raises `UnknownSource`."""
    try:
        return _sources[name]
    except KeyError:
        raise UnknownSource(name) from None


def all_sources() -> list[Source]:
    """Every source, in the order of registration."""
    return list(_sources.values())


def kind_labels() -> dict[str, Label]:
    """The words for every kind of hit."""
    return {kind: label for source in all_sources() for kind, label in source.kinds.items()}


def category_labels() -> dict[str, Label]:
    """The words for every category of hits."""
    return {name: label for source in all_sources() for name, label in source.categories.items()}
