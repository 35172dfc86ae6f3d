"""The note below the title: who did what, when."""

import datetime as dt

import pytest

from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.history import EventKind, HistoryEvent, read_history
from legal_library.parsing.manuscript import Line

NPC, NPCSC = "全国人民代表大会", "全国人民代表大会常务委员会"


def events(*lines: str) -> tuple[list[HistoryEvent], set[Code]]:
    findings = Findings()
    read = read_history([Line(text, at * 1000) for at, text in enumerate(lines)], findings)
    return read, {finding.code for finding in findings}


def summary(*lines: str) -> list[tuple[str, str, str]]:
    return [(e.kind.value, e.day.isoformat(), e.organ) for e in events(*lines)[0]]


ONE = [
    ("2020年5月28日第十三届全国人民代表大会第三次会议通过", ("adopted", "2020-05-28", NPC)),
    (
        "2009年8月27日第十一届全国人民代表大会常务委员会第十次会议通过",
        ("adopted", "2009-08-27", NPCSC),
    ),
    (
        "２０２０年５月２８日山东省第十三届人民代表大会常务委员会第三次会议通过",
        ("adopted", "2020-05-28", "山东省人民代表大会常务委员会"),
    ),
    (
        "二〇二〇年五月二十八日测试市第一届人民代表大会第三次会议通过",
        ("adopted", "2020-05-28", "测试市人民代表大会"),
    ),
    (
        "2020年9月25日山东省第十三届人民代表大会常务委员会第二十三次会议批准",
        ("approved", "2020-09-25", "山东省人民代表大会常务委员会"),
    ),
    ("2007年4月5日国务院令第492号公布", ("promulgated", "2007-04-05", "国务院")),
    ("2019年4月23日国务院修订", ("revised", "2019-04-23", "国务院")),
    ("2015年6月1日起施行", ("in_force", "2015-06-01", "")),
    ("2010年1月1日国务院令第500号废止", ("repealed", "2010-01-01", "国务院")),
]


@pytest.mark.parametrize(("line", "expected"), ONE)
def test_one_event(line: str, expected: tuple[str, str, str]) -> None:
    read = summary(line)
    assert [(kind, day) for kind, day, _organ in read] == [expected[:2]]
    assert read[0][2].startswith(expected[2])


def test_every_amendment_in_its_order() -> None:
    line = (
        "（1979年7月1日第五届全国人民代表大会第二次会议通过　"
        "根据1996年3月17日第八届全国人民代表大会第四次会议"
        "《关于修改〈中华人民共和国刑事诉讼法〉的决定》第一次修正　"
        "根据2012年3月14日第十一届全国人民代表大会第五次会议"
        "《关于修改〈中华人民共和国刑事诉讼法〉的决定》第二次修正）"
    )
    read, found = events(line)
    assert [(e.kind, e.day.year) for e in read] == [
        (EventKind.ADOPTED, 1979),
        (EventKind.AMENDED, 1996),
        (EventKind.AMENDED, 2012),
    ]
    assert read[1].instrument == "关于修改〈中华人民共和国刑事诉讼法〉的决定"
    assert read[1].session.endswith("第四次会议")
    assert found == set()


def test_decisions_in_a_row_share_the_verb_behind_them() -> None:
    read, _found = events(
        "根据1988年4月12日第七届全国人民代表大会第一次会议通过的《宪法修正案》、"
        "1993年3月29日第八届全国人民代表大会第一次会议通过的《宪法修正案》修正"
    )
    assert [event.kind for event in read] == [EventKind.AMENDED, EventKind.AMENDED]


def test_words_and_days_within_titles_do_not_count() -> None:
    read, _found = events(
        "2021年1月1日国务院令第5号《关于废止〈2003年5月1日公布的规定〉的决定》修订"
    )
    assert [(e.kind, e.day) for e in read] == [(EventKind.REVISED, dt.date(2021, 1, 1))]


def test_promulgation_and_the_day_of_coming_into_force_are_one_event() -> None:
    read, _found = events("（2020年5月28日测试市人民政府令第5号公布　自2020年7月1日起施行）")
    assert [(e.kind, e.day, e.effective) for e in read] == [
        (EventKind.PROMULGATED, dt.date(2020, 5, 28), dt.date(2020, 7, 1))
    ]
    assert read[0].document_number == "测试市人民政府令第5号"


def test_from_promulgation_is_its_day() -> None:
    read, _found = events("2020年5月28日国务院令第5号公布，自公布之日起施行")
    assert read[0].effective == dt.date(2020, 5, 28)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("2020年5月28日国务院令第 492 号公布", "国务院令第492号"),
        ("2020年5月28日国发〔2020〕5号公布", "国发〔2020〕5号"),
        ("2020年5月28日公布", ""),
    ],
)
def test_document_numbers(line: str, number: str) -> None:
    assert events(line)[0][0].document_number == number


def test_lines_without_a_day_belong_to_the_one_before() -> None:
    read, found = events("2020年5月28日第十三届全国人民代表大会", "第三次会议通过")
    assert [(e.kind, e.organ) for e in read] == [(EventKind.ADOPTED, NPC)]
    assert found == set()


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["测试市人民政府令"], Code.HISTORY_WITHOUT_DATE),
        (["2020年2月30日通过"], Code.HISTORY_UNREAD),
        (["2020年5月28日"], Code.HISTORY_UNREAD),
        (["2020年5月28日通过", "2019年5月28日修正"], Code.HISTORY_ORDER),
    ],
)
def test_what_is_not_understood_is_said(lines: list[str], code: Code) -> None:
    assert events(*lines)[1] == {code}
