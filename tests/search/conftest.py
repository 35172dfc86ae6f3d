from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import found_home

Indexing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def home(db: None) -> HomePage:
    """A home page that is served at the root."""
    return found_home()


@pytest.fixture
def indexing(django_capture_on_commit_callbacks: Any) -> Indexing:
    """Within it what is changed is committed: the search hears of it at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
