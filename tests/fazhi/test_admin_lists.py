"""What the lists of the administration cost the database, and that their rows cost nothing more.

The choosers of pages and the report of locked pages are left out: there Wagtail itself asks about
each row, of which a screen shows 25 and 50 at most.
"""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

import pytest

from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, found_home, translate

pytestmark = pytest.mark.django_db

FEW, MORE = 3, 27


@pytest.fixture
def section() -> Page:
    home = found_home()
    translate(home)
    section = SectionPageFactory.create(parent=home, title="办事")
    translate(section)
    return section


def fill(section: Page, number: int) -> None:
    """Adds pages, every third of them translated, and as many pictures and files."""
    for n in range(number):
        page = StandardPageFactory.create(parent=section, title=f"示例{n}")
        if n % 3 == 0:
            translate(page)
        ImageFactory.create()
        DocumentFactory.create()


def lists(section: Page) -> list[str]:
    explorer = reverse("wagtailadmin_explore", args=[section.pk])
    names = [
        "wagtailadmin_pages:search",
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailimages_chooser:choose",
        "wagtaildocs_chooser:choose",
        "wagtailadmin_home",
        "wagtailadmin_reports:aging_pages",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:page_types_usage",
        "wagtail_localize:translations_report",
    ]
    paths = [explorer, *map(reverse, names)]
    return [*paths, *(f"{path}?q=示例" for path in paths[:4])]


def queries(client: Client, section: Page) -> dict[str, int]:
    found = {}
    for path in lists(section):
        client.get(path)
        with CaptureQueriesContext(connection) as context:
            assert client.get(path).status_code == 200
        found[path] = len(context)
    return found


@pytest.mark.heavy
@pytest.mark.any_database
def test_rows_of_a_list_ask_nothing_of_the_database(admin_client: Client, section: Page) -> None:
    fill(section, FEW)
    of_few = queries(admin_client, section)
    fill(section, MORE)
    assert queries(admin_client, section) == of_few
    assert max(of_few.values()) <= 40


@pytest.mark.parametrize("name", ["wagtailadmin_pages:edit", "wagtailadmin_explore"])
def test_a_page_offers_its_translation_itself(
    admin_client: Client, section: Page, name: str
) -> None:
    page = StandardPageFactory.create(parent=section)
    offer = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert offer in admin_client.get(reverse(name, args=[page.pk])).content.decode()
    explorer = reverse("wagtailadmin_explore", args=[section.pk])
    assert offer not in admin_client.get(explorer).content.decode()
