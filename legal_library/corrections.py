"""What we know better than the sources: a small data file, with a source for every line.

``data/corrections.csv`` has a row per value: title, day of the version, field, value, source.
``data/outlines.csv`` has the headings that a source lacks: title, article before which the heading
stands, its level, the heading, source. ``data/texts.csv`` has the articles whose text a source has
wrong: law, day of the version, article, fingerprint of the wrong text, right text, source. Every
use becomes a finding, so that nothing is corrected silently.
"""

import csv
import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from legal_library.importers.metadata import Metadata, parse_day
from legal_library.parsing import marks
from legal_library.parsing.findings import Code, Finding
from legal_library.parsing.manuscript import Line, Manuscript
from legal_library.parsing.numerals import article_label, article_list, read_article
from legal_library.titles import law_key

DATA = Path(__file__).parent / "data"
_IN_ONE_FINDING = 16  # articles that a finding can name beside their source


@dataclass(frozen=True)
class Correction:
    """One corrected value and where it was taken from."""

    title: str
    version_date: dt.date
    field: str
    value: str
    source: str


@dataclass(frozen=True)
class Heading:
    """A heading that a source lacks, and the article before which it stands."""

    article: tuple[int, int]
    level: int
    text: str
    source: str


@dataclass(frozen=True)
class RightText:
    """The text of an article that a source has wrong, its lines as the law divides them.

    Several with one ``wrong`` stand for it together: an article that has swallowed the next.
    """

    article: tuple[int, int]
    wrong: str
    text: str
    source: str


def fingerprint(text: str) -> str:
    """16 hexadecimal digits of the SHA-256 of ``text`` as it stands, every space and line with it.

    Not `characters.digest`, for which a sentence broken into two lines is the same text.
    """
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _rows(name: str) -> Iterable[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def corrections() -> dict[tuple[str, dt.date], tuple[Correction, ...]]:
    """Corrections by normalised title and day of the version."""
    found: dict[tuple[str, dt.date], tuple[Correction, ...]] = {}
    for row in _rows("corrections.csv"):
        day = dt.date.fromisoformat(row["version"])
        one = Correction(row["title"], day, row["field"], row["value"], row["source"])
        key = (law_key(row["title"]), day)
        found[key] = (*found.get(key, ()), one)
    return found


@cache
def outlines() -> dict[str, tuple[Heading, ...]]:
    """Headings by normalised title, in order."""
    found: dict[str, tuple[Heading, ...]] = {}
    for row in _rows("outlines.csv"):
        article = read_article(row["article"])
        if article is None:
            raise ValueError(row["article"])
        one = Heading(article, int(row["level"]), row["heading"], row["source"])
        key = law_key(row["title"])
        found[key] = (*found.get(key, ()), one)
    return found


@cache
def right_texts() -> dict[tuple[str, dt.date], dict[str, tuple[RightText, ...]]]:
    """Right texts by normalised title and day of the version, then by the wrong text's fingerprint."""
    found: dict[tuple[str, dt.date], dict[str, tuple[RightText, ...]]] = {}
    for row in _rows("texts.csv"):
        article = read_article(row["article"])
        if article is None:
            raise ValueError(row["article"])
        one = RightText(article, row["wrong"], row["text"], row["source"])
        of_version = found.setdefault(
            (law_key(row["law"]), dt.date.fromisoformat(row["version"])), {}
        )
        of_version[one.wrong] = (*of_version.get(one.wrong, ()), one)
    return found


def corrected(metadata: Metadata) -> tuple[Metadata, list[Finding]]:
    """A source's data with the known corrections, and a finding for each."""
    if metadata.version_date is None:
        return metadata, []
    findings: list[Finding] = []
    for one in corrections().get((law_key(metadata.title), metadata.version_date), ()):
        old = getattr(metadata, one.field)
        is_day = one.field.endswith(("_on", "_from", "_date"))
        new: Any = parse_day(one.value) if is_day else one.value
        if old != new:
            metadata = replace(metadata, **{one.field: new})
            findings.append(
                Finding(Code.CORRECTED, f"{one.field} {old or '—'} → {one.value}（{one.source}）")
            )
    return metadata, findings


def with_outline(manuscript: Manuscript, title: str) -> tuple[Manuscript, list[Finding]]:
    """A manuscript with the headings that its source lacks, and a finding that names them."""
    missing = list(outlines().get(law_key(title), ()))
    present = {"".join(line.text.split()) for line in manuscript.lines if line.level}
    missing = [h for h in missing if "".join(h.text.split()) not in present]
    if not missing:
        return manuscript, []
    lines: list[Line] = []
    added: list[Heading] = []
    for line in manuscript.lines:
        mark = None if line.level else marks.read_article(line.text)
        number = (mark.number, mark.sub) if mark and mark.number else None
        here = [h for h in missing if h.article == number and h not in added]
        # Headings of chapters already stand above the article: parts go before them.
        place = len(lines)
        while here and place and lines[place - 1].level > 1:
            place -= 1
        at = lines[place].at if place < len(lines) else line.at
        lines[place:place] = [Line(h.text, at, h.level) for h in here]
        added += here
        lines.append(line)
    if not added:
        return manuscript, []
    quote = "；".join(h.text for h in added)
    finding = Finding(Code.CORRECTED, f"{quote}（{added[0].source}）", count=len(added))
    return replace(manuscript, lines=lines), [finding]


def with_texts(
    articles: Iterable[tuple[str, str]], title: str, day: dt.date | None
) -> tuple[list[list[tuple[str, str]]], list[Finding]]:
    """For each article (number as printed, text) what stands for it, and findings that name them.

    That is the article itself unless its text is exactly a known wrong one; else its right text,
    and behind it the articles that it had swallowed and that stand nowhere else.
    """
    known = right_texts().get((law_key(title), day), {}) if day else {}
    rows = list(articles)
    if not known:
        return [[row] for row in rows], []
    numbers = [read_article(number) for number, _text in rows]
    used: list[RightText] = []
    found: list[list[tuple[str, str]]] = []
    for row, article in zip(rows, numbers, strict=True):
        right = known.get(fingerprint(row[1]), ())
        if not any(one.article == article for one in right):
            found.append([row])
            continue
        right = tuple(o for o in right if o.article == article or o.article not in numbers)
        found.append([(article_label(*one.article), one.text) for one in right])
        used += right
    return found, _named(used)


def _named(used: list[RightText]) -> list[Finding]:
    """Findings that name every article and its source; those of one source stand together."""
    by_source: dict[str, list[tuple[int, int]]] = {}
    for one in used:
        by_source.setdefault(one.source, []).append(one.article)
    findings: list[Finding] = []
    for source, articles in by_source.items():
        for start in range(0, len(articles), _IN_ONE_FINDING):
            some = articles[start : start + _IN_ONE_FINDING]
            quote = f"{article_list(some)}（{source}）"
            findings.append(Finding(Code.CORRECTED, quote, count=len(some)))
    return findings
