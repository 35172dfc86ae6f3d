"""What stands below an article: paragraphs (款), items (项), subitems (目)."""

import pytest

from legal_library.parsing.findings import Code
from legal_library.parsing.passages import LONG
from tests.legal_library.parsed import codes, outline, read_body

LISTS = [
    pytest.param(
        ["甲。"],
        ["art_1 第一条甲。"],
        set(),
        id="one paragraph is the article itself",
    ),
    pytest.param(
        ["甲。", "乙。"],
        ["art_1 第一条", "art_1/para_1 甲。", "art_1/para_2 乙。"],
        set(),
        id="paragraphs have no number",
    ),
    pytest.param(
        ["有下列情形之一的：", "（一）甲；", "（二）乙。", "前款所称丙，是指丁。"],
        [
            "art_1 第一条",
            "art_1/para_1 有下列情形之一的：",
            "art_1/para_1/item_1 （一）甲；",
            "art_1/para_1/item_2 （二）乙。",
            "art_1/para_2 前款所称丙，是指丁。",
        ],
        set(),
        id="what follows a list is the next paragraph",
    ),
    pytest.param(
        ["甲：", "（一）子；", "（二）丑。", "乙：", "（一）寅；", "（二）卯。"],
        [
            "art_1 第一条",
            "art_1/para_1 甲：",
            "art_1/para_1/item_1 （一）子；",
            "art_1/para_1/item_2 （二）丑。",
            "art_1/para_2 乙：",
            "art_1/para_2/item_1 （一）寅；",
            "art_1/para_2/item_2 （二）卯。",
        ],
        set(),
        id="two lists in an article",
    ),
    pytest.param(
        ["甲：", "（一）子：", "1.寅；", "2.卯。", "（二）丑。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 （一）子：",
            "art_1/item_1/subitem_1 1.寅；",
            "art_1/item_1/subitem_2 2.卯。",
            "art_1/item_2 （二）丑。",
        ],
        set(),
        id="subitems",
    ),
    pytest.param(
        ["甲：", "1.子：", "（1）寅；", "（2）卯。", "2.丑。", "①辰；"],
        [
            "art_1 第一条甲：",
            "art_1/subitem_1 1.子：",
            "art_1/subitem_1/subitem_1 （1）寅；",
            "art_1/subitem_1/subitem_2 （2）卯。",
            "art_1/subitem_2 2.丑。",
            "art_1/subitem_2/subitem_1 ①辰；",
        ],
        set(),
        id="lists that go 1. and （1） and ①",
    ),
    pytest.param(
        ["甲：", "（一）子。", "子的第二段。", "子的第三段。", "（二）丑。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 （一）子。",
            "art_1/item_1/para_2 子的第二段。",
            "art_1/item_1/para_3 子的第三段。",
            "art_1/item_2 （二）丑。",
        ],
        {Code.ITEM_OF_SEVERAL_PARAGRAPHS},
        id="paragraphs between two items belong to the first",
    ),
    pytest.param(
        ["甲：（一）子；（二）丑；（三）寅。", "乙。"],
        [
            "art_1 第一条",
            "art_1/para_1 甲：",
            "art_1/para_1/item_1 （一）子；",
            "art_1/para_1/item_2 （二）丑；",
            "art_1/para_1/item_3 （三）寅。",
            "art_1/para_2 乙。",
        ],
        {Code.INLINE_LIST},
        id="a list in one line",
    ),
    pytest.param(
        ["甲：（一）子，见（五）项。"],
        ["art_1 第一条甲：（一）子，见（五）项。"],
        set(),
        id="one bracket in a line is no list",
    ),
    pytest.param(
        ["甲：", "（一）子；", "丑；", "（三）寅。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 （一）子；",
            "art_1/item_2 丑；",
            "art_1/item_3 （三）寅。",
        ],
        {Code.ITEM_WITHOUT_NUMBER},
        id="an item whose number is lost",
    ),
    pytest.param(
        ["甲：", "（一）子；", "丑；", "寅。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 （一）子；",
            "art_1/item_2 丑；",
            "art_1/item_3 寅。",
        ],
        {Code.ITEM_WITHOUT_NUMBER},
        id="the last item has lost its number, too",
    ),
    pytest.param(
        ["甲：", "(一)子；", "（二)丑；", "(三）寅。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 (一)子；",
            "art_1/item_2 （二)丑；",
            "art_1/item_3 (三）寅。",
        ],
        {Code.HALF_WIDTH},
        id="brackets of half width, and mixed ones",
    ),
    pytest.param(
        ["甲：", "（一）子；", "（三）丑；", "（三）寅。"],
        [
            "art_1 第一条甲：",
            "art_1/item_1 （一）子；",
            "art_1/item_3 （三）丑；",
            "art_1/item_3__2 （三）寅。",
        ],
        {Code.ITEM_GAP, Code.ITEM_TWICE},
        id="an item is missing, another stands twice",
    ),
    pytest.param(
        ["甲。", "（一）子；", "（二）丑。"],
        [
            "art_1 第一条甲。",
            "art_1/item_1 （一）子；",
            "art_1/item_2 （二）丑。",
        ],
        {Code.LIST_WITHOUT_COLON},
        id="a list that nothing announces",
    ),
    pytest.param(
        ["（一）子；", "（二）丑。"],
        ["art_1 第一条", "art_1/item_1 （一）子；", "art_1/item_2 （二）丑。"],
        set(),
        id="a list without a lead",
    ),
    pytest.param(
        ["甲：", "（一）项目名称；", "（二）项目地点。"],
        ["art_1 第一条甲：", "art_1/item_1 （一）项目名称；", "art_1/item_2 （二）项目地点。"],
        set(),
        id="an item that begins with 项目",
    ),
    pytest.param(
        ["甲：", "一、子；", "二、丑。"],
        ["art_1 第一条甲：", "art_1/item_1 一、子；", "art_1/item_2 二、丑。"],
        set(),
        id="items that go 一、",
    ),
    pytest.param(
        ["任何单位和个人都有遵守本条例规定的义务，", "并有权举报。", "乙。"],
        [
            "art_1 第一条",
            "art_1/para_1 任何单位和个人都有遵守本条例规定的义务，并有权举报。",
            "art_1/para_2 乙。",
        ],
        {Code.HARD_WRAP},
        id="a sentence in two lines",
    ),
    pytest.param(
        ["国务院由下列人员组成：", "总理，", "副总理若干人，", "秘书长。"],
        [
            "art_1 第一条",
            "art_1/para_1 国务院由下列人员组成：",
            "art_1/para_2 总理，",
            "art_1/para_3 副总理若干人，",
            "art_1/para_4 秘书长。",
        ],
        {Code.NO_END_PUNCTUATION},
        id="short lines with commas are lines of their own",
    ),
    pytest.param(
        ["甲"],
        ["art_1 第一条甲"],
        {Code.NO_END_PUNCTUATION},
        id="no punctuation at the end",
    ),
]


@pytest.mark.parametrize(("lines", "expected", "found"), LISTS)
def test_below_an_article(lines: list[str], expected: list[str], found: set[Code]) -> None:
    parsed = read_body("第一条　" + "\n".join(lines) + "\n第二条　完。")
    assert outline(parsed) == [*expected, "art_2 第二条完。"]
    assert codes(parsed) == found


def test_a_very_long_article_wants_a_look() -> None:
    parsed = read_body("第一条　" + "甲" * LONG + "。\n第二条　乙。")
    assert [f.quote for f in parsed.findings if f.code == Code.LONG_ARTICLE] == ["第一条"]


def test_a_list_that_is_too_long_for_chinese_numerals_of_one_sign() -> None:
    signs = ["十", "十一", "十二", "二十", "二十一"]
    items = [f"（{sign}）甲；" for sign in "一二三四五六七八九"] + [f"（{s}）甲；" for s in signs]
    parsed = read_body("第一条　下列：\n" + "\n".join(items))
    numbers = [child.number for child in parsed.roots[0].children]
    assert numbers == [*range(1, 13), 20, 21]
    assert codes(parsed) == {Code.ITEM_GAP}


def test_the_body_of_an_article_is_all_its_lines() -> None:
    parsed = read_body("第一条　甲：\n（一）子；\n（二）丑。\n乙。")
    assert parsed.roots[0].body == "甲：\n（一）子；\n（二）丑。\n乙。"
