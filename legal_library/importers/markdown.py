"""Markdown as two public collections of Chinese laws write it.

*Marked notes* (``# title``, lines of the note, ``<!-- INFO END -->``, ``## 第一章``) and *bold
numbers* (front matter, ``# title``, note, ``**第一条**　text``), the latter also in several files
of one folder.
"""

import re
from collections.abc import Iterator

from legal_library.parsing.characters import unspaced
from legal_library.parsing.manuscript import Line, Manuscript, lines_of

INFO_END = "<!-- INFO END -->"
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)", re.S)
_HEADING = re.compile(r"(#{1,6})[ \u3000\t]*(.*?)[ \u3000\t]*#*$")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_RULE = re.compile(r"^\|?(?:\s*:?-{2,}:?\s*\|?)+$")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|])")
_DECORATION = re.compile(r"^(?:[*_]\s*){3,}$|^-{3,}$")
_QUOTE = re.compile(r"^>\s?")
_CONTAINER = re.compile(r"^:::.*$")


def read_markdown(text: str, title: str = "") -> Manuscript:
    """The manuscript of one file; its markup is left out and is no character of the law.

    Comments count as markup, and so do the words of links' addresses.
    """
    body = _blank(_FRONT_MATTER, text)
    marked = body.find(INFO_END)
    body = _blank(_COMMENT, body)
    lines = [line for raw in lines_of(body) if (line := _line(raw))]
    found, history, lines = _divided(lines, marked)
    return Manuscript(lines, title or found, history)


def _divided(lines: list[Line], marked: int) -> tuple[str, list[Line] | None, list[Line]]:
    """The title, the lines of the note where the file marks its end, and the others."""
    first = next((line for line in lines if line.level == 1), None)
    title = unspaced(first.text) if first else ""
    if marked < 0:
        return title, None, lines
    before = [line for line in lines if line.at < marked]
    after = [line for line in lines if line.at > marked]
    history = [line for line in before if not line.level]
    # A second title names the part of the law that the file holds.
    parts = [Line(ln.text, ln.at, 2) for ln in before if ln.level and ln is not first]
    return title, history, [*([first] if first else []), *parts, *after]


def _line(raw: Line) -> Line | None:
    text = _QUOTE.sub("", raw.text)
    if _DECORATION.match(text) or _CONTAINER.match(text):
        return None
    if text.startswith("|") or _RULE.match(text):
        return _row(text, raw.at)
    heading = _HEADING.fullmatch(text)
    level = len(heading[1]) if heading else 0
    plain = _plain(heading[2] if heading else text).strip()
    return Line(plain, raw.at, level) if plain else None


def _row(text: str, at: int) -> Line | None:
    if _RULE.match(text):
        return None
    cells = [_plain(cell).strip() for cell in text.strip("|").split("|")]
    return Line("\t".join(cells), at, is_row=True) if any(cells) else None


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _LINK.sub(r"\1", _BOLD.sub(r"\1", text))).replace("<br>", "")


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """``text`` with the matches as spaces, so that offsets stay."""
    return pattern.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def links_of(text: str) -> Iterator[str]:
    """The files that a folder's first file names as its parts, in order."""
    for found in re.finditer(r"\]\(\.?/?([\w./-]+?\.md)\)", text):
        yield found[1]
    for found in re.finditer(r"^next:\s*(\S+\.md)\s*$", text, re.M):
        yield found[1].rsplit("/", 1)[-1]
