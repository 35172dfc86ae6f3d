"""Pages and documents with a shared password ask for it in the look of the site."""

from django.test import Client

from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from tests.factories.media import DocumentFactory
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db
PASSWORD = "wen-jian-mi-ma"


def asked(client: Client, url: str, **answer: str) -> BeautifulSoup:
    response = client.get(url)
    soup = BeautifulSoup(response.content, "html.parser")
    form = soup.find("form", method="post")
    if answer and form is not None:
        hidden = {
            str(i["name"]): str(i.get("value", "")) for i in form.select("input[type=hidden]")
        }
        response = client.post(str(form["action"]), {**hidden, **answer}, follow=True)
        soup = BeautifulSoup(response.content, "html.parser")
    return soup


def test_a_page_asks_for_its_password_and_says_when_it_is_wrong(
    home: HomePage, client: Client
) -> None:
    page: Page = StandardPageFactory.create(parent=home, title="内部通知")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password=PASSWORD)
    soup = asked(client, page.url)
    assert soup.select_one("h1").get_text() == "需要密码"  # type: ignore[union-attr]
    assert "访问此页面需要密码。" in soup.get_text()
    assert soup.select_one(".masthead")
    assert soup.select_one(".error-summary") is None
    wrong = asked(client, page.url, password="cuo")
    assert wrong.select_one(".error-summary a")
    assert wrong.title.get_text().startswith("错误")  # type: ignore[union-attr]
    assert "内部通知" in asked(client, page.url, password=PASSWORD).get_text()


def test_a_document_asks_for_its_password_in_the_same_look(home: HomePage, client: Client) -> None:
    folder = Collection.get_first_root_node().add_child(name="内部")
    CollectionViewRestriction.objects.create(
        collection=folder, restriction_type="password", password=PASSWORD
    )
    document = DocumentFactory.create(collection=folder)
    soup = asked(client, document.url)
    assert "访问此文档需要密码。" in soup.get_text()
    assert soup.select_one(".masthead")
