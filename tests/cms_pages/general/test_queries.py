"""What a page costs the database, and that it does not depend on how much there is.

Counted with what surrounds the page already remembered, as for every visitor but the first.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page

import pytest

from cms_pages.general.models import HomePage, StandardPage
from tests.factories.navigation import MainMenuItemFactory, SiteSettingsFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, translate

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/": 9,
    "/ban-shi/": 12,
    "/ban-shi/?page=2": 12,
    "/ban-shi/page/": 13,
    "/site-map/": 8,
}


@pytest.fixture
def section(home: HomePage) -> Page:
    translate(home)
    made = SectionPageFactory.create(parent=home, title="办事")
    MainMenuItemFactory.create(settings=SiteSettingsFactory.create(), page=made)
    StandardPageFactory.create(parent=made, slug="page")
    return made


def fill(section: Page, number: int) -> None:
    """Adds public pages without revisions, which reading them does not touch."""
    for n in range(number):
        section.add_child(
            instance=StandardPage(title=f"第{n}页", first_published_at=timezone.now())
        )


def queries(client: Client) -> dict[str, int]:
    found = {}
    for path in BUDGETS:
        client.get(path)
        with CaptureQueriesContext(connection) as context:
            assert client.get(path).status_code == 200
        found[path] = len(context)
    return found


def test_queries_are_as_many_for_ten_pages_as_for_a_hundred(section: Page, client: Client) -> None:
    fill(section, 10)
    assert queries(client) == BUDGETS
    fill(section, 90)
    assert queries(client) == BUDGETS
