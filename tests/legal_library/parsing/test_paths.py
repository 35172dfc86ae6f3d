"""Paths are permanent names: they do not change when something is added elsewhere."""

import pytest

from legal_library.parsing.parser import ParsedLaw
from legal_library.parsing.tree import walk
from tests.legal_library.parsed import read_body


def paths(parsed: ParsedLaw) -> list[str]:
    return [node.path for node in walk(parsed.roots)]


def test_articles_do_not_name_their_unit() -> None:
    with_chapters = read_body("第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。")
    without = read_body("第一条　甲。\n第二条　乙。")
    assert [n.path for n in with_chapters.articles] == [n.path for n in without.articles]


def test_paths_hold_only_what_an_address_and_an_id_may() -> None:
    text = "序言\n甲。\n第一章　总则\n第一条之一　甲：\n（一）乙：\n1.丙。\n附件1\n一、丁。"
    for path in paths(read_body(text)):
        assert path.replace("/", "").replace("_", "").isascii()
        assert path.replace("/", "").replace("_", "").isalnum()


@pytest.mark.parametrize("number", [2, 3])
def test_what_stands_twice_is_counted(number: int) -> None:
    parsed = read_body("第一条　甲。\n" + "第二条　乙。\n" * number)
    expected = ["art_1", "art_2", "art_2__2", "art_2__3"]
    assert paths(parsed) == expected[: number + 1]


def test_annexes_of_one_name_are_told_apart() -> None:
    parsed = read_body("第一条　甲。\n附件\n第一条　乙。\n附件\n第一条　丙。")
    assert paths(parsed) == ["art_1", "annex", "annex/art_1", "annex_2", "annex_2/art_1"]
