"""What we know better than the sources is used, with its source, and never silently."""

import datetime as dt
import re
from dataclasses import fields

import pytest

from legal_library import corrections
from legal_library.corrections import (
    Correction,
    Heading,
    RightText,
    corrected,
    fingerprint,
    with_outline,
    with_texts,
)
from legal_library.importers.metadata import Metadata
from legal_library.parsing.findings import MAX_PER_CODE, Code
from legal_library.parsing.manuscript import Line, Manuscript
from legal_library.parsing.numerals import article_label
from legal_library.titles import law_key
from tests.legal_library.parsed import outline, read_manuscript

DAY = dt.date(2020, 5, 28)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    value = Correction("测试法", DAY, "effective_from", "2020-09-01", "公报")
    monkeypatch.setattr(corrections, "corrections", lambda: {("测试法", DAY): (value,)})
    headings = (
        Heading((1, 0), 1, "第一编　总则", "公报"),
        Heading((3, 0), 1, "第二编　分则", "公报"),
    )
    monkeypatch.setattr(corrections, "outlines", lambda: {"测试法": headings})


def test_a_value_of_one_version_is_corrected_and_said(known: None) -> None:
    wrong = Metadata("中华人民共和国测试法", version_date=DAY, effective_from=dt.date(2020, 1, 1))
    metadata, findings = corrected(wrong)
    assert metadata.effective_from == dt.date(2020, 9, 1)
    assert [(f.code, f.quote) for f in findings] == [
        (Code.CORRECTED, "effective_from 2020-01-01 → 2020-09-01（公报）")
    ]
    assert corrected(metadata) == (metadata, [])


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata("测试法", version_date=dt.date(2015, 1, 1)),
        Metadata("测试法"),
        Metadata("试验法", version_date=DAY),
    ],
)
def test_other_versions_are_left_alone(known: None, metadata: Metadata) -> None:
    assert corrected(metadata) == (metadata, [])


def manuscript(*headings: str) -> Manuscript:
    lines = ["第一章　通则", "第一条　甲。", "第二条　乙。", "第一章　规则", "第三条　丙。"]
    rows = [Line("测试法", 0, 1)]
    for at, text in enumerate([*headings, *lines], 1):
        rows.append(Line(text, at * 100, 0 if "条" in text else 2))
    return Manuscript(rows, "测试法", [])


def test_missing_headings_stand_before_the_chapters_of_their_article(known: None) -> None:
    whole, findings = with_outline(manuscript(), "测试法")
    assert outline(read_manuscript(whole))[:2] == [
        "part_1 第一编总则",
        "part_1/chapter_1 第一章通则",
    ]
    assert [(f.code, f.count) for f in findings] == [(Code.CORRECTED, 2)]
    assert outline(read_manuscript(whole))[-3:] == [
        "part_2 第二编分则",
        "part_2/chapter_1 第一章规则",
        "art_3 第三条丙。",
    ]


def test_headings_that_are_there_are_not_added(known: None) -> None:
    whole, findings = with_outline(manuscript("第一编　总　则"), "测试法")
    assert [f.count for f in findings] == [1]
    assert sum("第一编" in line.text for line in whole.lines) == 1


def test_other_laws_are_left_alone(known: None) -> None:
    text = manuscript()
    assert with_outline(text, "试验法") == (text, [])


WRONG = "甲。\n续乙。"
BROKEN = "丙，\n丁。"


@pytest.fixture
def known_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    swallowed = (
        RightText((1, 0), fingerprint(WRONG), "甲。", "公报"),
        RightText((2, 0), fingerprint(WRONG), "完整的续乙。", "公报"),
    )
    joined = RightText((3, 1), fingerprint(BROKEN), "丙，丁。", "文本库")
    of_version = {fingerprint(WRONG): swallowed, joined.wrong: (joined,)}
    monkeypatch.setattr(corrections, "right_texts", lambda: {("测试法", DAY): of_version})


def test_a_wrong_text_gives_way_to_the_right_ones(known_texts: None) -> None:
    articles = [("第一条", WRONG), ("第三条之一", BROKEN), ("第四条", "戊。")]
    found, findings = with_texts(articles, "中华人民共和国测试法", DAY)
    assert found == [
        [("第一条", "甲。"), ("第二条", "完整的续乙。")],
        [("第三条之一", "丙，丁。")],
        [("第四条", "戊。")],
    ]
    assert [(f.code, f.quote, f.count) for f in findings] == [
        (Code.CORRECTED, "第1、2条（公报）", 2),
        (Code.CORRECTED, "第3之1条（文本库）", 1),
    ]


@pytest.mark.parametrize(
    ("title", "day", "number", "text"),
    [
        ("测试法", DAY, "第一条", "甲。"),
        ("测试法", DAY, "第一条", WRONG.replace("\n", "")),
        ("测试法", DAY, "第一条", WRONG + " "),
        ("测试法", DAY, "第九条", WRONG),
        ("测试法", DAY, "", WRONG),
        ("测试法", dt.date(2015, 1, 1), "第一条", WRONG),
        ("测试法", None, "第一条", WRONG),
        ("试验法", DAY, "第一条", WRONG),
    ],
)
def test_any_other_text_is_left_alone(
    known_texts: None, title: str, day: dt.date | None, number: str, text: str
) -> None:
    assert with_texts([(number, text)], title, day) == ([[(number, text)]], [])


def test_an_article_that_stands_elsewhere_is_not_added(known_texts: None) -> None:
    found, findings = with_texts([("第一条", WRONG), ("第二条", "乙。")], "测试法", DAY)
    assert found == [[("第一条", "甲。")], [("第二条", "乙。")]]
    assert [f.quote for f in findings] == ["第1条（公报）"]


def test_findings_name_every_article_and_its_source(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are short enough to be shown whole, and too few to be counted instead of listed."""
    monkeypatch.setattr(corrections, "fingerprint", lambda text: text)
    for (title, day), of_version in corrections.right_texts().items():
        wrong = [(article_label(*right[0].article), text) for text, right in of_version.items()]
        found, findings = with_texts(wrong, title, day)
        articles = [number for instead in found for number, _text in instead]
        named = [
            article_label(int(number))
            for finding in findings
            for number in finding.shown.removeprefix("第").partition("条")[0].split("、")
        ]
        assert sorted(named) == sorted(articles)
        assert all(finding.shown == finding.quote for finding in findings)
        assert len(findings) < MAX_PER_CODE


def test_the_data_are_sound() -> None:
    """Each value fits its field and names its source; no version has two of one field."""
    known = {field.name for field in fields(Metadata)}
    for (title, day), values in corrections.corrections().items():
        assert title == law_key(title)
        assert len({one.field for one in values}) == len(values)
        for one in values:
            assert one.field in known
            assert one.source
            assert one.version_date == day
            if one.field.endswith(("_on", "_from", "_date")):
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.value)
                assert dt.date.fromisoformat(one.value) >= day
    for (title, _day), of_version in corrections.right_texts().items():
        assert title == law_key(title)
        every = [right for rights in of_version.values() for right in rights]
        assert len({right.article for right in every}) == len(every)
        for right in every:
            lines = [line.strip() for line in right.text.split("\n")]
            assert re.fullmatch(r"[0-9a-f]{16}", right.wrong)
            assert fingerprint(right.text) != right.wrong
            assert right.source
            assert right.text == "\n".join(filter(None, lines))
            assert all(line.endswith(tuple("。；：")) for line in lines)
    for headings in corrections.outlines().values():
        assert [h.article for h in headings] == sorted(h.article for h in headings)
        assert all(h.source and h.text for h in headings)
