"""Each recogniser takes its own numbers and leaves what only looks like one."""

import pytest

from legal_library.parsing import marks
from legal_library.parsing.tree import Kind


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("第一条　甲", (1, 0), "甲"),
        ("第一百三十三条之一　甲", (133, 1), "甲"),
        ("第一条甲", (1, 0), "甲"),
        ("第 十 条 甲", (10, 0), "甲"),
        ("第12条　甲", (12, 0), "甲"),
        ("第一条", (1, 0), ""),
        ("第一条　第二款规定的", (1, 0), "第二款规定的"),
    ],
)
def test_articles(text: str, number: tuple[int, int], rest: str) -> None:
    mark = marks.read_article(text)
    assert mark
    assert ((mark.number, mark.sub), mark.rest) == (number, rest)
    assert mark.label + mark.rest == "".join(text.rsplit("　", 1)) or mark.spaced


@pytest.mark.parametrize(
    "text",
    [
        *("第一条规定", "第一条的规定", "第一条、第二条", "第一条第二款", "第一条至第三条"),
        *("第一条和第二条", "第一条，第二条", "第一次会议", "第三人", "第十三届", "以下条件"),
        *(
            "依照第一条",
            "第十条）",
            "第九九九九九九九九九条　甲",
            "第一章　甲",
            "第条　甲",
            "第一条所称",
        ),
    ],
)
def test_what_only_speaks_of_an_article(text: str) -> None:
    assert marks.read_article(text) is None


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("第一编　总则", Kind.PART, 1, "总则"),
        ("第二分编　物权", Kind.SUBPART, 2, "物权"),
        ("第十二章　附则", Kind.CHAPTER, 12, "附则"),
        ("第三节　程序", Kind.SECTION, 3, "程序"),
        ("第三节程序", Kind.SECTION, 3, "程序"),
    ],
)
def test_units(text: str, kind: Kind, number: int, rest: str) -> None:
    mark = marks.read_unit(text, is_heading=False)
    assert mark
    assert (mark.kind, mark.number, mark.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    "text", ["第一章规定的程序", "第一章　甲。", "第一章、第二章", "第二节　" + "甲" * 61]
)
def test_sentences_are_units_only_where_the_file_marks_them(text: str) -> None:
    assert marks.read_unit(text, is_heading=False) is None
    assert marks.read_unit(text, is_heading=True)


@pytest.mark.parametrize(
    ("text", "number"),
    [("（一）甲", 1), ("(二)甲", 2), ("（三)甲", 3), ("（ 十一 ）甲", 11), ("（二十五）", 25)],
)
def test_items(text: str, number: int) -> None:
    mark = marks.read_item(text)
    assert mark
    assert (mark.kind, mark.number) == (Kind.ITEM, number)


@pytest.mark.parametrize(
    "text",
    [
        "（一）、（二）项",
        "（一）项规定",
        "（一）至（三）",
        "（一）和（二）",
        "（1）甲",
        "（零）甲",
        "（甲）",
    ],
)
def test_what_is_no_item(text: str) -> None:
    assert marks.read_item(text) is None


def test_an_item_may_begin_with_a_project() -> None:
    mark = marks.read_item("（一）项目名称")
    assert mark
    assert mark.rest == "项目名称"


@pytest.mark.parametrize(("text", "number"), [("一、甲", 1), ("十二．甲", 12), ("三.甲", 3)])
def test_points(text: str, number: int) -> None:
    mark = marks.read_point(text)
    assert mark
    assert (mark.kind, mark.number) == (Kind.POINT, number)


@pytest.mark.parametrize(
    "text", ["一、二级道路", "一、二、三级", "一、二", "零、甲", "甲、一", "一，甲", "五百、甲"]
)
def test_what_is_no_point(text: str) -> None:
    assert marks.read_point(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.甲", 1), ("2、甲", 2), ("12．甲", 12), ("（3）甲", 3), ("(4)甲", 4), ("⑤甲", 5)],
)
def test_subitems(text: str, number: int) -> None:
    mark = marks.read_subitem(text)
    assert mark
    assert (mark.kind, mark.number) == (Kind.SUBITEM, number)


@pytest.mark.parametrize("text", ["1.5米", "0.甲", "2020年", "1甲", "（一）甲"])
def test_what_is_no_subitem(text: str) -> None:
    assert marks.read_subitem(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("附件", None),
        ("附件1：表", 1),
        ("附件二", 2),
        ("附表", None),
        ("附：说明", None),
        ("附 录", None),
    ],
)
def test_annexes(text: str, number: int | None) -> None:
    mark = marks.read_annex(text)
    assert mark
    assert (mark.kind, mark.number) == (Kind.ANNEX, number)


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("附件：清单", "附件：", "清单"),
        ("附件1：清单", "附件1：", "清单"),
        ("附表 2: 清单", "附表 2:", "清单"),
        ("附件2　清单", "附件2", "清单"),
        ("附：清单", "附：", "清单"),
        ("附件：", "附件：", ""),
    ],
)
def test_the_colon_behind_the_number_is_no_part_of_the_title(
    text: str, label: str, title: str
) -> None:
    mark = marks.read_annex(text)
    assert mark
    assert (mark.label, mark.rest) == (label, title)


@pytest.mark.parametrize(
    "text", ["附件一并公布。", "附件所列", "附则", "附加刑", "附：" + "甲" * 61]
)
def test_what_is_no_annex(text: str) -> None:
    assert marks.read_annex(text) is None


@pytest.mark.parametrize("text", ["目录", "目　录", "目 次"])
def test_contents(text: str) -> None:
    assert marks.is_contents(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于修改《测试条例》的决定", True),
        ("关于修改部分法律的决定", True),
        ("关于废止《测试条例》的决定", True),
        ("中华人民共和国刑法修正案（九）", True),
        ("测试条例", False),
        ("关于加强测试工作的决定", False),
    ],
)
def test_texts_that_change_others(title: str, expected: bool) -> None:
    assert marks.titles_a_decision(title) is expected
