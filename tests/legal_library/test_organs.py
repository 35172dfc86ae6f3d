"""Who issues laws, and what rank that gives."""

import pytest

from legal_library.organs import (
    UNKNOWN,
    LawKind,
    Rank,
    kind_of,
    organ_of,
    organ_of_title,
    rank_of,
)


@pytest.mark.parametrize(
    ("name", "full", "kind"),
    [
        ("第十三届全国人民代表大会第三次会议", "全国人民代表大会", LawKind.LAW),
        (
            "第十三届全国人民代表大会常务委员会第十次会议",
            "全国人民代表大会常务委员会",
            LawKind.LAW,
        ),
        ("全国人大常委会", "全国人民代表大会常务委员会", LawKind.LAW),
        ("国务院", "国务院", LawKind.ADMINISTRATIVE),
        ("中华人民共和国国务院", "国务院", LawKind.ADMINISTRATIVE),
        ("国务院办公厅", "国务院办公厅", LawKind.NORMATIVE),
        ("国家监察委员会", "国家监察委员会", LawKind.SUPERVISORY),
        ("中央军事委员会", "中央军事委员会", LawKind.MILITARY),
        ("最高人民法院", "最高人民法院", LawKind.JUDICIAL),
        ("最高人民法院、最高人民检察院", "最高人民法院、最高人民检察院", LawKind.JUDICIAL),
        ("公安部", "公安部", LawKind.DEPARTMENT_RULE),
        ("中华人民共和国公安部", "中华人民共和国公安部", LawKind.DEPARTMENT_RULE),
        ("国家市场监督管理总局", "国家市场监督管理总局", LawKind.DEPARTMENT_RULE),
        ("国家卫生健康委员会", "国家卫生健康委员会", LawKind.DEPARTMENT_RULE),
        ("中国人民银行", "中国人民银行", LawKind.DEPARTMENT_RULE),
        ("江苏省人民代表大会常务委员会", "江苏省人民代表大会常务委员会", LawKind.LOCAL_REGULATION),
        ("江苏省人大常委会", "江苏省人民代表大会常务委员会", LawKind.LOCAL_REGULATION),
        ("泰州市人民代表大会常务委员会", "泰州市人民代表大会常务委员会", LawKind.LOCAL_REGULATION),
        (
            "山东省第十三届人民代表大会常务委员会第二十次会议",
            "山东省人民代表大会常务委员会",
            LawKind.LOCAL_REGULATION,
        ),
        ("测试县人民代表大会", "测试县人民代表大会", LawKind.LOCAL_REGULATION),
        ("江苏省人民政府", "江苏省人民政府", LawKind.LOCAL_RULE),
        ("泰州市人民政府", "泰州市人民政府", LawKind.LOCAL_RULE),
        ("内蒙古自治区人民政府", "内蒙古自治区人民政府", LawKind.LOCAL_RULE),
        ("江苏省人民政府办公厅", "江苏省人民政府办公厅", LawKind.NORMATIVE),
        ("泰州市海陵区人民政府", "泰州市海陵区人民政府", LawKind.NORMATIVE),
        ("测试镇人民政府", "测试镇人民政府", LawKind.NORMATIVE),
        ("中共中央办公厅", "中共中央办公厅", LawKind.PARTY),
        ("某某研究会", "某某研究会", LawKind.OTHER),
        ("", "", LawKind.OTHER),
    ],
)
def test_organs(name: str, full: str, kind: LawKind) -> None:
    organ = organ_of(name)
    assert (organ.name, organ.kind) == (full, kind)
    assert organ.is_known is (kind != LawKind.OTHER)


@pytest.mark.parametrize(
    ("congress", "committee"),
    [
        ("全国人民代表大会", "全国人民代表大会常务委员会"),
        ("泰州市人民代表大会", "泰州市第六届人民代表大会常务委员会第二次会议"),
        ("江苏省人民代表大会", "江苏省人大常委会"),
    ],
)
def test_a_congress_and_its_committee_count_as_one(congress: str, committee: str) -> None:
    assert organ_of(congress).key == organ_of(committee).key == congress


def test_several_organs_are_another_organ_than_the_first() -> None:
    assert organ_of("公安部、司法部").key != organ_of("公安部").key


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        ("最高人民法院关于适用《中华人民共和国民法典》的解释", "最高人民法院"),
        ("最高人民法院、最高人民检察院关于办理案件的解释", "最高人民法院、最高人民检察院"),
        ("全国人民代表大会常务委员会关于测试的决定", "全国人民代表大会常务委员会"),
        ("国务院关于测试的决定", "国务院"),
        ("泰州市人民政府关于测试的通知", "泰州市人民政府"),
        ("江苏省人民代表大会常务委员会关于测试的决定", "江苏省人民代表大会常务委员会"),
        ("测试条例", ""),
    ],
)
def test_titles_that_name_their_organ(title: str, organ: str) -> None:
    assert organ_of_title(title).name == organ


NPC, COUNCIL, POLICE, CITY = "全国人民代表大会常务委员会", "国务院", "公安部", "泰州市人民政府"


@pytest.mark.parametrize(
    ("organ", "title", "number", "kind"),
    [
        (NPC, "中华人民共和国民法典", "", LawKind.LAW),
        (NPC, "中华人民共和国宪法", "", LawKind.CONSTITUTION),
        (NPC, "中华人民共和国宪法修正案（2018年）", "", LawKind.CONSTITUTION),
        (NPC, "中华人民共和国刑法修正案（九）", "", LawKind.LAW),
        (NPC, "关于《中华人民共和国刑法》第三十条的解释", "", LawKind.INTERPRETATION),
        (NPC, "全国人民代表大会常务委员会关于测试的决定", "", LawKind.DECISION),
        (COUNCIL, "测试条例", "国务院令第5号", LawKind.ADMINISTRATIVE),
        (COUNCIL, "国务院关于测试的通知", "国发〔2020〕5号", LawKind.NORMATIVE),
        (POLICE, "测试规定", "公安部令第5号", LawKind.DEPARTMENT_RULE),
        (POLICE, "测试规定", "公通字〔2020〕5号", LawKind.NORMATIVE),
        (CITY, "测试办法", "泰州市人民政府令第5号", LawKind.LOCAL_RULE),
        (CITY, "测试办法", "泰政发〔2020〕5号", LawKind.NORMATIVE),
        ("", "江苏省测试条例", "", LawKind.LOCAL_REGULATION),
        ("", "江苏省实施《中华人民共和国测试法》办法", "", LawKind.LOCAL_REGULATION),
        ("", "中华人民共和国市场主体登记管理条例", "", LawKind.OTHER),
        ("", "江苏省测试办法", "", LawKind.OTHER),
    ],
)
def test_kinds(organ: str, title: str, number: str, kind: LawKind) -> None:
    """The word 规定 or 办法 decides nothing; the organ and how it promulgates do."""
    assert kind_of(organ_of(organ) if organ else UNKNOWN, title, number) == kind


def test_ranks_are_in_the_order_of_effect() -> None:
    order = [
        LawKind.CONSTITUTION,
        LawKind.LAW,
        LawKind.ADMINISTRATIVE,
        LawKind.LOCAL_REGULATION,
        LawKind.LOCAL_RULE,
        LawKind.NORMATIVE,
        LawKind.OTHER,
    ]
    ranks = [rank_of(kind) for kind in order]
    assert ranks == sorted(set(ranks))
    assert rank_of(LawKind.DEPARTMENT_RULE) == rank_of(LawKind.LOCAL_RULE)
    assert rank_of("nonsense") == Rank.NONE
