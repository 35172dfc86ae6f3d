"""Chinese numerals, and the numbers of articles as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_library.parsing.numerals import (
    article_label,
    item_label,
    read_article,
    to_chinese,
    to_int,
)

ALL = st.integers(0, 99_999)


@given(ALL)
def test_what_is_written_is_read(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@given(ALL)
def test_numbers_are_read_digit_by_digit(number: int) -> None:
    digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    assert to_int(digits) == number
    assert to_int(digits.replace("〇", "零")) == number
    assert to_int(str(number)) == number


@given(st.integers(1, 2000), st.integers(0, 40))
def test_labels_of_articles_are_read(number: int, sub: int) -> None:
    assert read_article(article_label(number, sub)) == (number, sub)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("十", 10), ("十二", 12), ("二十", 20), ("一百零一", 101), ("一百一十", 110)),
        *(("一千二百六十", 1260), ("一千零五", 1005), ("两百", 200), ("百", 100), ("一万", 10_000)),
        *(("１２", 12), ("０", 0), ("〇", 0), ("二〇二一", 2021), ("○", 0), (" 三 ", 3)),
        *(("", None), ("甲", None), ("1甲", None), ("123456789", None), ("一亿", None)),
        *(("九九九九九九九九九", None), ("-1", None), ("1.5", None), ("²", 2)),
    ],
)
def test_numerals(text: str, number: int | None) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((0, "零"), (10, "十"), (11, "十一"), (20, "二十"), (100, "一百"), (101, "一百零一")),
        *((110, "一百一十"), (1000, "一千"), (1001, "一千零一"), (1010, "一千零一十")),
        *(
            (1260, "一千二百六十"),
            (10_000, "一万"),
            (10_001, "一万零一"),
            (99_999, "九万九千九百九十九"),
        ),
    ],
)
def test_numbers_as_laws_write_them(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, 100_000])
def test_no_law_has_such_numbers(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        to_chinese(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("第一百三十三条之一", (133, 1)), ("133条之一", (133, 1)), ("133之1", (133, 1))),
        *(("133_1", (133, 1)), ("133-1", (133, 1)), ("第１３３条", (133, 0)), ("1165", (1165, 0))),
        *((" 第 十 条 ", (10, 0)), ("条", None), ("", None), ("第一章", None), ("1.5", None)),
        *(("133_", None), ("第一条第二款", None)),
    ],
)
def test_what_people_type_for_an_article(text: str, number: tuple[int, int] | None) -> None:
    assert read_article(text) == number


def test_labels() -> None:
    assert article_label(133, 1) == "第一百三十三条之一"
    assert item_label(12) == "（十二）"
