from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from cms_pages.general.models import HomePage
from legal_library.models import Law
from search.understanding.planning import Expansion
from tests import standing
from tests.search.laws import some_laws

Indexing = Callable[[], AbstractContextManager[Any]]

Say = Callable[..., None]


@pytest.fixture(autouse=True)
def forgotten_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test before has kept: its shelves were rolled back, and their numbers are given again."""
    forget_shelves(monkeypatch)


def forget_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept from here on goes with what the fixture changes."""
    monkeypatch.setattr("search.finding.facets.shelves._known", {})


@pytest.fixture
def indexing(django_capture_on_commit_callbacks: Any) -> Indexing:
    """Within it what is changed is committed: the search hears of it at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@standing.fixture()
def laws(home: HomePage) -> dict[str, Law]:
    """Three laws that are found, one of them repealed by another."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        forget_shelves(monkeypatch)
        return some_laws()


@pytest.fixture
def everyday_words(monkeypatch: pytest.MonkeyPatch) -> Say:
    """No everyday words but those that a test says: ``say(word, *alternatives)``."""
    known: dict[str, tuple[tuple[str, ...], ...]] = {}

    def expansions_in(topic: str) -> list[Expansion]:
        return [Expansion(word, others) for word, others in known.items() if word in topic]

    def say(word: str, *alternatives: str) -> None:
        known[word] = tuple((alternative,) for alternative in alternatives)

    monkeypatch.setattr("search.finding.searching.expansions_in", expansions_in)
    return say
