"""A source of plain texts that tests publish, change, break and withdraw."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from search import registry
from search.documents import Document, Facets
from search.registry import Source

NAME = "sample"


class SmallSource:
    """Texts by id; what is ``broken`` cannot be read."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.broken: set[int] = set()
        self.asked: list[int] = []

    def subjects(self) -> Iterable[int]:
        return sorted(self.texts)

    def documents(self, key: int) -> Iterator[Document]:
        self.asked.append(key)
        if key in self.broken:
            raise RuntimeError(key)
        if key in self.texts:
            facets = Facets(language="zh-hans", kind="page")
            yield Document(part="", facets=facets, title=self.texts[key], url=f"/{key}/")

    def public(self, keys: Collection[int]) -> Collection[int]:
        return self.texts.keys() & set(keys)


@contextmanager
def only(source: SmallSource) -> Iterator[SmallSource]:
    """Within it nothing else can be found."""
    before = dict(registry._sources)
    registry._sources.clear()
    registry.register_source(
        Source(NAME, source.subjects, source.documents, source.public, kinds={"page": "pages"})
    )
    try:
        yield source
    finally:
        registry._sources.clear()
        registry._sources.update(before)
