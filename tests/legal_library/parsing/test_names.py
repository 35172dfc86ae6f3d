"""Short names that a text gives to laws, and the days that it writes."""

import datetime as dt

import pytest

from legal_library.parsing.dates import DATE, in_words, read_date
from legal_library.parsing.names import short_names
from tests.legal_library.parsed import read_body


def dates(text: str) -> list[dt.date]:
    return [day for found in DATE.finditer(text) if (day := read_date(found))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("《中华人民共和国民法典》（以下简称民法典）", [("中华人民共和国民法典", "民法典")]),
        ("《测试法》（以下简称《测法》）", [("测试法", "测法")]),
        ("《测试法》(以下统称“测法”)", [("测试法", "测法")]),
        (
            "《测试法》 （下称测法）和《试验法》（以下简称为试法）",
            [("测试法", "测法"), ("试验法", "试法")],
        ),
        ("《关于修改〈测试法〉的决定》（以下简称决定）", [("关于修改〈测试法〉的决定", "决定")]),
        ("《测试法》（以下简称测法）。《测试法》（以下简称测法）", [("测试法", "测法")]),
        ("《测试法》（试行）", []),
        ("测试机关（以下简称机关）", []),
        ("《测试法》（以下简称测试法）", []),
    ],
)
def test_short_names(text: str, names: list[tuple[str, str]]) -> None:
    assert short_names(text) == names
    assert read_body(f"第一条　根据{text}，制定本条例。").names == names


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2020年5月28日", ["2020-05-28"]),
        ("２０２０年５月２８日和2021 年 1 月 1 日", ["2020-05-28", "2021-01-01"]),
        ("二〇二〇年五月二十八日", ["2020-05-28"]),
        ("一九八七年二月二十五日", ["1987-02-25"]),
        ("二○二○年十月三十一日", ["2020-10-31"]),
        ("2020年2月30日", []),
        ("2020年13月1日", []),
        ("0000年1月1日", []),
        ("20年5月28日", []),
    ],
)
def test_days(text: str, days: list[str]) -> None:
    found = dates(text)
    assert [day.isoformat() for day in found] == days
    assert [dates(in_words(day)) for day in found] == [[day] for day in found]


def test_days_in_words() -> None:
    assert in_words(dt.date(2020, 5, 8)) == "2020年5月8日"
