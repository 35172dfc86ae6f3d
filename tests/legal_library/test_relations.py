"""What a text says about other laws in its title and its closing clause."""

import pytest

from legal_library.models import RelationKind
from legal_library.parsing.closing import Closing
from legal_library.relations import Related, relations_of
from legal_library.titles import law_key

AMENDS, REPEALS = RelationKind.AMENDS, RelationKind.REPEALS
IMPLEMENTS, INTERPRETS = RelationKind.IMPLEMENTS, RelationKind.INTERPRETS


@pytest.mark.parametrize(
    ("title", "kind", "other"),
    [
        ("关于修改《中华人民共和国测试法》的决定", AMENDS, "中华人民共和国测试法"),
        ("中华人民共和国刑法修正案（九）", AMENDS, "中华人民共和国刑法"),
        ("关于废止《测试条例》的决定", REPEALS, "测试条例"),
        ("最高人民法院关于适用《中华人民共和国民法典》的解释", INTERPRETS, "中华人民共和国民法典"),
        ("最高人民法院关于审理案件适用《测试法》若干问题的解释", INTERPRETS, "测试法"),
        ("江苏省实施《中华人民共和国测试法》办法", IMPLEMENTS, "中华人民共和国测试法"),
        ("中华人民共和国个人所得税法实施条例", IMPLEMENTS, "中华人民共和国个人所得税法"),
        (
            "关于修改《江苏省实施〈中华人民共和国测试法〉办法》的决定",
            AMENDS,
            "江苏省实施〈中华人民共和国测试法〉办法",
        ),
    ],
)
def test_titles(title: str, kind: RelationKind, other: str) -> None:
    assert relations_of(title, Closing()) == [Related(kind, other)]


@pytest.mark.parametrize("title", ["测试条例", "关于加强测试工作的决定", "中华人民共和国立法法"])
def test_titles_that_name_no_other(title: str) -> None:
    assert relations_of(title, Closing()) == []


def test_what_the_closing_clause_ends() -> None:
    closing = Closing(ends=("甲条例", "乙条例", "甲条例"), where="art_9")
    assert relations_of("测试条例", closing) == [
        Related(REPEALS, "甲条例", "art_9"),
        Related(REPEALS, "乙条例", "art_9"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中华人民共和国民法典", "民法典"),
        ("《民法典》", "民法典"),
        ("江苏省实施《测试法》办法", "江苏省实施〈测试法〉办法"),
        ("测试办法（试行）", "测试办法(试行)"),
        ("测　试　办法", "测试办法"),
        ("宪法修正案（2018年）", "中华人民共和国宪法修正案(2018年)"),
    ],
)
def test_titles_of_the_same_law(one: str, other: str) -> None:
    assert law_key(one) == law_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("测试办法", "测试办法（试行）"),
        ("测试办法", "测试暂行办法"),
        ("宪法修正案（2018年）", "宪法修正案（2004年）"),
        ("刑法修正案（九）", "刑法修正案（八）"),
        ("刑法", "刑法修正案"),
    ],
)
def test_titles_of_different_laws(one: str, other: str) -> None:
    assert law_key(one) != law_key(other)
