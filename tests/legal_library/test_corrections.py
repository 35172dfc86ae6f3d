"""What we know better than the sources is used, with its source, and never silently."""

import datetime as dt
import re
from dataclasses import fields

import pytest

from legal_library import corrections
from legal_library.corrections import Correction, Heading, corrected, with_outline
from legal_library.importers.metadata import Metadata
from legal_library.parsing.findings import Code
from legal_library.parsing.manuscript import Line, Manuscript
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
    for headings in corrections.outlines().values():
        assert [h.article for h in headings] == sorted(h.article for h in headings)
        assert all(h.source and h.text for h in headings)
