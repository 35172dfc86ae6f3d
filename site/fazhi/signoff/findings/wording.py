"""How Chinese is written in official texts: punctuation, document numbers, words that say nothing.

Sources: GB/T 15834—2011 (punctuation), GB/T 9704—2012, 7.2.5 (document numbers: the year in full
between 〔〕, no 第, no leading zero), Opinions of the General Office of the State Council on the
Administration of Services (国办发〔2018〕45号: no catch-all among the papers to bring).
"""

import re
from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fazhi.signoff.content import Content, Text
from fazhi.signoff.findings.registry import Finding, Severity

NAME = "wording"
_HAN = r"\u4e00-\u9fff"
# The case numbers of courts have the year first, and brackets like these.
_OPENING, _CLOSING = r"[\[\uff3b\u3010(\uff08\u3008<{]", r"[\]\uff3d\u3011)\uff09\u3009>}]"
_NUMBER = re.compile(
    rf"(?<=[{_HAN}])\s*{_OPENING}\s*(?:19|20)\d\d\s*{_CLOSING}\s*第?\s*\d{{1,5}}\s*号"
)
_NUMBERED = re.compile(r"〔(?:19|20)\d\d〕\s*(?:第\s*\d+|0\d*)\s*号")
_HALF_WIDTH = re.compile(
    rf"(?<=[{_HAN}》”）])(?:[,;:](?=[{_HAN}《“（\s\d]|$)|[?!](?=[{_HAN}《“（\s]|$)|\.(?=[{_HAN}]|$))"
)
_BRACKETS = re.compile(rf"\([{_HAN}][^()\n]*\)|(?<=[{_HAN}])\([^()\n]*[{_HAN}][^()\n]*\)")
_CATCH_ALL = re.compile(
    "(?:其他|其它|有关|相关|所需|必要的?)(?:证明)?材料"
    "|按(?:照)?(?:有关|相关|国家有关)?规定(?:办理|执行|提供|提交|收费)"
    "|法律法规规定的其他(?:条件|材料|情形)"
    "|视情况而定|视具体情况"
)

_RULES: tuple[tuple[str, re.Pattern[str], str | Promise], ...] = (
    ("document-number", _NUMBER, _("The year of a document number stands between 〔 and 〕.")),
    (
        "document-number",
        _NUMBERED,
        _("A document number has neither 第 nor a zero in front of the number."),
    ),
    (
        "punctuation",
        _HALF_WIDTH,
        _("Between Chinese characters stand Chinese punctuation marks: ，；：？！。"),
    ),
    ("punctuation", _BRACKETS, _("Around Chinese words stand Chinese brackets: （ ）")),
    (
        "catch-all",
        _CATCH_ALL,
        _("This tells nobody what to bring or to expect. Say what it is, or leave it out."),
    ),
)
_AROUND = 8  # characters on each side, to be found again


def check(content: Content) -> Iterator[Finding]:
    """Advice on the writing of Chinese texts."""
    if not content.is_chinese:
        return
    for part in content.of(Text):
        for rule, pattern, says in _RULES:
            for found in pattern.finditer(part.words):
                excerpt = around(part.words, *found.span())
                yield Finding(f"{NAME}.{rule}", Severity.ADVICE, part.place, says, excerpt)


def around(text: str, start: int, end: int) -> str:
    """What was found, with a few characters of its line on each side."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    newline = text.find("\n", end)
    last = min(len(text) if newline < 0 else newline, end + _AROUND)
    return text[first:last].strip()
