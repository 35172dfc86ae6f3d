from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from cms_pages.general.models import HomePage
from legal_library.models import Law
from search.understanding.planning import Expansion
from tests.factories.pages import found_home
from tests.search.laws import some_laws

Indexing = Callable[[], AbstractContextManager[Any]]

Say = Callable[..., None]


@pytest.fixture(autouse=True)
def forgotten_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test before has kept: its shelves were rolled back, and their numbers are given again."""
    monkeypatch.setattr("search.finding.facets.shelves._known", {})


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page that is served at the root."""
    return found_home()


@pytest.fixture
def indexing(django_capture_on_commit_callbacks: Any) -> Indexing:
    """Within it what is changed is committed: the search hears of it at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def laws(home: HomePage) -> dict[str, Law]:
    """Three laws that are found, one of them repealed by another."""
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
