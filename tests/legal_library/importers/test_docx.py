"""Word documents: what they say, and what is wrong with them."""

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from docx import Document

from legal_library.importers.docx import read_docx
from legal_library.importers.unreadable import Unreadable
from legal_library.parsing.findings import Code
from tests.legal_library.parsed import outline, read_manuscript

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LINES = [
    "测试市测试条例",
    "（2020年5月28日测试市人民代表大会通过）",
    "目　录",
    "第一章　总则",
    "第二章　附则",
]
LINES += [
    "第一章　总则",
    "第一条　甲：",
    "（一）子；",
    "（二）丑。",
    "第二章　附则",
    "第二条　乙。",
]
TREE = [
    "chapter_1 第一章总则",
    "art_1 第一条甲：",
    "art_1/item_1 （一）子；",
    "art_1/item_2 （二）丑。",
    "chapter_2 第二章附则",
    "art_2 第二条乙。",
]


def saved(fill: Callable[..., None]) -> bytes:
    document = Document()
    fill(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def of_lines(document: object) -> None:
    for line in LINES:
        document.add_paragraph(line)  # type: ignore[attr-defined]


def with_body(xml: str) -> bytes:
    """A document whose body is ``xml``."""
    return replaced(
        saved(of_lines),
        {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{xml}</w:body></w:document>'},
    )


def replaced(data: bytes, parts: dict[str, str | bytes]) -> bytes:
    """A package with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            if info.filename not in parts:
                new.writestr(info.filename, old.read(info))
        for name, part in parts.items():
            new.writestr(name, part)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def found(data: bytes) -> set[Code]:
    return {finding.code for finding in read_docx(data).findings}


def test_a_document_as_the_national_database_gives_it_out() -> None:
    parsed = read_manuscript(read_docx(saved(of_lines)))
    assert parsed.title == "测试市测试条例"
    assert len(parsed.history) == 1
    assert outline(parsed) == TREE
    assert found(saved(of_lines)) == set()


def test_headings_tables_and_line_breaks() -> None:
    def fill(document: object) -> None:
        document.add_paragraph("测试条例")  # type: ignore[attr-defined]
        document.add_heading("第一章　总则", 1)  # type: ignore[attr-defined]
        document.add_paragraph("第一条　甲。\n第二条　见表：")  # type: ignore[attr-defined]
        table = document.add_table(2, 2)  # type: ignore[attr-defined]
        for cell, text in zip(table._cells, ("项目", "金额", "一、子", "5元"), strict=True):
            cell.text = text

    manuscript = read_docx(saved(fill))
    assert [line.level for line in manuscript.lines] == [0, 2, 0, 0, 0, 0]
    assert outline(read_manuscript(manuscript))[-1] == "art_2/table_1 项目\t金额\n一、子\t5元"


def test_tracked_changes_are_read_as_accepted_and_block() -> None:
    data = with_body(
        paragraph("第一条　甲。")
        + "<w:p><w:r><w:t>第二条　</w:t></w:r><w:del w:id='1'><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins w:id='2'><w:r><w:t>新。</w:t></w:r></w:ins></w:p>"
    )
    manuscript = read_docx(data)
    assert [line.text for line in manuscript.lines] == ["第一条　甲。", "第二条　新。"]
    assert found(data) == {Code.TRACKED_CHANGES}


@pytest.mark.parametrize(
    ("part", "code"),
    [("word/vbaProject.bin", Code.MACROS), ("word/footnotes.xml", Code.LEFT_OUT)],
)
def test_parts_that_are_not_read_are_named(part: str, code: Code) -> None:
    assert found(replaced(saved(of_lines), {part: b"<x/>"})) == {code}


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>甲。</w:t></w:r></w:p>",
        "<w:p><w:r><w:drawing/><w:t>甲。</w:t></w:r></w:p>",
        "<w:p><w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict><w:t>甲。</w:t></w:r></w:p>",
    ],
    ids=["automatic numbers", "pictures", "text boxes"],
)
def test_what_is_left_out_is_named(xml: str) -> None:
    assert found(with_body(xml)) == {Code.LEFT_OUT}


def test_text_in_content_controls_is_read() -> None:
    data = with_body(f"<w:sdt><w:sdtContent>{paragraph('第一条　甲。')}</w:sdtContent></w:sdt>")
    assert [line.text for line in read_docx(data).lines] == ["第一条　甲。"]


def test_a_style_that_does_not_exist() -> None:
    data = with_body(
        "<w:p><w:pPr><w:pStyle w:val='nowhere'/></w:pPr><w:r><w:t>甲。</w:t></w:r></w:p>"
    )
    assert [(line.text, line.level) for line in read_docx(data).lines] == [("甲。", 0)]


GOOD = saved(of_lines)
ENTITIES = "<!ENTITY a0 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)
)
BOMB = (
    f"<!DOCTYPE a [{ENTITIES}]><w:document xmlns:w='{W}'><w:body>"
    "<w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
)
BROKEN = {
    "no package": b"no package",
    "an old document": b"\xd0\xcf\x11\xe0" + bytes(600),
    "cut off": GOOD[: len(GOOD) // 2],
    "no document in it": replaced(GOOD, {}).replace(b"word/document.xml", b"word/dokument.xml"),
    "another package": replaced(b"PK\x05\x06" + bytes(18), {"mimetype": "text/plain"}),
    "no XML": replaced(GOOD, {"word/document.xml": "<w:document"}),
    "no body": replaced(GOOD, {"word/document.xml": f'<w:document xmlns:w="{W}"/>'}),
    "no text": with_body("<w:p/>"),
    "a bomb of entities": replaced(GOOD, {"word/document.xml": BOMB}),
    "no types": replaced(GOOD, {"[Content_Types].xml": "<Types/>"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_says_why(name: str) -> None:
    with pytest.raises(Unreadable) as problem:
        read_docx(BROKEN[name])
    assert str(problem.value.reason)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/more.xml", b"\0" * 20_000_000)
    with pytest.raises(Unreadable):
        read_docx(buffer.getvalue())


def test_entities_read_no_files() -> None:
    document = (
        "<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
        f"<w:document xmlns:w='{W}'><w:body>{paragraph('甲')}<w:p><w:r><w:t>乙&a;</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    manuscript = read_docx(replaced(GOOD, {"word/document.xml": document}))
    assert [line.text for line in manuscript.lines] == ["甲", "乙"]
