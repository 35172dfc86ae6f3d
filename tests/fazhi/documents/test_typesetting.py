"""PDF that is the same each time, open to screen readers, and never takes text for markup."""

import datetime as dt
import io
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from fazhi.documents import typesetting
from fazhi.documents.description import (
    Block,
    Cell,
    Document,
    Paragraph,
    Picture,
    Poster,
    Span,
    Table,
)
from fazhi.documents.fonts import OTHER_SCRIPTS
from fazhi.documents.html import read_html
from fazhi.documents.typesetting import Busy, digest_source, typeset
from tests.fazhi.documents.printed import characters, is_accessible, pages

QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path d="M0 0h1v1h-1z"/></svg>'
GUIDE = Document(
    title="老年人高龄津贴申领",
    masthead="示例镇人民政府 · 办事指南",
    lead="年满八十周岁的老人可以申领。",
    meta=("更新日期：2026年11月3日",),
    address="https://town.example.cn/s/7k2m9x4qpa/",
    qr=QR,
    printed_on=dt.date(2026, 11, 25),
    body=read_html((Path(__file__).parent / "guide.html").read_text(encoding="utf-8")),
)
POSTER = Poster(
    title="老年人高龄津贴申领",
    sentence="在村里就能办，不收费，跑一次。",
    address="town.example.cn/s/7k2m9x4qpa",
    qr=QR,
    contacts=(("责任单位", "示例办公室"), ("电话", "0523-87212345")),
    owner="示例镇人民政府",
    printed_on=dt.date(2026, 11, 25),
)
HOSTILE = [
    '#panic() #set page(fill: red) #import "/etc/passwd"',
    "$ x^2 $ *粗* _斜_ `码` @引 <标> \\ // /* = 标题\n- 项",
    "#" * 300,
    "w" * 200,
    "NUL\x00 与控制符\x01\x1b[31m\x7f",
    "\u202eעברית العربية\u202c \u2066x\u2069",
    "表情 👩‍👩‍👧‍👦 🏠 𠮷 \ue000 \ud7ff \ufffe",
    "e\u0301 \u200b \ufeff \u00ad 1\u2028\u20292",
]


def paragraphs(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph((Span(text),)) for text in texts)


def test_a_guide_is_tagged_and_short_in_bytes() -> None:
    pdf = typeset(GUIDE)
    assert pdf.startswith(b"%PDF-")
    assert is_accessible(pdf)
    assert b"/Lang(zh-CN)" in pdf
    assert pages(pdf) == 2
    assert len(pdf) < 300_000  # the fonts alone have twenty million


@pytest.mark.parametrize("described", [GUIDE, POSTER])
def test_the_same_description_makes_the_same_bytes(described: Document | Poster) -> None:
    assert typeset(described) == typeset(described)
    assert digest_source(described) == digest_source(described)
    other = replace(described, title="别的标题")
    assert digest_source(other) != digest_source(described)


def test_pages_are_numbered_and_dated_in_the_language_of_the_document() -> None:
    assert set("第页共打印日期：") <= characters(typeset(GUIDE))
    english = Document(title="Guide", body=(), language="en", printed_on=dt.date(2026, 11, 25))
    pdf = typeset(english)
    assert b"/Lang(en)" in pdf
    assert set("Page1of Printed on Nov. 25, 2026") <= characters(pdf)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    pdf = typeset(
        Document(
            title=text,
            masthead=text,
            lead=text,
            meta=(text,),
            address=text,
            body=(
                *paragraphs(text),
                Picture(text),
                Table(1, ((Cell((Span(text),), head=True),), (Cell((Span(text),)),)), 1),
                *read_html(f"<dl><dt>{text[:40]}</dt><dd>答</dd></dl>"),
            ),
        )
    )
    assert is_accessible(pdf)
    printed = characters(pdf)
    for sign in "#$*_@`\\<=":
        assert sign not in text or sign in printed
    assert is_accessible(typeset(replace(POSTER, title=text, sentence=text, owner=text)))


def test_what_the_fonts_lack_is_named() -> None:
    printed = characters(typeset(Document(title="标题", body=paragraphs("🏠"))))
    assert "〓" in printed
    assert set("打印字库里没有") <= printed


def test_other_scripts_can_be_printed() -> None:
    every = "".join(chr(code) for part in OTHER_SCRIPTS for code in part)
    pdf = typeset(Document(title="文字", body=paragraphs(" ".join(every))))
    assert is_accessible(pdf)


def test_a_document_that_is_too_long_says_so() -> None:
    whole = Document(title="长", body=paragraphs(*["字" * 900] * 10))
    assert not set("全文请看") <= characters(typeset(whole))
    long = Document(title="长", body=paragraphs(*["字" * 900] * 200))
    assert set("全文请看") <= characters(typeset(long))


def picture(form: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP"])
def test_pictures_are_set_with_their_words(form: str) -> None:
    document = Document(title="图", body=(Picture("桥", picture(form), (Span("镇里的桥"),)),))
    pdf = typeset(document)
    assert is_accessible(pdf)
    assert b"/Image" in pdf
    assert typeset(document) == pdf


def test_a_picture_that_only_decorates_is_no_figure() -> None:
    pdf = typeset(Document(title="图", body=(Picture("", picture("PNG")),)))
    assert is_accessible(pdf)


def test_a_broken_picture_does_not_keep_people_from_the_text() -> None:
    pdf = typeset(Document(title="图", body=(Picture("桥的样子", b"none"), *paragraphs("留下"))))
    assert set("桥的样子留下") <= characters(pdf)


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("length", [1, 9, 30, 400])
def test_a_poster_is_one_sheet(paper: Any, length: int) -> None:
    full = replace(
        POSTER,
        title="字" * length,
        sentence="句" * length,
        address="a" * length,
        contacts=(("单" * length, "值" * length),) * 5,
        owner="主" * length,
        paper=paper,
    )
    pdf = typeset(full)
    assert pages(pdf) == 1
    assert is_accessible(pdf)


def test_one_that_would_wait_too_long_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    turns = threading.BoundedSemaphore(1)
    monkeypatch.setattr(typesetting, "_turns", turns)
    monkeypatch.setattr(typesetting, "PATIENCE", 0.01)
    with turns, pytest.raises(Busy):
        typeset(POSTER)
    assert typeset(POSTER)


def test_it_can_be_looked_at() -> None:
    assert typeset(GUIDE, "png").startswith(b"\x89PNG")
