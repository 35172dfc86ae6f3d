"""How titles of laws are compared: people write them full and short, with and without marks."""

import re
import unicodedata

STATE = "中华人民共和国"

_MARKS = re.compile(r"[《》〈〉<>「」“”\"'\s]")
# “(2021年修订)”, “(2018修正)”, “(2023年)”: which version, not which law. “(试行)” is part of a title.
_VERSION = re.compile(
    r"\((?:\d{4}年?)?(?:\d{1,2}月\d{1,2}日)?(?:第.次)?(?:修订|修正|修改|版|本)*\)$"
)


def normalise_law_title(title: str) -> str:
    """The same for 《中华人民共和国行政处罚法》, 行政处罚法 and 行政处罚法（2021修订）."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()
    text = _VERSION.sub("", text)
    shorter = text.removeprefix(STATE)
    # “中华人民共和国宪法” is known by its short title, but a title is never nothing.
    return shorter or text
