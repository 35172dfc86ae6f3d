"""Provisions by the names that people say: 第一百三十三条之一第二款第（三）项."""

import re

from legal_library.parsing.numerals import article_label, item_label, to_chinese
from legal_library.parsing.paths import path_of_article

_STEP = re.compile(r"([a-z]+)_(\d+)(?:_(\d+))?(?:__\d+)?")
_COUNTED = {
    "part": "第{}编",
    "subpart": "第{}分编",
    "chapter": "第{}章",
    "section": "第{}节",
    "para": "第{}款",
}


def named(path: str) -> str:
    """The name of the provision at a path; empty where a step of it has no name in the statutes.

    Units above others are named with them: 第二编第三章.
    """
    names = [_step(step) for step in path.split("/")]
    return "".join(names) if all(names) else ""


def article_range(first: tuple[int, int], last: tuple[int, int]) -> str:
    """第一条—第九条, 第三条 for one article; empty where a number has no name in the statutes."""
    names = [named(path_of_article(*number)) for number in (first, last)]
    if not all(names):
        return ""
    return names[0] if first == last else "—".join(names)


def _step(step: str) -> str:
    found = _STEP.fullmatch(step)
    if not found:
        return ""
    kind, number, sub = found[1], int(found[2]), int(found[3] or 0)
    if not 0 < number < 100_000 or sub >= 100_000:
        return ""
    if kind == "art":
        return article_label(number, sub)
    if kind == "item":
        return f"第{item_label(number)}项"
    if kind == "subitem":
        return f"第{number}目"
    return _COUNTED[kind].format(to_chinese(number)) if kind in _COUNTED else ""
