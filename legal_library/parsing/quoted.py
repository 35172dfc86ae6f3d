"""How running text cites laws: 《…》 with articles behind it, and titles that lack their marks."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from fazhi.departments.law_titles import STATE
from legal_library.parsing.numerals import NUMERAL, to_int

_NAMED = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,120})》")
_VERSION = re.compile(
    r"[（(](\d{4})年?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:第.次)?(?:修订|修正|修改|公布|通过)?[版本]?[）)]"
)
_VERSION_WITHIN = re.compile(_VERSION.pattern + "$")
_SHORT_NAME = re.compile(r"\s*[（(](?:以下|下称|下文)[^（）()\n]{1,40}[）)]")
_ARTICLES = re.compile(
    rf"\s*(?:[、和及与或至到—]|以及)?\s*第\s*({NUMERAL}(?:\s*[、和至]\s*{NUMERAL})*)\s*条(?:之({NUMERAL}))?"
    rf"(?:第{NUMERAL}款)?(?:第?[（(]?{NUMERAL}[）)]?项)?"
)
_BETWEEN = re.compile(r"\s*[、和至]\s*")

# The text itself says that a law is not in force any more, or not yet.
_OF_OLD = re.compile(r"(?:原|旧|已?废止的|已失效的)$")
_DAY = r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?"
_TOLD = re.compile(
    rf"(?:已经|已|现|均|也|同时|自|于|从|将|被|由|即将|{_DAY}|、?《[^《》\n]*》|[等和及、])*"
    r"(?:起)?(?:予以)?(?:废止|失效|停止执行|不再适用|施行|实施|生效)"
)

# How titles of legal norms end; what else ends in 法 is a book, a film or a way to do something.
_NORM = re.compile(
    r"(?:法典?|法[通总]则|条例|规定|办法|细则|规则|规程|修正案|(?:的|司法)解释|的决定|的决议)"
    r"(?:[（(](?:试行|暂行|[一二三四五六七八九十]{1,3})[）)])?$"
)
_NO_NORM = re.compile(
    r"(?:方|说|书|释|普|做|技|用|手|想|语|算|疗|守|执|司|学|懂|讲|读|知|信|心|兵|魔|戏|加|减|乘|除|看|写"
    r"|画|针|刀|佛|依|与|合|违|枉|犯|非|立|变|无|没|送|问|话|谈|聊)法$|好办法$|^办?法$"
)

# Words before a title that cite it, and what may follow it then.
_CITING = re.compile(r"(?:依据|根据|按照|依照|违反|触犯|适用)(?:了)?")
_END_OF_TITLE = re.compile(r"法典|法|条例|规定|办法|细则|规则|解释|决定")
_FOLLOWS = re.compile(
    r"\s*(?:第|的|规定|之规定|等|和|及|与|或|、|以及|有关|相关|追究|处罚|处理|执行|$|[，。；：！？）)\n])"
)
_STOPS = re.compile(r"[，。；：！？、\n《》“”「」\s]")
_LONGEST = 50  # characters
_SHORTEST = 3  # shorter ones, such as 刑法, are as much names of branches of law
_NEVER_MARKED = "宪法"


class Quoted(NamedTuple):
    """A name between 《 and 》, with the articles behind it.

    ``year`` is that of the version named, None where none is. ``is_told``: the text itself says
    that it is not in force any more or not yet. ``words`` are all of it, as it is written.
    """

    title: str
    articles: tuple[tuple[int, int], ...]
    year: int | None
    is_told: bool
    words: str


def quoted_in(text: str) -> Iterator[Quoted]:
    """Everything between 《 and 》, laws or not, in order."""
    for found in _NAMED.finditer(text):
        title, end = found[1].strip(), found.end()
        version = _VERSION.match(text, end)
        end = version.end() if version else end
        version = version or _VERSION_WITHIN.search(title)
        articles, end = _articles(text, end)
        if not articles and (short := _SHORT_NAME.match(text, end)):
            articles, end = _articles(text, short.end())
        is_told = bool(_OF_OLD.search(text[: found.start()]) or _TOLD.match(text, end))
        year = int(version[1]) if version else None
        yield Quoted(title, articles, year, is_told, text[found.start() : end].strip())


def _articles(text: str, start: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """The articles named in a row from a place on, and where they end."""
    articles: list[tuple[int, int]] = []
    end = start
    while found := _ARTICLES.match(text, end):
        numbers = [to_int(number) for number in _BETWEEN.split(found[1])]
        sub = to_int(found[2]) if found[2] else 0
        articles += [(number, 0) for number in numbers[:-1] if number]
        if numbers[-1]:
            articles.append((numbers[-1], sub or 0))
        end = found.end()
    return tuple(dict.fromkeys(articles)), end


def is_named_like_a_law(title: str) -> bool:
    """Whether a title is one of a law or regulation: not a draft, a form, a book or a film."""
    return bool(_NORM.search(title)) and not _NO_NORM.search(title)


class Unmarked(NamedTuple):
    """What may be the title of a law without its marks: one of ``titles``, the longest first."""

    titles: tuple[str, ...]
    start: int


def unmarked_in(text: str) -> Iterator[Unmarked]:
    """Where running text may name a law without 《》: behind words that cite, or with the state's name."""
    plain = _NAMED.sub(lambda found: "《" * len(found[0]), text)
    starts = {found.end() for found in _CITING.finditer(plain)}
    starts |= {found.start() for found in re.finditer(STATE, plain)}
    for start in sorted(starts):
        stop = _STOPS.search(plain, start)
        run = plain[start : min(stop.start() if stop else len(plain), start + _LONGEST)]
        ends = [found.end() for found in _END_OF_TITLE.finditer(run)]
        titles = [run[:end] for end in reversed(ends) if _may_be_title(plain, start, end)]
        if titles:
            yield Unmarked(tuple(titles), start)


def _may_be_title(text: str, start: int, length: int) -> bool:
    title = text[start : start + length]
    is_long = title.startswith(STATE) or len(title) >= _SHORTEST
    is_marked = title.removeprefix(STATE) == _NEVER_MARKED
    return is_long and not is_marked and bool(_FOLLOWS.match(text, start + length))
