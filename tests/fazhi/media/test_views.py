from pathlib import Path
from urllib.parse import quote

from django.contrib.auth.models import Group
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse

from wagtail.models import Collection, CollectionViewRestriction, Page, Site

import pytest

from fazhi.media.models import CustomDocument
from tests.factories.media import DocumentFactory, ImageFactory
from tests.fazhi.media.samples import office

pytestmark = pytest.mark.django_db
NOT_THERE = {400, 404}
HTML = "<html><script>alert('你好')</script></html>".encode()


@pytest.fixture(autouse=True)
def site() -> Site:
    """Without one the installation says that it is not set up, whatever is asked."""
    return Site.objects.create(
        hostname="localhost", root_page=Page.get_first_root_node(), is_default_site=True
    )


def restricted(**kind: object) -> Collection:
    collection = Collection.get_first_root_node().add_child(name="内部资料")
    CollectionViewRestriction.objects.create(collection=collection, **kind)
    return collection


def body(answer: HttpResponseBase) -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_a_document_comes_under_its_chinese_name(client: Client) -> None:
    document = DocumentFactory.create(name="2026年 公开.docx", content=office())
    answer = client.get(document.url)
    assert body(answer) == office()
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert f"filename*=utf-8''{quote('2026年 公开.docx')}" in disposition
    assert answer["Content-Length"] == str(len(office()))
    assert not answer.has_header("Content-Encoding")


@pytest.mark.parametrize("name", ["page.txt", "page.csv"])
def test_html_in_a_text_file_is_never_a_page(name: str, client: Client) -> None:
    answer = client.get(DocumentFactory.create(name=name, content=HTML).url)
    assert answer["Content-Type"].split(";")[0] in {"text/plain", "text/csv"}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_a_pdf_opens_in_the_browser_and_can_load_nothing(client: Client) -> None:
    answer = client.get(DocumentFactory.create().url)
    assert answer["Content-Disposition"].startswith("inline")
    assert answer["Content-Type"] == "application/pdf"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_unchanged_document_is_not_sent_again(client: Client) -> None:
    document = DocumentFactory.create()
    first = client.get(document.url)
    assert "no-cache" in first["Cache-Control"]
    again = client.get(document.url, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("name", ["other.pdf", "..%2F..%2Fsecret-key", "示例文件.pdf%00", ""])
def test_another_name_finds_nothing(name: str, client: Client) -> None:
    document = DocumentFactory.create()
    root = document.url.rpartition("/")[0]
    assert client.get(f"{root}/{name}").status_code == 404


@pytest.mark.parametrize("number", ["0", "99999999999999999999999999", "9" * 5000, "-1", "x"])
def test_a_document_that_is_not_there_is_not_found(number: str, client: Client) -> None:
    assert client.get(f"/documents/{number}/a.pdf").status_code == 404


def test_a_document_whose_file_is_lost_is_not_found(client: Client) -> None:
    document = DocumentFactory.create()
    document.file.storage.delete(document.file.name)
    assert client.get(document.url).status_code == 404


def test_a_restricted_document_is_for_those_who_may_see_it_and_for_no_cache(
    client: Client, admin_client: Client
) -> None:
    group = Group.objects.create(name="内部")
    collection = restricted(restriction_type=CollectionViewRestriction.GROUPS)
    CollectionViewRestriction.objects.get().groups.add(group)
    document = DocumentFactory.create(collection=collection)
    refused = client.get(document.url)
    assert refused.status_code == 302
    assert not refused.has_header("Content-Disposition")
    allowed = admin_client.get(document.url)
    assert allowed.status_code == 200
    for answer in (refused, allowed):
        assert "no-store" in answer["Cache-Control"]
        assert "private" in answer["Cache-Control"]


def test_a_document_behind_a_password_asks_for_it(client: Client) -> None:
    collection = restricted(
        restriction_type=CollectionViewRestriction.PASSWORD, password="a-shared-password"
    )
    document = DocumentFactory.create(collection=collection)
    asked = client.get(document.url)
    assert asked.status_code == 200
    assert not asked.has_header("Content-Disposition")
    restriction = CollectionViewRestriction.objects.get()
    client.post(
        reverse("wagtaildocs_authenticate_with_password", args=[restriction.pk]),
        {"password": "a-shared-password", "return_url": document.url},
    )
    assert client.get(document.url).has_header("Content-Disposition")


def test_originals_and_documents_have_no_address_of_their_own(client: Client) -> None:
    image, document = ImageFactory.create(), DocumentFactory.create()
    for file in (image.file, document.file):
        assert client.get(f"/media/{file.name}").status_code == 404
        with pytest.raises(NotImplementedError):
            _ = file.url


def test_a_size_of_a_picture_may_be_kept_for_a_year(client: Client) -> None:
    rendition = ImageFactory.create().get_rendition("max-20x20")
    answer = client.get(rendition.url)
    assert answer["Content-Type"] == "image/jpeg"
    assert "immutable" in answer["Cache-Control"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert body(answer)[:2] == b"\xff\xd8"


@pytest.mark.parametrize(
    "path", ["../private/x", "..%2Fprivate%2Fx", "/etc/passwd", "%2e%2e/private/x", "images/", ""]
)
def test_no_path_leads_out_of_the_public_folder(
    path: str, client: Client, folders: dict[str, Path]
) -> None:
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    (folders["private"] / "x").write_text("private")
    assert client.get(f"/media/{path}").status_code in NOT_THERE


@pytest.mark.parametrize("address", ["/media/{}", "/documents/1/{}", "/s/{}/", "/{}/"])
def test_an_address_longer_than_any_name_is_not_found(
    address: str, client: Client, folders: dict[str, Path]
) -> None:
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    assert client.get(address.format("x" * 3000)).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_files_are_only_read(method: str, client: Client) -> None:
    document = DocumentFactory.create()
    assert getattr(client, method)(document.url).status_code == 405
    assert CustomDocument.objects.exists()


def test_names_with_signs_reach_their_document(client: Client) -> None:
    document = DocumentFactory.create(name="一 & 二; 三=四, '五' (六)+七.pdf")
    assert document.filename == "一 & 二; 三=四, '五' (六)+七.pdf"
    assert client.get(document.url).status_code == 200
