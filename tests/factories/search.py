"""What editors keep for the search, and a small index that they look at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db import transaction

import factory
import pytest

from fazhi.workdays import today
from search import registry
from search.documents import Document, Facets
from search.indexing.generations import locked_active_generation
from search.indexing.writing import Subject, Writer
from search.models import Promotion, SearchCount, StopPhrase, WordSet

SAMPLE = "sample"


class WordSetFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = WordSet

    words = factory.Sequence(lambda n: f"说法{n}|别的说法{n}")
    alternatives = "正式说法|另一种 写法"


class StopPhraseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = StopPhrase

    phrase = factory.Sequence(lambda n: f"套话{n}")


class PromotionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Promotion

    words = factory.Sequence(lambda n: f"低保{n}")
    title = "办低保找民政窗口"
    text = "拨打 0523-12345678"


class SearchCountFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SearchCount

    day = factory.LazyFunction(today)
    language = "zh-hans"
    query = factory.Sequence(lambda n: f"搜过的词{n}")
    searches = 1


@dataclass
class SampleSource:
    """A source of made-up articles; ``hidden`` subjects are not public."""

    articles: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)

    def documents(self, key: int) -> Iterable[Document]:
        for number, (title, body) in enumerate(self.articles.get(key, [])):
            yield Document(
                part=f"art_{number}",
                facets=Facets("zh-hans", "provision"),
                title=title,
                label=f"第{number}条",
                url=f"/sample/{key}/{number}/",
                body=body,
            )

    def public(self, keys: Collection[int]) -> Collection[int]:
        return {key for key in keys if key in self.articles} - self.hidden

    def add(self, key: int, *articles: tuple[str, str]) -> None:
        """Indexes a subject with articles of a title and a text each."""
        self.articles[key] = list(articles)
        with transaction.atomic():
            Writer(locked_active_generation()).write(Subject(SAMPLE, key), self.documents(key))


def sample_source(monkeypatch: pytest.MonkeyPatch) -> SampleSource:
    """Registers it for one test."""
    made = SampleSource()
    source = registry.Source(
        SAMPLE,
        subjects=lambda: sorted(made.articles),
        documents=made.documents,
        public=made.public,
        kinds={"provision": "条文"},
    )
    monkeypatch.setitem(registry._sources, SAMPLE, source)
    return made
