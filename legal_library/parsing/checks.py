"""What is looked for in the whole text, once the tree stands."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from legal_library.parsing import characters
from legal_library.parsing.findings import Code, Findings
from legal_library.parsing.manuscript import Line
from legal_library.parsing.numerals import NUMERAL, to_int
from legal_library.parsing.tree import Kind, Node

_PAIRS = {"（": "）", "(": ")", "《": "》", "“": "”", "〔": "〕", "【": "】", "〈": "〉"}
_ONE_WIDTH = str.maketrans("()", "（）")
# Behind a number such a space is usual.
_ODD_SPACE = re.compile(
    r"(?<=[^\s条章节编）)、.．之一二三四五六七八九十])[\u3000\u00a0\u2002-\u200a\u202f\u205f](?=\S)"
)
_OWN_REFERENCE = re.compile(
    rf"本(?:法典?|条例|规定|办法|规则|细则|解释)第({NUMERAL})条(?:之([{'一二三四五六七八九十'}]))?"
)
_QUOTED = re.compile(r"“[^”]*(?:”|$)")
_UNFINISHED = tuple("，、（《“〈,(：:")


def check_characters(lines: Sequence[Line], findings: Findings) -> None:
    """Characters that a reader cannot trust, and those that only say how the text was typed."""
    half_width = odd = 0
    first_half = first_odd = None
    dropped: list[tuple[int, str]] = []
    for line in lines:
        for found in characters.PRIVATE_USE.finditer(line.text):
            findings.add(Code.PRIVATE_USE, _around(line.text, found.start()), at=line.at)
        at = line.text.find(characters.REPLACEMENT)
        if at >= 0:
            findings.add(Code.REPLACEMENT, _around(line.text, at), at=line.at)
        if characters.HALF_WIDTH_ITEM.match(line.text):
            half_width += 1
            first_half = first_half or line
        if not line.level and _ODD_SPACE.search(line.text):
            odd += 1
            first_odd = first_odd or line
        unseen = characters.invisible(line.text)
        if unseen:
            dropped.append((line.at, unseen))
    if first_half:
        findings.add(Code.HALF_WIDTH, first_half.text[:40], at=first_half.at, count=half_width)
    if first_odd:
        findings.add(Code.ODD_SPACE, first_odd.text[:40], at=first_odd.at, count=odd)
    if dropped:
        names = Counter(f"U+{ord(c):04X}" for _at, text in dropped for c in text)
        quote = "，".join(f"{name} × {n}" for name, n in names.most_common())
        findings.add(Code.INVISIBLE, quote, at=dropped[0][0], count=sum(names.values()))


def _around(text: str, at: int) -> str:
    """The character at ``at`` and its neighbours, a private one as its code."""
    piece = text[max(at - 12, 0) : at + 13]
    return characters.PRIVATE_USE.sub(lambda m: f"[U+{ord(m[0]):04X}]", piece)


def check_balance(roots: Iterable[Node], findings: Findings) -> None:
    """Brackets and quotation marks without a partner, by article.

    Quotations of several paragraphs open each of them and close the last only, so a surplus of
    opening marks in such an article is no fault.
    """
    for node in _bearers(roots):
        text = node.body.translate(_ONE_WIDTH)
        for opened, close in _PAIRS.items():
            if opened == "(":
                continue
            surplus = text.count(opened) - text.count(close)
            several = opened == "“" and "\n" in text
            if surplus < 0 or (surplus > 0 and not several):
                findings.add(
                    Code.UNBALANCED, f"{node.label} {opened}{close}", at=node.at, where=node.path
                )


def check_references(roots: Sequence[Node], findings: Findings) -> None:
    """References of a law to an article that it does not have; quotations speak of other laws."""
    own = [n for root in roots for n in root.walk() if root.kind not in _OTHER_TEXTS]
    numbers = {(n.number, n.sub) for n in own if n.kind == Kind.ARTICLE}
    if not numbers:
        return
    for node in own:
        if not node.text or "第" not in node.text:
            continue
        for found in _OWN_REFERENCE.finditer(_QUOTED.sub("", node.text)):
            number = (to_int(found[1]), to_int(found[2]) if found[2] else 0)
            if number not in numbers:
                findings.add(Code.DANGLING_REFERENCE, found[0], at=node.at, where=node.path)


_OTHER_TEXTS = {Kind.ANNEX, Kind.ATTACHED}


def check_end(roots: Sequence[Node], findings: Findings) -> None:
    """A text whose last words are no end."""
    texts = [n for root in roots if root.kind not in _OTHER_TEXTS for n in root.walk() if n.text]
    if texts and texts[-1].text.endswith(_UNFINISHED):
        findings.add(Code.TRUNCATED, texts[-1].text[-40:], at=texts[-1].at)


def _bearers(roots: Iterable[Node]) -> Iterable[Node]:
    for root in roots:
        for node in root.walk():
            if node.kind in {Kind.ARTICLE, Kind.POINT}:
                yield node
