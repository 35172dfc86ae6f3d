"""红头 notices: whole, and open about whether they still hold."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.test import Client

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, NoticePage
from tests.factories.media import DocumentFactory
from tests.factories.pages import NoticePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def shown(client: Client, page: NoticePage) -> BeautifulSoup:
    return BeautifulSoup(client.get(page.url).content, "html.parser")


def text(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector)
    return found.get_text(" ", strip=True) if found else ""


def test_the_parts_of_a_document_stand_in_their_order(home: HomePage, client: Client) -> None:
    page = NoticePageFactory.create(parent=home, title="关于防汛的通知", addressee="各村（社区）")
    soup = shown(client, page)
    assert text(soup, ".notice__issuer") == "示例镇人民政府"
    assert text(soup, ".notice__number") == "示例〔2026〕1号"
    assert text(soup, "h1") == "关于防汛的通知"
    assert text(soup, ".notice__addressee") == "各村（社区）："
    assert text(soup, ".notice__signature") == "示例镇人民政府 2026年3月2日"


def test_parts_that_a_document_does_not_have_leave_no_trace(home: HomePage, client: Client) -> None:
    soup = shown(client, NoticePageFactory.create(parent=home, document_number=""))
    assert soup.select(".notice__number, .notice__addressee, .notice__attachments") == []
    labels = [dt_.get_text() for dt_ in soup.select(".notice__facts dt")]
    assert "索引号" not in labels
    assert "发文机关" in labels


@pytest.mark.parametrize(("validity", "said"), [("expired", "已失效"), ("repealed", "已废止")])
def test_a_document_that_no_longer_holds_says_so_first(
    validity: str, said: str, home: HomePage, client: Client
) -> None:
    soup = shown(client, NoticePageFactory.create(parent=home, validity=validity))
    assert said in text(soup, "article > :first-child")


def test_attachments_and_explanations(home: HomePage, client: Client) -> None:
    reading = StandardPageFactory.create(parent=home, title="一图读懂")
    draft = StandardPageFactory.create(parent=home, title="还没写完", live=False)
    page = NoticePageFactory.create(
        parent=home,
        attachments=[("document", DocumentFactory.create(title="申请表"))],
        readings=[("page", reading), ("page", draft)],
    )
    soup = shown(client, page)
    assert "申请表" in text(soup, ".notice__attachments")
    assert [a.get_text() for a in soup.select("#readings + ul a")] == ["一图读懂"]


def test_a_deleted_attachment_or_explanation_breaks_nothing(home: HomePage, client: Client) -> None:
    document = DocumentFactory.create()
    reading = StandardPageFactory.create(parent=home)
    page = NoticePageFactory.create(
        parent=home, attachments=[("document", document)], readings=[("page", reading)]
    )
    document.delete()
    reading.delete()
    assert client.get(page.url).status_code == 200


def test_a_document_cannot_be_issued_tomorrow(home: HomePage) -> None:
    page = NoticePageFactory.build(issued_on=dt.date(2999, 1, 1), slug="notice", path="x", depth=3)
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert refused.value.message_dict == {"issued_on": ["这一天还没有到。"]}
