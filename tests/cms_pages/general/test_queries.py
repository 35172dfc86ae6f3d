"""What a page costs the database, and that it does not depend on how much there is.

Counted with what surrounds the page already remembered, as for every visitor but the first.
"""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page

import pytest

from cms_pages.general.models import HomePage, StandardPage
from tests.factories.departments import DepartmentFactory
from tests.factories.navigation import MainMenuItemFactory, SiteSettingsFactory
from tests.factories.pages import (
    ContactPageFactory,
    NoticePageFactory,
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    many_below,
    translate,
)
from tests.factories.places import VenueFactory

pytestmark = pytest.mark.django_db

BUDGETS = {
    "/": 7,
    "/ban-shi/": 11,
    "/ban-shi/?page=2": 11,
    "/ban-shi/?q=%E9%A1%B5&year=2026": 11,
    "/ban-shi/page/": 7,  # one of them for the seal
    "/ban-shi/tong-zhi/": 6,
    "/lian-xi/": 9,
    "/site-map/": 11,
}


@pytest.fixture
def section(home: HomePage) -> Page:
    translate(home)
    made = SectionPageFactory.create(parent=home, title="办事", has_filters=True)
    MainMenuItemFactory.create(settings=SiteSettingsFactory.create(), page=made)
    StandardPageFactory.create(parent=made, slug="page")
    NoticePageFactory.create(parent=made, slug="tong-zhi")
    ContactPageFactory.create(parent=home, slug="lian-xi")
    home.parts = [
        ("now", {"venue": VenueFactory.create()}),
        ("life_events", {"events": [{"label": "办事", "description": "", "page": made}]}),
        ("sections", {}),
        ("recent", {"number": 6}),
        ("hotlines", {}),
    ]
    go_live(home.save_revision())
    return made


def fill(section: Page, number: int) -> None:
    """Adds public pages without revisions and records, which reading them does not touch."""
    department = DepartmentFactory.create()
    pages = [
        StandardPage(
            title=f"第{n}页",
            first_published_at=timezone.now() - dt.timedelta(days=400 * (n % 2)),
            responsible_department=department,
        )
        for n in range(number)
    ]
    many_below(section, pages)


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
    fill(section, 10)
    assert queries(client) == BUDGETS
    fill(section, 90)
    assert queries(client) == BUDGETS


@pytest.mark.heavy
@pytest.mark.any_database
def test_queries_are_as_many_for_ten_pages_as_for_a_thousand(section: Page, client: Client) -> None:
    fill(section, 10)
    fill(section, 990)
    assert queries(client) == BUDGETS
