"""How the beginnings of provisions look: one recogniser for each kind of number."""

import re
from dataclasses import dataclass

from legal_library.parsing.numerals import CHARACTERS, NUMERAL, to_int
from legal_library.parsing.tree import Kind

_CHINESE = rf"[{CHARACTERS}]{{1,9}}"
_UNIT_KINDS = {
    "编": Kind.PART,
    "分编": Kind.SUBPART,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
}
_UNIT = re.compile(rf"第\s*({NUMERAL})\s*(分编|编|章|节)(?P<rest>.*)", re.S)
_ARTICLE = re.compile(rf"第\s?({NUMERAL})\s?条(?:之({_CHINESE}))?(?P<rest>.*)", re.S)
_ITEM = re.compile(rf"[（(]\s*({_CHINESE})\s*[）)](?P<rest>.*)", re.S)
_POINT = re.compile(rf"({_CHINESE})[、.．](?P<rest>.*)", re.S)
_SUBITEM = re.compile(
    r"(?:(?P<plain>\d{1,3})(?:[.．](?!\d)|[、])|[（(](?P<round>\d{1,3})[）)]|(?P<circled>[①-⑳]))(?P<rest>.*)",
    re.S,
)
_ANNEX = re.compile(
    rf"(附\s?件|附\s?录|附\s?表|附\s?图)\s*({NUMERAL})?(?P<colon>\s*[:：])?(?P<rest>.*)"
    r"|附[:：](?P<other>.*)",
    re.S,
)
_LONE_HEADINGS = {"序言", "前言", "引言", "总则", "附则"}
CONTENTS = {"目录", "目次"}

# What follows an article's number when it is only spoken of: 第三条的规定, 第五条、第六条.
_GOES_ON = re.compile(
    rf"(?:第\s*{NUMERAL}\s*[款项目条]|[的规所至和或及与、，,。；;：:）)》〉”之等中外内前后以]|规定|修改|删去|删除|关于|改为)"
)
_ENDS_SENTENCE = re.compile(r"[。；;，,：:]$")
MAX_HEADING = 60

# Words where 第N条 or a numeral begins something else.
_NOT_POINTS = re.compile(rf"{_CHINESE}、(?:{_CHINESE}[、是年月日时款项级级类种]|{_CHINESE}$)")


@dataclass(frozen=True)
class Mark:
    """The beginning of a provision: its kind, its number, how it is printed and what follows.

    ``spaced`` says whether space stood behind the number.
    """

    kind: Kind
    number: int | None
    sub: int
    label: str
    rest: str
    spaced: bool = True


def read_unit(text: str, *, is_heading: bool) -> Mark | None:
    """A part, subpart, chapter or section: 第一章　总则.

    Without ``is_heading`` only what looks like one is taken: short, and no sentence.
    """
    found = _UNIT.fullmatch(text)
    if not found:
        return None
    rest = found["rest"]
    number = to_int(found[1])
    if number is None:
        return None
    if not is_heading and (
        len(rest) > MAX_HEADING or _ENDS_SENTENCE.search(rest) or _GOES_ON.match(rest)
    ):
        return None
    return _mark(_UNIT_KINDS[found[2]], number, 0, text, rest)


def read_article(text: str) -> Mark | None:
    """An article: 第一百三十三条之一　…; not a sentence that speaks of one."""
    found = _ARTICLE.fullmatch(text)
    if not found:
        return None
    number = to_int(found[1])
    sub = to_int(found[2]) if found[2] else 0
    if number is None or sub is None:
        return None
    mark = _mark(Kind.ARTICLE, number, sub, text, found["rest"])
    if not mark.spaced and _GOES_ON.match(mark.rest):
        return None
    return mark


def read_item(text: str) -> Mark | None:
    """An item: （一）…; the brackets of either width."""
    found = _ITEM.fullmatch(text)
    number = to_int(found[1]) if found else None
    if not found or number is None or number == 0:
        return None
    # （一）、（二）项 is a reference that begins a line.
    if re.match(r"[、和至或]\s*[（(第]|项(?!目)", found["rest"]):
        return None
    return _mark(Kind.ITEM, number, 0, text, found["rest"])


def read_point(text: str) -> Mark | None:
    """A point of a decision: 一、…; not 一、二级道路."""
    found = _POINT.fullmatch(text)
    number = to_int(found[1]) if found else None
    if not found or not number or number > 300 or _NOT_POINTS.match(text):
        return None
    return _mark(Kind.POINT, number, 0, text, found["rest"])


def read_subitem(text: str) -> Mark | None:
    """A subitem: 1.…, 1、…, （1）… or ①…."""
    found = _SUBITEM.fullmatch(text)
    if not found:
        return None
    if found["circled"]:
        number = ord(found["circled"]) - ord("①") + 1
    else:
        number = int(found["plain"] or found["round"])
    if number == 0:
        return None
    return _mark(Kind.SUBITEM, number, 0, text, found["rest"])


def read_annex(text: str) -> Mark | None:
    """An annex: 附件1：…, 附表, 附：…; a heading, not a sentence about one.

    The colon belongs to the number, not to the title behind it.
    """
    found = _ANNEX.fullmatch(text)
    if not found or len(text) > MAX_HEADING or _ENDS_SENTENCE.search(text.rstrip("：:")):
        return None
    if found["other"] is not None:
        return _mark(Kind.ANNEX, None, 0, text, found["other"])
    rest = found["rest"]
    if rest and not found["colon"] and not re.match(r"[\s　（(]", rest):
        return None
    return _mark(Kind.ANNEX, to_int(found[2]) if found[2] else None, 0, text, rest)


def is_lone_heading(text: str) -> bool:
    """Whether a line is a heading without a number: 序言, 附则."""
    return "".join(text.split()) in _LONE_HEADINGS


def is_contents(text: str) -> bool:
    """Whether a line heads a table of contents."""
    return "".join(text.split()) in CONTENTS


def _mark(kind: Kind, number: int | None, sub: int, text: str, rest: str) -> Mark:
    after = rest.lstrip()
    label = text[: len(text) - len(rest)]
    return Mark(kind, number, sub, label, after, spaced=after != rest or not rest)


_DECISION = re.compile(r"(?:关于|对).*(?:修改|修正|废止).*(?:决定|决议|办法|公告|通知|意见)|修正案")


def titles_a_decision(title: str) -> bool:
    """Whether a title is that of a text that changes others."""
    return bool(_DECISION.search(title))
