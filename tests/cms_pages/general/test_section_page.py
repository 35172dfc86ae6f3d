from django.test import Client

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, SectionPage
from tests import standing
from tests.factories.pages import SectionPageFactory, StandardPageFactory, go_live

pytestmark = pytest.mark.django_db


@standing.fixture()
def section(home: HomePage) -> SectionPage:
    made: SectionPage = SectionPageFactory.create(parent=home, title="通知")
    return made


def listed(client: Client, url: str) -> list[str]:
    soup = BeautifulSoup(client.get(url).content, "html.parser")
    return [a.get_text() for a in soup.select("main .list > li > a")]


def test_an_empty_section_says_so(section: SectionPage, client: Client) -> None:
    assert "这个栏目还没有发布内容。" in client.get(section.url).content.decode()


def test_a_section_lists_its_public_pages_only(section: SectionPage, client: Client) -> None:
    StandardPageFactory.create(parent=section, title="公开")
    StandardPageFactory.create(parent=section, title="草稿", live=False)
    private = StandardPageFactory.create(parent=section, title="内部")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert listed(client, section.url) == ["公开"]


def test_the_order_is_the_editors_choice(section: SectionPage, client: Client) -> None:
    for title in ("一", "二", "三"):
        StandardPageFactory.create(parent=section, title=title)
    assert listed(client, section.url) == ["一", "二", "三"]
    section.order = SectionPage.Order.NEWEST
    go_live(section.save_revision())
    assert listed(client, section.url) == ["三", "二", "一"]


def test_twenty_pages_stand_on_a_screen(section: SectionPage, client: Client) -> None:
    for n in range(25):
        StandardPageFactory.create(parent=section, title=f"第{n}号")
    assert len(listed(client, section.url)) == 20
    assert len(listed(client, section.url + "?page=2")) == 5
    html = client.get(section.url).content.decode()
    assert 'href="?page=2" rel="next"' in html
    assert "上一页" not in html
    soup = BeautifulSoup(client.get(section.url + "?page=2").content, "html.parser")
    current = soup.select_one(".pagination [aria-current]")
    assert current is not None
    assert current.get_text() == "2"


def test_each_screen_of_a_section_is_an_address_of_its_own_for_search_engines(
    section: SectionPage, client: Client
) -> None:
    StandardPageFactory.create_batch(25, parent=section)
    address = f"http://testserver{section.url}"

    def head(url: str) -> tuple[str, str]:
        soup = BeautifulSoup(client.get(url).content, "html.parser")
        return soup.title.get_text(), str(soup.find("link", rel="canonical")["href"])  # type: ignore[union-attr,index]

    assert head(section.url + "?from=wechat") == ("通知 - 法治", address)
    assert head(section.url + "?page=2&from=wechat") == (
        "通知 - 第 2 页 - 法治",
        address + "?page=2",
    )


@pytest.mark.parametrize("number", ["0", "-1", "99999999999", "two", "", "1e9", "\x00", "２"])
def test_a_wrong_page_number_shows_a_screen_that_exists(
    section: SectionPage, client: Client, number: str
) -> None:
    StandardPageFactory.create(parent=section, title="公开")
    response = client.get(section.url, {"page": number})
    assert response.status_code == 200
    assert "公开" in response.content.decode()


def test_the_introduction_stands_before_the_list(section: SectionPage, client: Client) -> None:
    callout = {"kind": "warning", "title": "", "text": "<p>先看这里</p>"}
    page = SectionPageFactory.create(parent=section, intro=[("callout", callout)])
    assert "先看这里" in client.get(page.url).content.decode()
