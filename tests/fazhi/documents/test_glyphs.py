import pytest

from fazhi.documents.glyphs import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("法治 2026\n第二行", "法治 2026\n第二行"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("\x00\x1b\u202e甲\ufeff\u200d", "甲"),
        ("🏠🏠甲👩‍👧", "〓甲〓"),
        ("thin\u2009space", "thin space"),
        ("①☑㎡", "①☑㎡"),
    ],
)
def test_what_is_no_ink_goes(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_long_words_may_break_and_chinese_is_left_alone() -> None:
    address = "https://town.example.cn/guides/" + "a" * 200
    cleaned = clean(address)
    assert cleaned.replace("\u200b", "") == address
    assert max(map(len, cleaned.split("\u200b"))) <= 25
    assert clean("字" * 200) == "字" * 200
