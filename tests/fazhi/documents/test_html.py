"""What a page says is what its document says."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from fazhi.documents.description import (
    Callout,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
)
from fazhi.documents.html import read_html

GUIDE = (Path(__file__).parent / "guide.html").read_text(encoding="utf-8")
ADDRESS = "https://town.example.cn/guides/allowance/"


def texts(part: Any) -> Iterable[str]:
    """Every text of a description, in order."""
    if isinstance(part, Span):
        yield part.text
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner)
    elif isinstance(part, Table):
        yield from texts(part.caption)
        yield from texts(part.rows)
    elif isinstance(part, Callout):
        yield from texts(part.title)
        yield from texts(part.blocks)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from texts(getattr(part, name))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def only(html: str) -> Any:
    (block,) = read_html(html, ADDRESS)
    return block


def test_a_guide_keeps_its_order_and_its_forms() -> None:
    kinds = [type(block) for block in read_html(GUIDE, ADDRESS)]
    assert kinds == [
        *(Facts, Heading, Paragraph, Paragraph, Heading, Listing, Heading, Listing, Callout),
        *(Heading, Table, Callout, Quote, Picture, Rule, Heading, Paragraph),
    ]


def test_no_text_of_a_guide_is_lost_or_said_twice() -> None:
    said = squeezed("".join(texts(read_html(GUIDE, ADDRESS))))
    assert said == squeezed(BeautifulSoup(GUIDE, "html.parser").get_text())


WORDS = st.text("甲乙丙丁 abc&<>#$*@\\", min_size=1, max_size=12)
ELEMENTS = st.sampled_from(
    [
        *("p", "div", "b", "a", "span", "ul", "ol", "li", "section", "h2", "h4", "blockquote"),
        *("aside", "details", "summary", "figure", "figcaption", "td", "em", "x-y", "pre", "cite"),
    ]
)
TREES = st.recursive(
    WORDS.map(lambda text: BeautifulSoup("", "html.parser").new_string(text)),
    lambda inner: st.tuples(ELEMENTS, st.lists(inner, max_size=4)).map(lambda made: element(*made)),
    max_leaves=20,
)


def element(name: str, inner: list[Any]) -> Any:
    tag = BeautifulSoup("", "html.parser").new_tag(name)
    for part in inner:
        tag.append(part)
    return tag


@given(TREES)
def test_no_text_is_lost_whatever_stands_around_it(tree: Any) -> None:
    html = str(tree) if hasattr(tree, "children") else f"<p>{tree.output_ready('minimal')}</p>"
    source = BeautifulSoup(html, "html.parser").get_text()
    said = squeezed("".join(texts(read_html(html, ADDRESS))))
    # A caption may move behind what it explains, a title before it; nothing else changes place.
    assert sorted(said) == sorted(squeezed(source))


def test_scripts_styles_and_comments_say_nothing() -> None:
    html = "<p>甲<!-- 乙 --></p><script>丙</script><style>丁</style><template>戊</template>"
    assert list(texts(read_html(html))) == ["甲"]


def test_the_address_of_a_link_is_printed_once() -> None:
    html = '<p><a href="/x/">这里</a>和<a href="/x/"><b>那里</b></a>、<a href="tel:110">110</a></p>'
    spans = only(html).spans
    assert [s.text for s in spans if s.note] == ["这里"]
    assert {s.link for s in spans if s.link} == {"https://town.example.cn/x/", "tel:110"}


def test_a_link_that_shows_its_address_is_not_printed_again() -> None:
    (span,) = only('<p><a href="https://example.cn/x/">example.cn/x</a></p>').spans
    assert span.link
    assert not span.note


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "#top", "http://[", ""]
)
def test_what_paper_cannot_lead_to_is_plain_text(href: str) -> None:
    (span,) = only(f'<p><a href="{href}">字</a></p>').spans
    assert span.link == ""


def test_lists_hold_lists_and_boxes_to_tick() -> None:
    steps = next(b for b in read_html(GUIDE) if isinstance(b, Listing) and b.ordered)
    assert len(steps.items) == 3
    assert isinstance(steps.items[0].blocks[1], Listing)
    materials = next(b for b in read_html(GUIDE) if isinstance(b, Listing))
    assert [item.box for item in materials.items] == [True, True]


def test_a_table_is_a_rectangle_whatever_its_spans() -> None:
    table = next(b for b in read_html(GUIDE) if isinstance(b, Table))
    assert (table.columns, table.head) == (3, 1)
    assert {sum(cell.span for cell in row) for row in table.rows} == {3}
    assert table.numeric == (False, True, False)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td colspan=9999>甲<td>乙</table>",
        "<table><tr><td rowspan=99>甲</td></tr><tr></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td colspan=x rowspan=-1>甲</td><td colspan=0>乙</td></tr></table>",
    ],
)
def test_a_table_with_wrong_spans_still_says_everything(html: str) -> None:
    assert squeezed("".join(texts(read_html(html)))) == "甲乙"


def test_headings_leave_no_level_out() -> None:
    levels = [b.level for b in read_html("<h4>一</h4><h2>二</h2><h4>三</h4><h4>四</h4>")]  # type: ignore[union-attr]
    assert levels == [1, 1, 2, 3]


def test_folded_text_is_open_with_its_title() -> None:
    callout = only("<details><summary>问</summary><p>答</p></details>")
    assert [s.text for s in callout.title] == ["问"]
    assert list(texts(callout.blocks)) == ["答"]


@pytest.mark.parametrize("tag", ["div", "ul><li", "blockquote", "b", "details", "table><tr><td"])
def test_depth_without_end_keeps_the_text(tag: str) -> None:
    assert "字" in "".join(texts(read_html(f"<{tag}>" * 900 + "字")))


def test_a_picture_is_shown_or_told() -> None:
    html = '<figure><picture><source srcset="x"><img src="/a.jpg" alt="桥"></picture></figure>'
    assert read_html(html) == (Picture("桥"),)
    assert read_html(html, "", lambda image: b"file") == (Picture("桥", b"file"),)
    assert read_html('<img src="/ornament.png" alt="">') == ()


def test_a_drawing_is_a_file_of_its_own() -> None:
    html = (
        '<svg viewBox="0 0 9 9" role="img"><title>标题</title><text x="1">字\U0001f600</text></svg>'
    )
    picture = only(html)
    assert picture.alternative == "标题"
    assert b'viewBox="0 0 9 9"' in picture.data
    assert "字〓".encode() in picture.data


@pytest.mark.parametrize(
    "inner", ['<image href="/etc/passwd"/>', "<script>x</script>", "<style>x</style>"]
)
def test_a_drawing_that_leads_elsewhere_is_told_only(inner: str) -> None:
    picture = only(f'<svg viewBox="0 0 9 9"><title>标题</title>{inner}</svg>')
    assert picture.data == b""
