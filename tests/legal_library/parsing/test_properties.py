"""Whatever the text: a valid tree, nothing lost, no exception."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_library.parsing.account import unaccounted
from legal_library.parsing.characters import digest, ink
from legal_library.parsing.findings import MEANINGS, listed
from legal_library.parsing.manuscript import Line, Manuscript, plain
from legal_library.parsing.parser import ParsedLaw, parse
from legal_library.parsing.tree import walk

LONGEST_PATH = 200  # what the database holds

FRAGMENTS = [
    *(
        "第一条",
        "第二条　",
        "第三条之一 ",
        "第十条",
        "第二百零五条",
        "第一条、第二条",
        "第99999999条 ",
    ),
    *("第一编 总则", "第一分编", "第一章", "第一章　总则", "第二章 附则", "第一节 通则"),
    *("（一）", "(二)", "（三)", "（（一）", "一、", "二、", "1.", "2、", "（1）", "①", "⑳"),
    *("目录", "目　录", "附件", "附件1：表", "附：", "附则", "序言", "- 3 -", "第 1 页"),
    *(
        "：",
        "；",
        "。",
        "，",
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "〈",
        "\u3000",
        " ",
        "\t",
        "\u00a0",
    ),
    *("\n", "\n", "\n", "\r\n", "\x85", "\x0b", "\x1c", "\u2028"),
    *("\ue010", "\u200b", "\ufeff", "\ufffd", "\u00ad", "\x00", "\ud800", "\U000f0000", "👩‍⚖️"),
    *("2020年5月28日", "二〇二〇年二月三十日", "通过", "修正", "根据", "国务院令第5号", "公布"),
    *("第十三届全国人民代表大会第三次会议", "自2021年1月1日起施行", "同时废止", "《甲法》"),
    *(
        "本条例第九条",
        "关于修改",
        "的决定",
        "作如下修改",
        "第一次",
        "项",
        "项目",
        "的",
        "甲",
        "乙丙丁",
    ),
    *("测试条例", "以下条件", "一、二级", "（以下简称甲）"),
]

any_character = st.characters(exclude_categories=())
texts = st.one_of(
    st.text(any_character, max_size=120),
    st.lists(
        st.one_of(st.sampled_from(FRAGMENTS), st.text(any_character, max_size=3)), max_size=60
    ).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("\n".join),
)


def assert_valid(manuscript: Manuscript, parsed: ParsedLaw) -> None:
    nodes = list(walk(parsed.roots))
    assert unaccounted(manuscript, parsed) == ""
    paths = [node.path for node in nodes]
    assert len(set(paths)) == len(paths)
    assert all(len(path) <= LONGEST_PATH for path in paths)
    places = [node.at for node in nodes if node.printed]
    assert places == sorted(places)
    assert {finding.code for finding in parsed.findings} <= set(MEANINGS)
    assert sum(f.count for f in listed(parsed.findings)) == sum(f.count for f in parsed.findings)


titles, starts = st.sampled_from(["", "测试条例"]), st.sampled_from([1, 2, None])


def assert_any_text_is_valid(text: str, title: str, starts_at: int | None) -> None:
    manuscript = plain(text, title)
    parsed = parse(manuscript, starts_at=starts_at)
    assert_valid(manuscript, parsed)
    # Beside the lines that blank space alone made, the text is what was given.
    assert ink(manuscript.text) == ink(text)


@settings(max_examples=100, deadline=None)
@given(texts, titles, starts)
def test_any_text_becomes_a_valid_tree(text: str, title: str, starts_at: int | None) -> None:
    assert_any_text_is_valid(text, title, starts_at)


@pytest.mark.heavy
@settings(max_examples=2000, deadline=None)
@given(texts, titles, starts)
def test_so_do_two_thousand_others(text: str, title: str, starts_at: int | None) -> None:
    assert_any_text_is_valid(text, title, starts_at)


marked_lines = st.lists(
    st.tuples(
        st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=4).map("".join),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(marked_lines, st.one_of(st.none(), marked_lines))
def test_files_that_mark_headings_rows_and_the_note(
    body: list[tuple[str, int, bool]], note: list[tuple[str, int, bool]] | None
) -> None:
    at, lines, history = 0, [], None
    if note is not None:
        history = []
        for text, _level, _row in note:
            history.append(Line(text, at))
            at += len(text) + 1
    for text, level, is_row in body:
        lines.append(Line(text, at, 0 if is_row else level, is_row))
        at += len(text) + 1
    manuscript = Manuscript(lines, "", history)
    assert_valid(manuscript, parse(manuscript))


@given(st.text(any_character, max_size=60))
def test_the_fingerprint_is_stable_under_width_and_space(text: str) -> None:
    wide = unicodedata.normalize("NFKC", text)
    spaced = "\u3000".join(text)
    assert digest(text) == digest(" " + text + "\n") == digest(spaced)
    assert digest(ink(text)) == digest(text)
    assert digest(wide) == digest(unicodedata.normalize("NFKC", wide))


@given(st.text("甲乙丙（）()，,：:；;１1２2 \u3000", max_size=40))
def test_the_fingerprint_of_laws_does_not_see_width(text: str) -> None:
    assert digest(text) == digest(unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize(
    "text",
    [
        "（一）" * 2000,
        "（" * 5000,
        "《" * 3000 + "》" * 3000,
        "“" * 5000,
        "第一条　" * 1500,
        "\n".join(f"第{n}条　甲。" for n in range(1, 3000)),
        "\n".join(["第一章　总则"] * 1500),
        "2020年5月28日" * 1000,
        "第一条　甲：" + "（一）甲；" * 1500,
        "　" * 20_000 + "甲" + " " * 20_000 + "乙",
        "一" * 20_000,
        "附：" * 3000,
    ],
    ids=range(12),
)
def test_very_long_texts_become_valid_trees(text: str) -> None:
    """What grows with the square of a text's length would stand out here by its time."""
    manuscript = plain(f"测试条例\n{text}")
    assert_valid(manuscript, parse(manuscript))
