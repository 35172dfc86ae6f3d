"""Chinese numerals as laws number their parts, and the numbers of articles."""

import re
import unicodedata
from collections.abc import Iterable

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
CHARACTERS = "".join(DIGITS) + "".join(UNITS)

NUMERAL = rf"[{CHARACTERS}\d０-９]{{1,12}}"
ARTICLE_NUMBER = re.compile(rf"第\s*({NUMERAL})\s*条(?:之({NUMERAL}))?")

_BEHIND_A_NAME = re.compile(
    r"(?P<name>.*?[^\s第])\s*"
    rf"(?P<article>(?:第\s*)?{NUMERAL}\s*条?(?:\s*[之_-]\s*{NUMERAL})?\s*条?)"
)

LARGEST = 99_999_999


def to_int(numeral: str) -> int | None:
    """The number that ``numeral`` writes: 一百三十三, 十, 一〇二, 1165; None when it writes none.

    Both ways of Chinese law texts are read: with units (第一百零一条) and digit by digit (二〇二一).
    """
    text = unicodedata.normalize("NFKC", numeral).strip()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 8 else None
    if not text or any(c not in DIGITS and c not in UNITS for c in text):
        return None
    if not any(c in UNITS for c in text):
        number = int("".join(str(DIGITS[c]) for c in text))
        return number if number <= LARGEST else None
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c == "万":
            total += (section + digit or 1) * UNITS[c]
            section = digit = 0
        else:
            section += (digit or 1) * UNITS[c]
            digit = 0
    number = total + section + digit
    return number if number <= LARGEST else None


def to_chinese(number: int) -> str:
    """``number`` as laws write it: 10 is 十, 101 一百零一, 1260 一千二百六十.

    Raises ``ValueError`` below 0 and from 100,000 on, where no law has numbers.
    """
    if not 0 <= number < 100_000:
        raise ValueError(number)
    if number == 0:
        return "零"
    digits = "零一二三四五六七八九"
    text = ""
    skipped = False
    for unit, sign in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if skipped else "") + digits[digit] + sign
            skipped = False
        elif text:
            skipped = True
    return text.removeprefix("一") if text.startswith("一十") else text


def article_label(number: int, sub: int = 0) -> str:
    """第一百三十三条之一 for (133, 1)."""
    return f"第{to_chinese(number)}条" + (f"之{to_chinese(sub)}" if sub else "")


def article_list(articles: Iterable[tuple[int, int]]) -> str:
    """第1119、1120条 for several articles in few words; 133之1 among them for (133, 1)."""
    names = (f"{number}之{sub}" if sub else f"{number}" for number, sub in articles)
    return f"第{'、'.join(names)}条"


def item_label(number: int) -> str:
    """（一） for 1."""
    return f"（{to_chinese(number)}）"


def read_article(text: str) -> tuple[int, int] | None:
    """(133, 1) for 第一百三十三条之一, 133条之一, 133之1, 133_1 and 133-1; None for anything else.

    This is what people type; the parser of texts has stricter rules of its own.
    """
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("第").lstrip()
    found = re.fullmatch(rf"({NUMERAL})\s*条?\s*(?:[之_\-]\s*({NUMERAL}))?\s*条?", plain)
    if not found:
        return None
    number = to_int(found[1])
    sub = to_int(found[2]) if found[2] else 0
    return None if number is None or sub is None else (number, sub)


def split_article(text: str) -> tuple[str, tuple[int, int] | None]:
    """What people type for an article of a law, as name and number: (民法典, (1165, 0)) for 民法典1165.

    Without a number behind it the whole is the name, and None.
    """
    found = _BEHIND_A_NAME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    article = read_article(found["article"]) if found else None
    return (found["name"], article) if found and article and article[0] else (text, None)
