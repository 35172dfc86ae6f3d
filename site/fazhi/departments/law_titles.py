"""How titles of laws are kept, shown and compared; people write them in many ways."""

import re
import unicodedata

STATE = "中华人民共和国"

_MARKS = re.compile(r"[《》〈〉<>「」“”\"'\s]")
# “(2021年修订)”, “(2018修正)”, “(2023年)”: which version, not which law. “(试行)” is part of a title.
_VERSION = re.compile(
    r"[(（](?:\d{4}年?)?(?:\d{1,2}月\d{1,2}日)?(?:第.次)?(?:修订|修正|修改|版|本)*[)）]$"
)
_INNER = str.maketrans("《》", "〈〉")


def normalise_law_title(title: str) -> str:
    """The same for 《中华人民共和国行政处罚法》, 行政处罚法 and 行政处罚法（2021修订）."""
    text = _MARKS.sub("", unicodedata.normalize("NFKC", title)).casefold()
    text = _VERSION.sub("", text)
    shorter = text.removeprefix(STATE)
    # “中华人民共和国宪法” is known by its short title, but a title is never nothing.
    return shorter or text


def bare_law_title(title: str) -> str:
    """The title as the register keeps it: without the marks around it, a version behind it."""
    head, version = _split(_unmarked(title.strip()))
    return _unmarked(head) + version


def marked_law_title(title: str) -> str:
    """The title as people read it: 《行政处罚法》（2021修订）, 《关于适用〈民法典〉的解释》."""
    head, version = _split(bare_law_title(title))
    return f"《{head}》{version}"


def _split(text: str) -> tuple[str, str]:
    found = _VERSION.search(text)
    return (text[: found.start()].rstrip(), found[0]) if found else (text, "")


def _unmarked(text: str) -> str:
    """Without the pair of marks around the whole; a title named within it has the inner marks."""
    pairs = text.translate(_INNER)
    if not _balanced(pairs):
        return pairs.translate(str.maketrans("", "", "〈〉"))
    while pairs.startswith("〈") and pairs.endswith("〉") and _balanced(pairs[1:-1]):
        pairs = pairs[1:-1].strip()
    return pairs


def _balanced(text: str) -> bool:
    depth = 0
    for c in text:
        depth += (c == "〈") - (c == "〉")
        if depth < 0:
            return False
    return depth == 0
