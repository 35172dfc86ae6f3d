from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from cms_pages.general.models import HomePage
from cms_pages.services.models import GuidesPage
from fazhi.places.models import Accessibility, Venue
from tests import standing
from tests.factories.places import HoursFactory, VenueFactory
from tests.factories.services import GuidesPageFactory

Indexing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def forgotten_shelves(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test before has kept: its shelves were rolled back, and their numbers are given again."""
    monkeypatch.setattr("search.finding.facets.shelves._known", {})


@pytest.fixture
def indexing(django_capture_on_commit_callbacks: Any) -> Indexing:
    """Within it what is changed is committed: the search hears of it at its end."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@standing.fixture()
def hall(home: HomePage) -> Venue:
    """A service centre with hours."""
    made: Venue = VenueFactory.create(
        name="示例镇便民服务中心",
        slug="hall",
        phone="0523-00000070",
        address="示例路1号",
        about_counters="原来的18个窗口合并为6个。",
        accessibility=[Accessibility.STEP_FREE],
    )
    HoursFactory.create(venue=made)
    return made


@standing.fixture()
def guides(home: HomePage) -> GuidesPage:
    """The page below which guides stand."""
    made: GuidesPage = GuidesPageFactory.create(parent=home)
    return made
