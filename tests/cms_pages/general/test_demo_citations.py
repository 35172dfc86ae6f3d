"""The demonstration's pages link to the laws that they name once these are in the library."""

import datetime as dt

from django.test import Client

from wagtail.models import Revision

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import StandardPage
from fazhi.town.demo import load_demo
from legal_library.demo import laws_imported
from legal_library.models import Law
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import national_text, released_law

pytestmark = [pytest.mark.heavy, pytest.mark.django_db]


@pytest.fixture
def law() -> Law:
    load_demo()
    day = dt.date(2010, 8, 28)
    words = [f"第{number}件事。" for number in "一二三四五六七八"]
    return released_law(national_text("中华人民共和国人民调解法", words, day=day, begins=day))


def links(title: str) -> list[str]:
    page = StandardPage.objects.get(title=title)
    body = BeautifulSoup(Client().get(page.url).content, "html.parser").select_one(".body")
    assert body is not None
    return [str(a["href"]) for a in body.select("a[href^='/law/']")]


TITLE = "邻里、家庭纠纷可以免费调解"


def test_what_they_name_becomes_a_link_and_the_law_behind_stands_below(law: Law) -> None:
    assert links(TITLE) == []
    laws_imported.send(sender=None)
    assert links(TITLE) == [f"/law/{law.slug}/art/8/", f"/law/{law.slug}/art/4/"]


def test_once_more_changes_nothing(law: Law) -> None:
    laws_imported.send(sender=None)
    before = Revision.objects.count()
    laws_imported.send(sender=None)
    assert Revision.objects.count() == before


def test_a_page_that_somebody_is_working_on_is_left_alone(law: Law) -> None:
    page = StandardPage.objects.get(title=TITLE)
    page.title = "正在改"
    page.save_revision(user=UserFactory.create())
    laws_imported.send(sender=None)
    assert links(TITLE) == []
