import codecs
from io import BytesIO

from django.conf import settings as django_settings
from django.core.exceptions import ValidationError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from fazhi.media import archives
from fazhi.media.documents import KINDS, check_document, download_name
from tests.factories.media import pdf_bytes, picture_bytes
from tests.fazhi.media.samples import archive, compound, ofd, office, workbook

PROGRAM = b"MZ\x90\0" + bytes(400)
HTML = "<html><script>alert('你好')</script></html>".encode()
WORD_97 = {"WordDocument": b"text"}

ALLOWED = {
    "a.pdf": pdf_bytes(),
    "a.ofd": ofd(),
    "a.docx": office(archives.WORD),
    "a.XLSX": office(archives.EXCEL),
    "a.pptx": office(archives.POWERPOINT),
    "a.doc": compound(WORD_97),
    "a.wps": compound(WORD_97),
    "a.xls": compound({"Workbook": workbook(0, 0)}),
    "a.txt": "黄桥镇".encode(),
    "b.txt": codecs.BOM_UTF16_LE + "黄桥镇".encode("utf-16-le"),
    "a.csv": "村,户数\r\n示例村,12\r\n".encode("gb18030"),
    # Served as plain text, to be saved, never as a page.
    "page.txt": HTML,
}


def check(name: str, data: bytes) -> None:
    check_document(BytesIO(data), name, len(data))


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        check(name, data)
    return str(refused.value.code)


@pytest.mark.parametrize("name", ALLOWED)
def test_what_offices_exchange_is_accepted(name: str) -> None:
    check(name, ALLOWED[name])


@pytest.mark.parametrize(
    "name",
    [
        "a.html",
        "a.htm",
        "a.svg",
        "a.js",
        "a.exe",
        "a.docm",
        "a.xlsm",
        "a.pptm",
        "a.dotm",
        "a.rtf",
        "a.zip",
        "a.rar",
        "a.7z",
        "a.xml",
        "a.swf",
        "a.pdf.exe",
        "a",
        "pdf",
        "a.ppt",
        "a.chm",
    ],
)
def test_other_kinds_are_refused_whatever_they_hold(name: str) -> None:
    assert refusal(name, pdf_bytes()) == "invalid_extension"


@pytest.mark.parametrize("extension", KINDS)
@pytest.mark.parametrize("data", [PROGRAM, picture_bytes(), picture_bytes("PNG"), b"\0" * 40])
def test_a_renamed_file_is_refused(extension: str, data: bytes) -> None:
    assert refusal(f"a.{extension}", data) == "invalid_content"


@pytest.mark.parametrize("extension", sorted(set(KINDS) - {"txt", "csv"}))
@pytest.mark.parametrize("data", [HTML, b"", b"PK\x03\x04", archive({"a.txt": b"a"})])
def test_a_document_must_be_what_its_name_says(extension: str, data: bytes) -> None:
    assert refusal(f"a.{extension}", data) == "invalid_content"


def test_kinds_in_the_same_container_are_told_apart() -> None:
    assert refusal("a.xlsx", office(archives.WORD)) == "invalid_content"
    assert refusal("a.ofd", office(archives.WORD)) == "invalid_content"
    assert refusal("a.docx", ofd()) == "invalid_content"
    assert refusal("a.xls", compound(WORD_97)) == "invalid_content"
    assert refusal("a.txt", pdf_bytes()) == "invalid_content"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", office("document.main+xml", word__vbaProject_dot_bin=b"x")),
        ("a.docx", office(archives.WORD, word__vbaProject_dot_bin=b"x")),
        ("a.xlsx", office(archives.EXCEL, xl__macrosheets__sheet1_dot_xml=b"x")),
        ("a.docx", office("ms-word.document.macroEnabled.main+xml")),
        ("a.docx", office(archives.WORD, word__embeddings__a_dot_exe=b"MZ")),
        ("a.ofd", archive({"OFD.xml": b'x="http://www.ofdspec.org/2016"', "run.js": b"x"})),
        ("a.doc", compound({**WORD_97, "Macros": b"", "_VBA_PROJECT": b""})),
        ("a.xls", compound({"Workbook": workbook(0), "_VBA_PROJECT_CUR": b""})),
        ("a.xls", compound({"Workbook": workbook(0, 1)})),
        ("a.pdf", pdf_bytes(b"<</S/JavaScript/JS(app.alert(1))>>")),
        ("a.pdf", pdf_bytes(b"<</S/Launch/F(cmd.exe)>>")),
    ],
)
def test_macros_and_programs_are_refused(name: str, data: bytes) -> None:
    assert refusal(name, data) == "holds_program"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.doc", "a.xls", "a.ofd"])
def test_a_document_that_breaks_off_is_refused(name: str) -> None:
    whole = ALLOWED[name]
    assert refusal(name, whole[: len(whole) // 2]) == "invalid_content"


def test_an_encrypted_workbook_is_refused_as_nobody_can_look_for_macros() -> None:
    assert (
        refusal("a.xls", compound({"Workbook": workbook(0, protected=True)})) == "invalid_content"
    )


def test_an_archive_made_to_exhaust_readers_is_refused() -> None:
    crowd = {"[Content_Types].xml": archives.WORD.encode()} | {f"{n}": b"" for n in range(20_001)}
    assert refusal("a.docx", archive(crowd)) == "invalid_content"


def test_a_file_above_the_limit_is_refused(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 10
    assert refusal("a.txt", b"more than ten bytes") == "file_too_large"


def test_the_limit_is_named_as_it_was_set() -> None:
    too_much = django_settings.UPLOAD_MAX_BYTES + 1
    with pytest.raises(ValidationError, match=r"不得超过 20\.0"):
        check_document(BytesIO(), "a.txt", too_much)


@pytest.mark.parametrize("name", sorted(ALLOWED))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_broken_documents_are_refused_in_one_way(name: str, data: st.DataObject) -> None:
    whole = ALLOWED[name]
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    try:
        check(name, bytes(broken))
    except ValidationError as refused:
        assert refused.messages  # noqa: PT017 - either way is right, a traceback is not


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("2026年 政务公开.PDF", "2026年 政务公开.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\系统\\a.txt", "a.txt"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie x.txt"),
        ('引"号<b>.txt', "引 号 b .txt".replace(" .", ".")),
        ("公开\u202efdp.txt", "公开 fdp.txt"),
        ("100%#.txt", "100.txt"),
        ("….txt", "….txt"),
        (" . .txt", "document.txt"),
    ],
)
def test_names_stay_readable_and_cannot_mislead(given_name: str, kept: str) -> None:
    assert download_name(given_name) == kept


def test_a_long_name_keeps_its_extension() -> None:
    name = download_name("长" * 300 + ".docx")
    assert len(name) == 100
    assert name.endswith(".docx")
