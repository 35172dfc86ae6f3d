"""Narrowing a long list: by words, department and year, each a link that can be shared."""

import datetime as dt

from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, SectionPage
from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import NoticePageFactory, SectionPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices() -> list[Department]:
    return [DepartmentFactory.create(name=name) for name in ("司法所", "综合执法局")]


@pytest.fixture
def section(home: HomePage, offices: list[Department]) -> SectionPage:
    made: SectionPage = SectionPageFactory.create(parent=home, title="通知", has_filters=True)
    justice, enforcement = offices
    pages = (
        (NoticePageFactory, "关于宪法宣传周的通知", justice, "2025-12-31T23:30+08:00"),
        (StandardPageFactory, "禁烧秸秆问答", enforcement, "2026-01-01T00:30+08:00"),
        (StandardPageFactory, "宪法知识问答", None, "2026-05-01T09:00+08:00"),
    )
    for maker, title, department, day in pages:
        page = maker.create(parent=made, title=title, responsible_department=department)
        page.first_published_at = dt.datetime.fromisoformat(day)
        page.save()
    return made


def listed(client: Client, section: SectionPage, **chosen: str) -> list[str]:
    soup = BeautifulSoup(client.get(section.url, chosen).content, "html.parser")
    return [a.get_text() for a in soup.select("main .list > li > a")]


def test_without_a_choice_everything_is_shown(section: SectionPage, client: Client) -> None:
    assert len(listed(client, section)) == 3


def test_words_of_the_title(section: SectionPage, client: Client) -> None:
    assert listed(client, section, q="宪法") == ["关于宪法宣传周的通知", "宪法知识问答"]
    assert listed(client, section, q="宪法 问答") == ["宪法知识问答"]


def test_the_department_that_answers_whatever_kind_of_page(
    section: SectionPage, offices: list[Department], client: Client
) -> None:
    justice, enforcement = offices
    assert listed(client, section, department=justice.public_id) == ["关于宪法宣传周的通知"]
    assert listed(client, section, department=enforcement.public_id) == ["禁烧秸秆问答"]


def test_years_begin_in_china(section: SectionPage, client: Client) -> None:
    assert listed(client, section, year="2025") == ["关于宪法宣传周的通知"]
    assert listed(client, section, year="2026") == ["禁烧秸秆问答", "宪法知识问答"]


def test_choices_are_kept_in_the_form_and_can_be_undone(
    section: SectionPage, client: Client
) -> None:
    soup = BeautifulSoup(
        client.get(section.url, {"q": "宪法", "year": "2026"}).content, "html.parser"
    )
    words = soup.select_one("main input[name=q]")
    assert words is not None
    assert words["value"] == "宪法"
    assert [o.get_text() for o in soup.select("option[selected]")] == ["2026"]
    assert "找到 1 个页面" in soup.get_text()
    assert soup.select_one(f'a[href="{section.url}"]')


def test_nothing_that_fits_shows_the_way_back(section: SectionPage, client: Client) -> None:
    html = client.get(section.url, {"q": "没有这样的"}).content.decode()
    assert "这个栏目里没有符合条件的内容" in html


@pytest.mark.parametrize(
    "chosen",
    [
        {"department": "nobody"},
        {"year": "1999"},
        {"year": "\x00"},
        {"q": "\x00"},
        {"department": "' OR 1=1 --", "year": "９９"},
    ],
)
def test_a_choice_that_is_not_offered_is_as_none(
    chosen: dict[str, str], section: SectionPage, client: Client
) -> None:
    assert len(listed(client, section, **chosen)) == 3


def test_what_stands_for_any_letter_in_a_database_is_a_letter(
    section: SectionPage, client: Client
) -> None:
    assert listed(client, section, q="%") == []
    assert listed(client, section, q="_") == []


def test_a_section_without_filters_ignores_them(home: HomePage, client: Client) -> None:
    plain = SectionPageFactory.create(parent=home)
    StandardPageFactory.create(parent=plain, title="一")
    assert listed(client, plain, q="二") == ["一"]
