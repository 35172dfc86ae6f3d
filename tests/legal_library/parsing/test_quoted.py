"""How running text cites laws."""

import pytest

from legal_library.parsing.quoted import is_named_like_a_law, quoted_in, unmarked_in


@pytest.mark.parametrize(
    ("text", "title", "articles"),
    [
        ("依照《民法典》第一千一百六十五条处理", "民法典", [(1165, 0)]),
        ("《刑法》第一百三十三条之一第一款第（一）项", "刑法", [(133, 1)]),
        ("《民法典》第十条第二款、第12条和第十五条", "民法典", [(10, 0), (12, 0), (15, 0)]),
        ("《个人信息保护法》第四十五条至第四十七条", "个人信息保护法", [(45, 0), (47, 0)]),
        ("《人民调解法》第八、九条", "人民调解法", [(8, 0), (9, 0)]),
        ("《民法典》（以下简称民法典）第三条", "民法典", [(3, 0)]),
        ("《消防法》（2021年修正）第五条", "消防法", [(5, 0)]),
        ("《关于适用〈民法典〉的解释》第一条", "关于适用〈民法典〉的解释", [(1, 0)]),
        ("《关于适用《民法典》的解释》", "关于适用《民法典》的解释", []),
        ("《民法典》，第五条说的是别的", "民法典", []),
        ("《民法典》第三编", "民法典", []),
        ("《看见》第一期", "看见", []),
    ],
)
def test_a_name_with_the_articles_behind_it(
    text: str, title: str, articles: list[tuple[int, int]]
) -> None:
    (one,) = quoted_in(text)
    assert (one.title, list(one.articles)) == (title, articles)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("《消防法》（2019年修正）", 2019),
        ("《消防法（2019修正）》", 2019),
        ("《消防法》（2019年4月23日第二次修正）", 2019),
        ("《消防法》（试行）", None),
        ("《消防法》2019年", None),
    ],
)
def test_the_version_that_is_named(text: str, year: int | None) -> None:
    (one,) = quoted_in(text)
    assert one.year == year


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("原《婚姻法》的规定", True),
        ("《婚姻法》已经废止", True),
        ("《婚姻法》、《继承法》同时废止", True),
        ("《生态法典》自2026年8月15日起施行", True),
        ("《生态法典》将于2026年8月15日起施行", True),
        ("按照《婚姻法》办理", False),
        ("《婚姻法》第五条规定合同失效的", False),
        ("原告依照《婚姻法》起诉", False),
    ],
)
def test_a_text_that_says_itself_that_a_law_is_not_in_force(text: str, is_told: bool) -> None:
    assert next(iter(quoted_in(text))).is_told is is_told


@pytest.mark.parametrize(
    "title",
    [
        *("网络安全法", "生态环境法典", "示例镇管理条例", "烟花爆竹燃放规定", "社会救助暂行办法"),
        *("道路交通安全法实施细则", "关于审理民间借贷案件的解释", "刑法修正案（十一）"),
        *("管理办法（试行）", "关于修改消防法的决定", "民法通则"),
    ],
)
def test_titles_of_laws_look_like_laws(title: str) -> None:
    assert is_named_like_a_law(title)


@pytest.mark.parametrize(
    "title",
    [
        *("今日说法", "学习方法", "孙子兵法", "以案释法", "好办法", "办法", "书法", "民法典百问"),
        *("第二十条", "行政处罚决定书", "法律援助申请表", "消防法（草案）", "关于开展宣传的通知"),
        *("秋菊打官司", "一个决定", "民法典宣传手册", "比赛总则"),
    ],
)
def test_books_films_and_forms_do_not(title: str) -> None:
    assert not is_named_like_a_law(title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("依据行政处罚法第八条", "行政处罚法"),
        ("违反道路交通安全法的，罚款", "道路交通安全法"),
        ("中华人民共和国行政处罚法第三条", "中华人民共和国行政处罚法"),
        ("根据治安管理处罚法，可以拘留", "治安管理处罚法"),
    ],
)
def test_a_title_without_its_marks(text: str, title: str) -> None:
    (one,) = unmarked_in(text)
    assert one.titles[0] == title


@pytest.mark.parametrize(
    "text",
    [
        *("依据《行政处罚法》第八条", "根据宪法，制定本法", "依照刑法追究刑事责任"),
        *("根据民法典宣传月的安排", "学习行政处罚法的人", "根据有关部门的安排"),
        "《中华人民共和国行政处罚法》",
    ],
)
def test_what_lacks_no_marks(text: str) -> None:
    assert list(unmarked_in(text)) == []
