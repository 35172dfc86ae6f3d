"""The tree of a text: units, articles, points, annexes, and what stands behind the law."""

import pytest

from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import Line, Manuscript, plain
from legal_library.parsing.parser import parse
from tests.legal_library.parsed import codes, outline, read, read_body, read_manuscript

UNITS = [
    pytest.param(
        "第一编　总则\n第一分编　通则\n第一章　一般规定\n第一节　原则\n第一条　甲。\n"
        "第二节　适用\n第二条　乙。",
        [
            "part_1 第一编总则",
            "part_1/subpart_1 第一分编通则",
            "part_1/subpart_1/chapter_1 第一章一般规定",
            "part_1/subpart_1/chapter_1/section_1 第一节原则",
            "art_1 第一条甲。",
            "part_1/subpart_1/chapter_1/section_2 第二节适用",
            "art_2 第二条乙。",
        ],
        set(),
        id="from parts to articles",
    ),
    pytest.param(
        "第一编　总则\n第一章　通则\n第一条　甲。\n第二编　物权\n第一章　通则\n第二条　乙。\n"
        "第三编　合同\n第二章　通则\n第三条　丙。",
        [
            "part_1 第一编总则",
            "part_1/chapter_1 第一章通则",
            "art_1 第一条甲。",
            "part_2 第二编物权",
            "part_2/chapter_1 第一章通则",
            "art_2 第二条乙。",
            "part_3 第三编合同",
            "part_3/chapter_2 第二章通则",
            "art_3 第三条丙。",
        ],
        set(),
        id="chapters are numbered anew, or on",
    ),
    pytest.param(
        "第一章　总则\n第一条　甲。\n第三章　罚则\n第二条　乙。",
        ["chapter_1 第一章总则", "art_1 第一条甲。", "chapter_3 第三章罚则", "art_2 第二条乙。"],
        {Code.UNIT_GAP},
        id="a chapter is missing",
    ),
    pytest.param(
        "第一章　总则\n第一条　甲。\n第一章　罚则\n第二条　乙。",
        ["chapter_1 第一章总则", "art_1 第一条甲。", "chapter_1__2 第一章罚则", "art_2 第二条乙。"],
        {Code.UNIT_GAP},
        id="a chapter twice",
    ),
    pytest.param(
        "第一章　总　则\n第一条　甲。\n第二章附则\n第二条　乙。",
        ["chapter_1 第一章总则", "art_1 第一条甲。", "chapter_2 第二章附则", "art_2 第二条乙。"],
        {Code.SPACED_HEADING, Code.NO_SPACE_AFTER_NUMBER},
        id="spaces within a heading, and none behind its number",
    ),
    pytest.param(
        "第一章\n总则\n第一条　甲。\n第二章\n第二条　乙。",
        ["chapter_1 第一章总则", "art_1 第一条甲。", "chapter_2 第二章", "art_2 第二条乙。"],
        set(),
        id="the title of a chapter in the next line, or nowhere",
    ),
    pytest.param(
        "序言\n我们决定：\n第一章　总则\n第一条　甲。\n附则\n第二条　乙。",
        [
            "preamble 序言",
            "preamble/para_1 我们决定：",
            "chapter_1 第一章总则",
            "art_1 第一条甲。",
            "division 附则",
            "art_2 第二条乙。",
        ],
        set(),
        id="headings without a number",
    ),
    pytest.param(
        "为了安全，决定如下：\n第一条　甲。",
        ["preamble", "preamble/para_1 为了安全，决定如下：", "art_1 第一条甲。"],
        set(),
        id="words before the first article",
    ),
]

ARTICLES = [
    pytest.param(
        "第一条　甲。\n第一条之一　乙。\n第一条之二　丙。\n第二条　丁。",
        [
            "art_1 第一条甲。",
            "art_1_1 第一条之一乙。",
            "art_1_2 第一条之二丙。",
            "art_2 第二条丁。",
        ],
        set(),
        id="inserted articles",
    ),
    pytest.param(
        "第1条　甲。\n第２条　乙。\n第 三 条　丙。",
        ["art_1 第1条甲。", "art_2 第２条乙。", "art_3 第 三 条丙。"],
        set(),
        id="digits of either width, and space within",
    ),
    pytest.param(
        "第一条　甲。\n第二条乙。",
        ["art_1 第一条甲。", "art_2 第二条乙。"],
        {Code.NO_SPACE_AFTER_NUMBER},
        id="no space behind the number",
    ),
    pytest.param(
        "第一条\n甲。\n第二条　（删去）",
        ["art_1 第一条甲。", "art_2 第二条（删去）"],
        set(),
        id="the text in the next line, and a deleted article",
    ),
    pytest.param(
        "第一条　甲。\n第三条　乙。\n第六条　丙。",
        ["art_1 第一条甲。", "art_3 第三条乙。", "art_6 第六条丙。"],
        {Code.GAP},
        id="gaps",
    ),
    pytest.param(
        "第一条　甲。\n第二条　乙。\n第二条　丙。",
        ["art_1 第一条甲。", "art_2 第二条乙。", "art_2__2 第二条丙。"],
        {Code.DUPLICATE_ARTICLE},
        id="a number twice",
    ),
    pytest.param(
        "第一条　甲。\n第三条　乙。\n第二条　丙。",
        ["art_1 第一条甲。", "art_3 第三条乙。", "art_2 第二条丙。"],
        {Code.GAP, Code.OUT_OF_ORDER},
        id="out of order",
    ),
    pytest.param(
        "第三条　甲。\n第四条　乙。",
        ["art_3 第三条甲。", "art_4 第四条乙。"],
        {Code.STARTS_LATE},
        id="the beginning is missing",
    ),
    pytest.param(
        "第一条　甲。第二条　乙。第三条　丙。\n第四条　丁。 第五条　戊。",
        [
            f"art_{n} 第{c}条{t}。"
            for n, c, t in zip(range(1, 6), "一二三四五", "甲乙丙丁戊", strict=True)
        ],
        {Code.GLUED_ARTICLE},
        id="articles in one line",
    ),
    pytest.param(
        "第一条　依照第二条　规定。\n第二条　乙。",
        ["art_1 第一条依照第二条　规定。", "art_2 第二条乙。"],
        {Code.ODD_SPACE},
        id="an article within a sentence is no glued one",
    ),
]

POINTS = [
    pytest.param(
        "一、甲。\n二、乙。\n（一）子；\n（二）丑。\n三、丙。",
        [
            "point_1 一、甲。",
            "point_2 二、乙。",
            "point_2/item_1 （一）子；",
            "point_2/item_2 （二）丑。",
            "point_3 三、丙。",
        ],
        {Code.NO_ARTICLES, Code.LIST_WITHOUT_COLON},
        id="a decision by points",
    ),
    pytest.param(
        "一、将第一条修改为：“第一条　甲。\n第二条　乙。”\n二、删去第三条。",
        [
            "point_1 一、",
            "point_1/para_1 将第一条修改为：“第一条　甲。",
            "point_1/para_2 第二条　乙。”",
            "point_2 二、删去第三条。",
        ],
        {Code.NO_ARTICLES, Code.ODD_SPACE},
        id="articles that a decision quotes are none of its own",
    ),
    pytest.param(
        "第一条　甲。\n第二条　乙：\n一、子；\n二、丑。\n第三条　丙。",
        [
            "art_1 第一条甲。",
            "art_2 第二条乙：",
            "art_2/item_1 一、子；",
            "art_2/item_2 二、丑。",
            "art_3 第三条丙。",
        ],
        set(),
        id="points below an article are its items",
    ),
]

BEHIND = [
    pytest.param(
        "第一条　甲。\n附件1：\n一、子。\n附件2　收费表\n说明。\n附：\n第一条　丙。",
        [
            "art_1 第一条甲。",
            "annex_1 附件1：",
            "annex_1/point_1 一、子。",
            "annex_2 附件2收费表",
            "annex_2/para_1 说明。",
            "annex 附：",
            "annex/art_1 第一条丙。",
        ],
        set(),
        id="annexes count anew",
    ),
    pytest.param(
        "第一条　甲。\n附件：\n说明。\n附件2：清单\n一、子。",
        [
            "art_1 第一条甲。",
            "annex 附件：",
            "annex/para_1 说明。",
            "annex_2 附件2：清单",
            "annex_2/point_1 一、子。",
        ],
        set(),
        id="an annex with a colon",
    ),
    pytest.param(
        "第一条　附件所列的，从其规定。\n附件一并公布。",
        ["art_1 第一条", "art_1/para_1 附件所列的，从其规定。", "art_1/para_2 附件一并公布。"],
        set(),
        id="a sentence about an annex is none",
    ),
    pytest.param(
        "第一条　甲。\n第二条　乙。\n关于测试的决定\n第一条　丙。\n第二条　丁。",
        [
            "art_1 第一条甲。",
            "art_2 第二条乙。",
            "attached_1 关于测试的决定",
            "attached_1/art_1 第一条丙。",
            "attached_1/art_2 第二条丁。",
        ],
        {Code.NUMBERING_RESTARTS},
        id="a decision with an article one of its own",
    ),
]


@pytest.mark.parametrize(("text", "lines", "found"), [*UNITS, *ARTICLES, *POINTS, *BEHIND])
def test_a_text_becomes_a_tree(text: str, lines: list[str], found: set[Code]) -> None:
    parsed = read_body(text)
    assert outline(parsed) == lines
    assert codes(parsed) - {Code.ODD_SPACE} == found - {Code.ODD_SPACE}


@pytest.mark.parametrize(
    "line",
    [
        "以下条件应当具备。",
        "第一次违反的，给予警告。",
        "第三人可以参加。",
        "第十三届会议决定。",
        "一、二级道路不在此限。",
        "（一）、（二）项所列情形，从重处罚。",
        "（一）项所列情形，从重处罚。",
        "第二条规定的情形，从轻处罚。",
        "第二条、第三条所称道路，是指公路。",
        "第二条至第四条不适用。",
        "第二章规定的程序适用。",
        "第一节所称的机关，是指行政机关。",
    ],
)
def test_words_that_only_look_like_a_number_begin_nothing(line: str) -> None:
    parsed = read_body(f"第一条　甲。\n{line}\n第二条　乙。")
    assert outline(parsed) == [
        "art_1 第一条",
        "art_1/para_1 甲。",
        f"art_1/para_2 {line}",
        "art_2 第二条乙。",
    ]
    assert codes(parsed) == set()


def test_how_many_articles_are_missing_is_said() -> None:
    parsed = read_body("第一条　甲。\n第四条　乙。")
    (gap,) = [f for f in parsed.findings if f.code == Code.GAP]
    assert (gap.quote, gap.count) == ("第二条 – 第三条", 2)


def test_attached_texts_are_not_articles_of_the_law() -> None:
    parsed = read_body(
        "第一条　甲。\n第二条　乙。\n关于测试的决定\n第一条　丙。\n附件\n第一条　丁。"
    )
    assert [node.text for node in parsed.articles] == ["甲。", "乙。"]


def test_articles_within_a_quotation_are_none() -> None:
    parsed = read_body("第一条　修改为：“第五条　甲。\n第六条　乙。”\n第二条　丙。")
    assert [node.label for node in parsed.articles] == ["第一条", "第二条"]


def test_the_word_of_a_heading_counts_and_not_its_mark() -> None:
    manuscript = Manuscript(
        [
            Line("测试条例", 0, 1),
            Line("第一章　总则", 10, 2),
            Line("第一节　原则", 20, 2),
            Line("第一条　甲。", 30),
            Line("第二章　罚则", 40, 2),
            Line("第二条　乙。", 50),
        ]
    )
    parsed = read_manuscript(manuscript)
    assert outline(parsed)[:2] == ["chapter_1 第一章总则", "chapter_1/section_1 第一节原则"]
    assert outline(parsed)[3] == "chapter_2 第二章罚则"
    assert Code.HEADING_LEVEL in codes(parsed)


def test_a_marked_heading_without_a_number_is_a_division() -> None:
    manuscript = Manuscript(
        [
            Line("测试条例", 0, 1),
            Line("第一章　总则", 10, 2),
            Line("一般规定", 20, 3),
            Line("第一条　甲。", 30),
        ]
    )
    assert outline(read_manuscript(manuscript)) == [
        "chapter_1 第一章总则",
        "chapter_1/division 一般规定",
        "art_1 第一条甲。",
    ]


def test_a_second_title_begins_another_text() -> None:
    manuscript = Manuscript(
        [
            Line("测试条例", 0, 1),
            Line("第一条　甲。", 10),
            Line("关于测试的决定", 20, 1),
            Line("第一条　乙。", 30),
        ]
    )
    assert outline(read_manuscript(manuscript))[1:] == [
        "attached_1 关于测试的决定",
        "attached_1/art_1 第一条乙。",
    ]


def test_rows_become_a_table_below_their_article() -> None:
    manuscript = Manuscript(
        [
            Line("测试条例", 0, 1),
            Line("第一条　见下表：", 10),
            Line("项目\t金额", 20, is_row=True),
            Line("一、子\t5元", 30, is_row=True),
            Line("第二条　乙。", 40),
        ]
    )
    parsed = read_manuscript(manuscript)
    assert outline(parsed) == [
        "art_1 第一条",
        "art_1/para_1 见下表：",
        "art_1/table_1 项目\t金额\n一、子\t5元",
        "art_2 第二条乙。",
    ]


def test_a_text_in_several_files_may_begin_later() -> None:
    manuscript = plain("测试条例\n第二百零五条　甲。\n第二百零六条　乙。")
    assert Code.STARTS_LATE in {f.code for f in parse(manuscript).findings}
    for start in (205, None):
        assert Code.STARTS_LATE not in {f.code for f in parse(manuscript, starts_at=start).findings}


def test_amendments_of_the_constitution_are_numbered_on() -> None:
    parsed = read_body("第五条　甲。")
    assert Code.STARTS_LATE in codes(parsed)
    amendment = read("中华人民共和国宪法修正案（2004年）\n第十八条　甲。\n第十九条　乙。")
    assert codes(amendment) == set()
    assert [node.number for node in amendment.articles] == [18, 19]
