"""Any public page as PDF: what everybody sees on the screen, and nothing that only some may see."""

import re
from typing import Any
from urllib.parse import unquote

from django.test import Client, RequestFactory
from django.utils.translation import override

from wagtail.models import Page, PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage
from cms_pages.kit.printing import views
from cms_pages.kit.printing.pages import page_document
from cms_pages.kit.printing.pictures import read_pictures
from cms_pages.kit.printing.targets import find_public
from fazhi.documents.description import Callout, Document, Heading, Paragraph, Picture
from fazhi.documents.typesetting import Busy
from tests.factories.media import ImageFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, take_off, translate
from tests.fazhi.documents.printed import characters, is_accessible, pages

pytestmark = pytest.mark.django_db


def document_of(page: Page, language: str = "zh-hans") -> Document:
    request = RequestFactory().get("/", headers={"host": "testserver"})
    with override(language):
        link, target = find_public(page.public_id, request)
        return page_document(target, link, request)  # type: ignore[arg-type]


@pytest.fixture
def page(home: HomePage) -> Page:
    section = SectionPageFactory.create(parent=home, title="办事指南")
    callout = {"kind": "warning", "title": "", "text": "<p>不收费。</p>"}
    body = [
        ("heading", {"text": "怎么办", "level": "2"}),
        ("text", '<p>去窗口。<a href="https://example.cn/">示例</a></p><ol><li>先</li></ol>'),
        ("callout", callout),
    ]
    made: Page = StandardPageFactory.create(
        parent=section, title="高龄津贴", search_description="满八十可以领。", body=body
    )
    StandardPageFactory.create(parent=section, title="旁边的页面")
    return made


def test_a_page_is_served_as_pdf_under_its_title(page: Page, client: Client) -> None:
    response = client.get(f"/pdf/{page.public_id}/")
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert unquote(response["Content-Disposition"]).endswith("UTF-8''高龄津贴.pdf")
    assert response["Content-Disposition"].startswith("inline")
    assert is_accessible(response.content)
    assert pages(response.content) == 1
    assert set("高龄津贴满八十可以领怎么办去窗口不收费请注意第页共") <= characters(response.content)
    assert not response.cookies
    assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_a_document_says_what_the_page_says_without_what_surrounds_it(page: Page) -> None:
    document = document_of(page)
    assert document.title == "高龄津贴"
    assert document.lead == "满八十可以领。"
    assert document.masthead == "示例镇人民政府 · 办事指南"
    assert document.address == f"http://testserver/s/{page.public_id}/"
    assert [line[:5] for line in document.meta] == ["发布日期："]
    assert [type(b) for b in document.body[:2]] == [Heading, Paragraph]
    assert isinstance(document.body[-1], Callout)
    said = repr(document.body)
    for absent in ("旁边的页面", "高龄津贴", "满八十可以领", "二维码", "发布"):
        assert absent not in said


def test_a_picture_is_read_from_the_public_store_in_its_largest_size(home: HomePage) -> None:
    image = ImageFactory.create(source="镇政府")
    value = {
        "image": {"image": image.pk, "decorative": False, "alt_text": "一座石拱桥"},
        "caption": "镇里的桥",
        "source": "",
    }
    block = StandardPageFactory._meta.model._meta.get_field("body").stream_block
    body = block.to_python([{"type": "picture", "value": value}])
    made = StandardPageFactory.create(parent=home, body=body)
    (picture,) = document_of(made).body
    assert isinstance(picture, Picture)
    assert picture.alternative == "一座石拱桥"
    assert picture.data
    assert "镇里的桥" in "".join(span.text for span in picture.caption)


def test_a_file_that_is_no_size_of_a_picture_is_not_read() -> None:
    content = BeautifulSoup(
        '<img src="/media/../secret.png"><img src="/media/x.png">', "html.parser"
    )
    read = read_pictures(content)
    assert [read(image) for image in content.find_all("img")] == [b"", b""]


def test_a_page_that_is_not_public_is_not_found(page: Page, client: Client) -> None:
    address = f"/pdf/{page.public_id}/"
    take_off(page)
    assert client.get(address).status_code == 404
    assert client.get("/pdf/0000000000/").status_code == 404


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_page_for_some_readers_is_not_found(
    page: Page, admin_client: Client, above: bool, kind: str
) -> None:
    kept = page.get_parent() if above else page
    PageViewRestriction.objects.create(page=kept, restriction_type=kind, password="geheim-mima")
    assert admin_client.get(f"/pdf/{page.public_id}/").status_code == 404
    assert admin_client.get(f"/poster/{page.public_id}/").status_code == 404


def test_a_translation_is_printed_in_its_own_language(page: Page, client: Client) -> None:
    root = page.get_ancestors().type(HomePage).first().specific
    translate(root, title="Home", question="Whom to ask")
    translate(page.get_parent().specific, title="Guides")
    english = translate(page, title="Allowance for older people")
    for address in (f"/en/pdf/{english.public_id}/", f"/pdf/{english.public_id}/"):
        response = client.get(address)
        assert response["Content-Language"] == "en"
        assert b"/Lang(en)" in response.content


def test_an_unchanged_document_is_not_made_again(
    page: Page, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = client.get(f"/pdf/{page.public_id}/")
    assert re.fullmatch(r'"[0-9a-f]{32}"', first["ETag"])
    assert "max-age=10" in first["Cache-Control"]
    monkeypatch.setattr(views, "typeset", lambda described: pytest.fail("was made"))
    again = client.get(f"/pdf/{page.public_id}/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again["ETag"]) == (304, first["ETag"])


def test_too_many_at_once_are_asked_to_come_again(
    page: Page, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(described: Any) -> bytes:
        raise Busy

    monkeypatch.setattr(views, "typeset", busy)
    response = client.get(f"/pdf/{page.public_id}/")
    assert (response.status_code, response["Retry-After"]) == (503, "10")
    assert "no-store" in response["Cache-Control"]
    assert "正在打印的人较多" in response.content.decode()


@pytest.mark.parametrize("query", ["?page=2", "?page=x", "?paper=a9"])
def test_what_else_stands_in_the_address_changes_nothing(
    page: Page, client: Client, query: str
) -> None:
    plain = client.get(f"/pdf/{page.public_id}/")
    assert client.get(f"/pdf/{page.public_id}/{query}").content == plain.content


def test_a_staff_member_gets_what_everybody_gets(page: Page, admin_client: Client) -> None:
    plain = Client().get(f"/pdf/{page.public_id}/")
    assert admin_client.get(f"/pdf/{page.public_id}/").content == plain.content


def test_a_page_leads_to_its_pdf_and_its_posters(page: Page, client: Client) -> None:
    html = client.get(page.url).content.decode()
    assert f'href="/pdf/{page.public_id}/"' in html
    assert f'href="/poster/{page.public_id}/?paper=a3"' in html


def test_queries_do_not_grow_with_the_page(
    home: HomePage, client: Client, django_assert_max_num_queries: Any
) -> None:
    long = StandardPageFactory.create(parent=home, body=[("text", "<p>正文。</p>")] * 200)
    client.get(f"/pdf/{long.public_id}/")
    with django_assert_max_num_queries(16):
        assert client.get(f"/pdf/{long.public_id}/").status_code == 200
