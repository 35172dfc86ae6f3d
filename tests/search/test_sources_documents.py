"""Documents: which are public, and the words of their files."""

import io
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from wagtail.models import Collection

import pytest
from docx import Document as WordDocument
from openpyxl import Workbook
from pypdf import PdfWriter

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.finding import file_texts
from cms_pages.kit.finding.file_jobs import JOB, read_documents
from cms_pages.kit.finding.file_texts import MOST_CHARACTERS, NotReadable, read_file
from cms_pages.kit.finding.links import documents_on
from cms_pages.kit.models import DocumentText, PageDocument
from fazhi.documents.typesetting import typeset
from fazhi.jobs.models import Run
from fazhi.media.models import CustomDocument
from search.indexing.changes import index_changes
from search.registry import find_source
from tests.factories.media import DocumentFactory
from tests.factories.pages import (
    NoticePageFactory,
    StandardPageFactory,
    go_live,
    take_off,
    translate,
)
from tests.fazhi.documents.test_typesetting import GUIDE
from tests.search.conftest import Indexing
from tests.search.found import indexed, is_shown, titles

FORM = "法律援助申请表"


def offering(home: HomePage, *documents: CustomDocument, **fields: Any) -> StandardPage:
    """A page with a block of documents."""
    body = [("documents", {"documents": list(documents)})] if documents else [("text", "<p>无</p>")]
    page: StandardPage = StandardPageFactory.create(parent=home, body=body, **fields)
    return page


def blank_pdf(password: str = "") -> bytes:
    """A page without words, as a scan is."""
    writer, file = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    writer.write(file)
    return file.getvalue()


def text_file(words: str, name: str = "sheet.txt") -> CustomDocument:
    made: CustomDocument = DocumentFactory.create(title=FORM, content=words.encode(), name=name)
    return made


def shown(document: CustomDocument) -> bool:
    index_changes()
    is_public = is_shown("document", document.pk)
    assert is_public == (document.title in titles("document"))
    return is_public


def test_a_document_is_found_with_the_page_that_offers_it(
    home: HomePage, indexing: Indexing
) -> None:
    with indexing():
        document = text_file("申请人姓名")
    assert not shown(document), "its page may not be public yet"
    with indexing():
        page = offering(home, document, title="怎样申请", live=False)
    assert not shown(document)
    with indexing():
        go_live(page.get_latest_revision())
    assert shown(document)
    found = indexed("document")[document.pk, "zh-hans"]
    assert (found.url, found.label, found.context) == (document.url, "TXT", "怎样申请")
    page.refresh_from_db()
    with indexing():
        take_off(page)
    assert not shown(document)


def test_a_document_that_a_page_offers_no_more_is_not_found(
    home: HomePage, indexing: Indexing
) -> None:
    with indexing():
        document = text_file("旧表")
        page = offering(home, document)
    assert shown(document)
    with indexing():
        page.body = [("text", "<p>没有了</p>")]  # type: ignore[assignment]
        draft = page.save_revision()
    assert shown(document), "the page still offers it while the change is a draft"
    with indexing():
        go_live(draft)
    assert not shown(document)


def test_a_document_of_a_private_collection_is_not_found(
    home: HomePage, admin_client: Client, indexing: Indexing
) -> None:
    folder = Collection.get_first_root_node().add_child(name="内部")
    with indexing():
        document = text_file("内部")
        document.collection = folder
        document.save()
        offering(home, document)
    assert shown(document)
    privacy = reverse("wagtailadmin_collections:set_privacy", args=[folder.pk])
    with indexing():
        admin_client.post(privacy, {"restriction_type": "login"})
    assert not shown(document)
    with indexing():
        admin_client.post(privacy, {"restriction_type": "none"})
    assert shown(document)


def test_a_deleted_document_is_not_found(
    home: HomePage, admin_client: Client, indexing: Indexing
) -> None:
    with indexing():
        document = text_file("删除")
        offering(home, document)
    assert shown(document)
    with indexing():
        admin_client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert not shown(document)


def test_a_document_is_found_in_the_languages_of_its_pages(
    home: HomePage, indexing: Indexing
) -> None:
    with indexing():
        translate(home)
        document = text_file("form")
        translate(offering(home, document), title="How to apply")
    assert {part for _key, part in indexed("document")} == {"zh-hans", "en"}


def test_documents_stand_in_texts_blocks_and_attachments(home: HomePage) -> None:
    one, two = DocumentFactory.create_batch(2)
    link = f'<p><a linktype="document" id="{one.pk}">表</a></p>'
    page = StandardPageFactory.create(parent=home, body=[("text", link)])
    notice = NoticePageFactory.create(parent=home, attachments=[("document", two)])
    assert documents_on(page) == {one.pk}
    assert documents_on(notice) == {two.pk}
    assert set(PageDocument.objects.values_list("page", "document")) == {
        (page.pk, one.pk),
        (notice.pk, two.pk),
    }


def test_links_of_pages_from_before_are_noted_before_a_build(home: HomePage) -> None:
    document = DocumentFactory.create()
    page = offering(home, document)
    PageDocument.objects.all().delete()
    PageDocument.objects.create(page=home, document=document)
    find_source("document").prepare()
    assert list(PageDocument.objects.values_list("page", "document")) == [(page.pk, document.pk)]
    assert Run.objects.filter(job=JOB).exists()


def test_words_are_read_once_and_found(
    home: HomePage, indexing: Indexing, monkeypatch: pytest.MonkeyPatch
) -> None:
    with indexing():
        document = text_file("申请人姓名和身份证号")
        offering(home, document)
    assert indexed("document")[document.pk, "zh-hans"].body == ""
    assert Run.objects.filter(job=JOB).count() == 1
    with indexing():
        assert read_documents() == "1"
    assert indexed("document")[document.pk, "zh-hans"].body == "申请人姓名和身份证号"
    monkeypatch.setattr("cms_pages.kit.finding.file_jobs.read_file", None)
    assert read_documents() == ""


def test_a_replaced_file_is_never_found_by_its_old_words(
    home: HomePage, indexing: Indexing
) -> None:
    with indexing():
        document = text_file("旧的内容")
        offering(home, document)
        read_documents()
    with indexing():
        document.file = ContentFile("新的内容".encode(), name="new.txt")
        document.save()
    assert indexed("document")[document.pk, "zh-hans"].body == ""
    with indexing():
        assert read_documents() == "1"
    assert indexed("document")[document.pk, "zh-hans"].body == "新的内容"


@pytest.mark.parametrize(
    ("content", "name", "trouble"),
    [
        (blank_pdf(), "scan.pdf", "empty"),
        (blank_pdf(password="mi-ma"), "locked.pdf", "pypdf.errors.FileNotDecryptedError"),
        (b"%PDF-1.4\nbroken %%EOF\n", "broken.pdf", "pypdf.errors.PdfReadError"),
    ],
)
def test_a_file_without_words_is_found_by_its_title(
    content: bytes, name: str, trouble: str, home: HomePage, indexing: Indexing
) -> None:
    with indexing():
        document = DocumentFactory.create(title=FORM, content=content, name=name)
        offering(home, document)
        assert read_documents() == "1"
    assert DocumentText.objects.get().trouble == trouble
    assert shown(document)
    assert read_documents() == "", "it is not tried for ever"


def test_a_file_that_is_gone_is_found_by_its_title(home: HomePage, indexing: Indexing) -> None:
    with indexing():
        document = text_file("没了")
        offering(home, document)
        document.file.storage.delete(str(document.file.name))
        read_documents()
    assert DocumentText.objects.get().trouble == "gone"
    assert shown(document)


def test_the_words_of_a_pdf_in_whole_sentences() -> None:
    words = read_file(typeset(GUIDE), "pdf")
    assert GUIDE.title in words


def test_the_words_of_office_files() -> None:
    word, cells = io.BytesIO(), io.BytesIO()
    document = WordDocument()
    document.add_paragraph("第一段")
    document.add_table(1, 2).cell(0, 1).text = "格子"
    document.save(word)
    assert read_file(word.getvalue(), "docx") == "第一段\n格子"
    book = Workbook()
    sheet = book.create_sheet("名单", 0)
    sheet.append(["村", 12, None, "户"])
    book.save(cells)
    assert read_file(cells.getvalue(), "xlsx") == "名单\n村 12 户\nSheet"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_words_of_a_text_in_any_encoding(encoding: str) -> None:
    assert read_file("姓名,电话".encode(encoding), "csv") == "姓名,电话"


def test_what_is_long_is_cut_and_what_is_slow_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_file(("长" * 100_000).encode(), "txt")) == MOST_CHARACTERS
    monkeypatch.setattr(file_texts, "SECONDS", 0.001)
    with pytest.raises(NotReadable, match="slow"):
        read_file("慢".encode(), "txt")
