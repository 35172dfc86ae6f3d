"""The title, the note below it, and the table of contents."""

import pytest

from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import Line, Manuscript
from tests.legal_library.parsed import codes, outline, read, read_manuscript

ADOPTED = "2020年5月28日测试市第一届人民代表大会常务委员会第三次会议通过"
BODY = "第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。"
TREE = ["chapter_1 第一章总则", "art_1 第一条甲。", "chapter_2 第二章附则", "art_2 第二条乙。"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("测试市测试条例", "测试市测试条例"),
        ("测试市\n测试条例", "测试市测试条例"),
        ("关于测试工作的\n若干规定", "关于测试工作的若干规定"),
        ("测　试　条　例", "测试条例"),
        ("测试办法（试行）", "测试办法（试行）"),
        ("国务院关于修改《测试条例》\n的决定", "国务院关于修改《测试条例》的决定"),
    ],
)
def test_titles(head: str, title: str) -> None:
    parsed = read(f"{head}\n（{ADOPTED}）\n{BODY}")
    assert parsed.title == title
    assert len(parsed.history) == 1
    assert outline(parsed) == TREE


def test_a_text_without_a_title_says_so() -> None:
    assert Code.NO_TITLE in codes(read(BODY))


def test_the_known_title_ends_the_search() -> None:
    parsed = read(f"测试指引\n第二部分\n{BODY}", title="测试指引")
    assert [line.text for line in parsed.title_lines] == ["测试指引"]


NOTES = [
    pytest.param(f"（{ADOPTED}）", 1, id="in brackets"),
    pytest.param(f"({ADOPTED})", 1, id="in brackets of half width"),
    pytest.param(ADOPTED, 1, id="in a line"),
    pytest.param(f"{ADOPTED}\n2022年1月1日测试市第二届人民代表大会修正", 2, id="in lines"),
    pytest.param(
        f"（{ADOPTED}　根据2022年1月1日测试市第二届人民代表大会\n"
        "《关于修改〈测试条例〉的决定》修正）",
        2,
        id="brackets over two lines",
    ),
    pytest.param(
        "（2020年5月28日测试市第一届人民代表大会\n常务委员会第三次会议通过）", 1, id="broken"
    ),
    pytest.param(
        "2020年5月28日测试市第一届人民代表大会常务委员会\n第三次会议通过\n"
        "2022年1月1日《关于修改\n〈测试条例〉的决定》修正",
        2,
        id="broken lines",
    ),
    pytest.param(
        "（2020年5月28日测试市人民政府令第5号公布　自2020年7月1日起施行）", 1, id="a decree"
    ),
    pytest.param(
        "测试市人民政府令\n第5号\n2020年5月28日公布", 1, id="the decree in lines of its own"
    ),
]


@pytest.mark.parametrize(("note", "events"), NOTES)
def test_notes(note: str, events: int) -> None:
    parsed = read(f"测试条例\n{note}\n{BODY}")
    assert len(parsed.history) == events
    assert outline(parsed) == TREE
    assert Code.NO_HISTORY not in {f.code for f in parsed.findings}


@pytest.mark.parametrize(
    "lead",
    [
        "为了安全，根据2020年5月28日通过的决定，制定本条例。",
        "2020年5月28日，事故发生\n后，公布了结果。",
        "（甲的乙）",
    ],
)
def test_words_before_the_first_article_are_no_note(lead: str) -> None:
    parsed = read(f"测试条例\n{ADOPTED}\n{lead}\n第一条　甲。")
    assert len(parsed.history) == 1
    lines = [f"preamble/para_{n} {line}" for n, line in enumerate(lead.split("\n"), 1)]
    assert outline(parsed) == ["preamble", *lines, "art_1 第一条甲。"]


def test_a_bracket_that_never_closes_ends_before_the_body() -> None:
    parsed = read(f"测试条例\n（{ADOPTED}\n{BODY}")
    assert outline(parsed) == TREE


def test_the_title_once_more_is_left_out() -> None:
    parsed = read(f"测试条例\n{ADOPTED}\n测　试　条　例\n{BODY}")
    assert outline(parsed) == TREE
    assert Code.TITLE_REPEATED in codes(parsed)


CONTENTS = [
    pytest.param("目录\n第一章　总则\n第二章　附则\n", id="with its heading"),
    pytest.param("目　录\n第一章　总则……1\n第二章　附则……12\n", id="with pages"),
    pytest.param("目　录\n第一章　总则 1\n第二章　附则 12\n", id="with pages behind spaces"),
    pytest.param("第一章　总则\n第二章　附则\n", id="without its heading"),
]


@pytest.mark.parametrize("contents", CONTENTS)
def test_the_table_of_contents_is_left_out(contents: str) -> None:
    parsed = read(f"测试条例\n{ADOPTED}\n{contents}{BODY}")
    assert outline(parsed) == TREE
    assert codes(parsed) - {Code.ODD_SPACE} == {Code.CONTENTS_REMOVED}


def test_contents_of_one_chapter() -> None:
    parsed = read(f"测试条例\n{ADOPTED}\n目录\n第一章　总则\n第一章　总则\n第一条　甲。")
    assert outline(parsed) == TREE[:2]


def test_headings_that_only_the_contents_have_are_named() -> None:
    text = "目录\n第一章　总则\n第二章　罚则\n第三章　附则\n"
    parsed = read(f"测试条例\n{text}第一章　总则\n第一条　甲。\n第三章　附则\n第二条　乙。")
    (missing,) = [f for f in parsed.findings if f.code == Code.CONTENTS_NOT_REPEATED]
    assert missing.quote == "第二章　罚则"


def test_contents_that_nothing_repeats_are_named() -> None:
    parsed = read("测试条例\n目录\n第一章　总则\n第二章　附则\n第一条　甲。\n第二条　乙。")
    assert outline(parsed) == ["art_1 第一条甲。", "art_2 第二条乙。"]
    assert Code.CONTENTS_NOT_REPEATED in codes(parsed)


@pytest.mark.parametrize("number", ["- 3 -", "—12—", "第 3 页", "第3页 共12页", "7"])
def test_page_numbers_are_left_out(number: str) -> None:
    parsed = read(f"测试条例\n第一条　甲。\n{number}\n第二条　乙。")
    assert outline(parsed) == ["art_1 第一条甲。", "art_2 第二条乙。"]
    assert Code.PAGE_NUMBER in codes(parsed)


def test_where_the_file_marks_the_note_nothing_is_guessed() -> None:
    manuscript = Manuscript(
        [Line("测试条例", 0, 1), Line("2021年1月1日公布的，从其规定。", 50)],
        "",
        [Line(ADOPTED, 10)],
    )
    parsed = read_manuscript(manuscript)
    assert [event.organ for event in parsed.history] == ["测试市人民代表大会常务委员会"]
    assert outline(parsed) == ["preamble", "preamble/para_1 2021年1月1日公布的，从其规定。"]


@pytest.mark.parametrize("text", ["", " \n\u3000", "\u200b", "测试条例", f"测试条例\n{ADOPTED}"])
def test_an_empty_text_is_a_law_without_text(text: str) -> None:
    parsed = read(text)
    assert parsed.roots == []
    assert Code.EMPTY in codes(parsed)


def test_a_page_number_within_a_sentence() -> None:
    parsed = read("测试条例\n第一条　任何单位和个人都有遵守本条例规定的义务，\n- 3 -\n并有权举报。")
    assert outline(parsed) == ["art_1 第一条任何单位和个人都有遵守本条例规定的义务，并有权举报。"]
