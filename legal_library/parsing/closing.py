"""The closing clause: from when a text is in force and what it ends (同时废止)."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from legal_library.parsing.dates import DATE, read_date
from legal_library.parsing.tree import Kind, Node

_FROM_DAY = re.compile(rf"自\s*{DATE.pattern}\s*起\s*(?:正式)?(?:施行|实施|生效|执行|试行)")
_FROM_PROMULGATION = re.compile(
    r"自\s*(?:公布|发布|颁布|公告|印发|下发|通过|批准|批准公布|发文)\s*之?\s*日\s*起?\s*(?:施行|实施|生效|执行|试行)"
)
_ENDS = re.compile(
    r"同时废止|同时终止执行|同时失效|即行废止|予以废止|同时作废|同时停止执行|(?<=[》）])(?:不再适用|停止执行)"
)
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
# 根据《…决定》修正的《…》 names how the law that ends was changed; 《…》中有关…的规定 ends in part.
_ONLY_NAMED = re.compile(r"(?:根据|依照|按照|依据)[^，；。《》]*$")
_IN_PART = re.compile(r"(?:[（(][^（）()]*[）)])?\s*(?:中|第[^，；。《》]{1,12}[条款项])")
_CLOSING_ARTICLES = 3


@dataclass(frozen=True)
class Closing:
    """What the closing clause says.

    ``effective`` is its day; ``from_promulgation`` that it is the day of promulgation. ``ends``
    are the titles of the laws that end, as they are written. ``where`` is the provision's path.
    """

    effective: dt.date | None = None
    from_promulgation: bool = False
    ends: tuple[str, ...] = ()
    text: str = ""
    where: str = ""


def read_closing(roots: Iterable[Node]) -> Closing:
    """The closing clause of a tree, without annexes and attached texts; empty where there is none."""
    articles = [node for node in _own(roots) if node.kind in {Kind.ARTICLE, Kind.POINT}]
    last = (
        articles[-_CLOSING_ARTICLES:]
        or [node for node in _own(roots) if node.kind == Kind.PARAGRAPH][-_CLOSING_ARTICLES:]
    )
    found = Closing()
    for node in reversed(last):
        text = node.body
        day = _FROM_DAY.search(text)
        begins = read_date(day) if day else None
        promulgation = bool(_FROM_PROMULGATION.search(text))
        if found.effective is None and not found.from_promulgation and (begins or promulgation):
            found = Closing(begins, promulgation and begins is None, found.ends, text, node.path)
        if _ENDS.search(text) and not found.ends:
            where = found.where or node.path
            found = Closing(
                found.effective, found.from_promulgation, _ended(text), found.text or text, where
            )
    return found


def _own(roots: Iterable[Node]) -> Iterable[Node]:
    for root in roots:
        if root.kind not in {Kind.ANNEX, Kind.ATTACHED}:
            yield from root.walk()


def _ended(text: str) -> tuple[str, ...]:
    """The titles around 同时废止, within its sentence, of laws that end as a whole."""
    titles: list[str] = []
    for sentence in re.split(r"(?<=。)", text):
        ends = _ENDS.search(sentence)
        if ends:
            for words in (sentence[: ends.start()], sentence[ends.end() :]):
                titles += [
                    found[1]
                    for found in _TITLE.finditer(words)
                    if not _ONLY_NAMED.search(words[: found.start()])
                    and not _IN_PART.match(words[found.end() :])
                ]
    return tuple(dict.fromkeys(titles))
