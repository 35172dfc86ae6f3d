"""What counts as a character of a law, and what its fingerprint holds."""

import pytest

from legal_library.parsing import characters
from legal_library.parsing.findings import Code
from tests.legal_library.parsed import codes, outline, read_body


def quotes(text: str, code: Code) -> list[str]:
    return [f.shown for f in read_body(text).findings if f.code == code]


def test_private_characters_are_kept_and_named() -> None:
    """U+E010 stands for a decimal point: without it 2.5 metres would be 25."""
    text = "第一条　不低于2\ue0105米，不高于3\ue0105米。"
    assert outline(read_body(text)) == ["art_1 第一条不低于2\ue0105米，不高于3\ue0105米。"]
    found = quotes(text, Code.PRIVATE_USE)
    assert len(found) == 2
    assert "2[U+E010]5米" in found[0]


def test_invisible_characters_are_left_out_and_named() -> None:
    text = "第一条　甲\u200b乙\ufeff丙\u200b。"
    assert outline(read_body(text)) == ["art_1 第一条甲乙丙。"]
    assert quotes(text, Code.INVISIBLE) == ["U+200B × 2，U+FEFF × 1"]


def test_invisible_characters_hide_no_article() -> None:
    assert outline(read_body("\u200b第一条　甲。\n\u200e第二条　乙。")) == [
        "art_1 第一条甲。",
        "art_2 第二条乙。",
    ]


def test_a_character_that_was_lost_blocks() -> None:
    assert Code.REPLACEMENT in codes(read_body("第一条　甲\ufffd乙。"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("总　则", "总则"),
        ("总 则", "总则"),
        ("附\u3000\u3000则", "附则"),
        ("A B", "A B"),
        ("甲 A", "甲 A"),
    ],
)
def test_headings_without_the_spaces_that_spread_them(text: str, expected: str) -> None:
    assert characters.unspaced(text) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲（一）乙", "甲(一)乙"),
        ("甲，乙：丙；", "甲,乙:丙;"),
        ("第１条", "第1条"),
        ("甲 乙\n丙\u3000丁", "甲乙丙丁"),
        ("甲\u200b乙", "甲乙"),
    ],
)
def test_the_fingerprint_does_not_see_how_a_text_was_typed(one: str, other: str) -> None:
    assert characters.digest(one) == characters.digest(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲", "乙"),
        ("甲。", "甲"),
        ("二百", "三百"),
        ("2\ue0105", "25"),
    ],
)
def test_the_fingerprint_sees_every_change(one: str, other: str) -> None:
    assert characters.digest(one) != characters.digest(other)


def test_the_fingerprint_is_short_and_the_same_everywhere() -> None:
    assert characters.digest("甲") == characters.digest("甲") == "33e3580c093111e1"
    assert len(characters.digest("\ud800")) == 16


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("第一条　甲（乙。", Code.UNBALANCED),
        ("第一条　甲“乙。", Code.UNBALANCED),
        ("第一条　甲》乙。", Code.UNBALANCED),
        ("第一条　依照本条例第九条的规定。", Code.DANGLING_REFERENCE),
        ("第一条　甲，", Code.TRUNCATED),
        ("第一条　甲\u00a0乙。", Code.ODD_SPACE),
    ],
)
def test_what_is_looked_for_in_the_whole_text(text: str, code: Code) -> None:
    assert code in codes(read_body(text))


@pytest.mark.parametrize(
    "text",
    [
        "第一条　甲（乙)丙。",
        "第一条　依照本条例第一条的规定。",
        "第一条　修改为：“依照本法第九条的规定。”",
        "第一条　“甲。\n“乙。”",
    ],
)
def test_what_is_no_fault(text: str) -> None:
    assert codes(read_body(text)) & {Code.UNBALANCED, Code.DANGLING_REFERENCE} == set()
