"""Folders of laws: any folder of files, and what two public collections add to theirs.

*Marked notes*: a folder per category, a database ``db.sqlite3`` with the days of each text, laws
in several files that share a title. *Bold numbers*: a folder per law with ``README.md``, its parts
in files of their own, ``versions.json`` where a law has several versions.
"""

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from legal_library.importers import sources, wheel
from legal_library.importers.markdown import links_of, read_markdown
from legal_library.importers.metadata import Metadata, name_below, of_file_name, parse_day
from legal_library.importers.sources import MARKDOWN, SUFFIXES, UNREAD, Source, SourceText
from legal_library.importers.text import decode
from legal_library.importers.unreadable import Unreadable
from legal_library.models.laws import Branch
from legal_library.organs import LawKind
from legal_library.parsing.manuscript import Manuscript

_NOT_LAWS = {"_index.md", "法律法规模版.md", "license.md", "readme.en.md"}
_CASES = "案例"
_BRANCHES = {
    "宪法": Branch.CONSTITUTION,
    "宪法相关法": Branch.CONSTITUTION,
    "民法典": Branch.CIVIL,
    "民法商法": Branch.CIVIL,
    "社会法": Branch.SOCIAL,
    "经济法": Branch.ECONOMIC,
    "行政法": Branch.ADMINISTRATIVE,
    "刑法": Branch.CRIMINAL,
    "诉讼与非诉讼程序法": Branch.PROCEDURE,
    "constitution": Branch.CONSTITUTION,
    "constitutional-relevance": Branch.CONSTITUTION,
    "civil-and-commercial": Branch.CIVIL,
    "social": Branch.SOCIAL,
    "economic": Branch.ECONOMIC,
    "administrative": Branch.ADMINISTRATIVE,
    "criminal-law": Branch.CRIMINAL,
    "procedural": Branch.PROCEDURE,
    "ecological-environment": Branch.ENVIRONMENT,
}
_KINDS = {
    "行政法规": LawKind.ADMINISTRATIVE,
    "司法解释": LawKind.JUDICIAL,
    "部门规章": LawKind.DEPARTMENT_RULE,
    "地方性法规": LawKind.LOCAL_REGULATION,
    "DLC": LawKind.LOCAL_REGULATION,
}
_MAX_PARTS = 30
_LAST_PART = "00-"


def of_folder(root: Path) -> Iterator[Source]:
    """Every source below a folder, in the order of names; hidden folders are left out."""
    days = _days(root / "db.sqlite3")
    for folder in _folders(root):
        yield from _of_one_folder(folder, root, days)


def _folders(root: Path) -> Iterator[Path]:
    yield root
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_dir() and not hidden and not path.is_symlink():
            yield path


def _of_one_folder(folder: Path, root: Path, days: dict[tuple[str, str], Any]) -> Iterator[Source]:
    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("."))
    texts = [p for p in files if p.suffix.lower() in SUFFIXES and p.name.lower() not in _NOT_LAWS]
    about = folder.relative_to(root).parts
    if _CASES in about:
        return
    readme = next((p for p in texts if p.name == "README.md"), None)
    if readme:
        # What stands beside it are its parts, or nothing of the law.
        if _is_law(readme):
            yield _of_law_folder(readme, texts, root, about)
    else:
        for group in _grouped(texts):
            known = _known(group, about, days)
            if len(group) == 1:
                yield sources.of_file(group[0], root, known)
            else:
                yield _of_parts(name_below(root, folder), group, known)
    for path in files:
        if path.suffix.lower() == ".zip":
            yield from sources.of_archive(name_below(root, path), path)
        elif path.suffix.lower() == ".db" and wheel.is_database(path):
            yield from wheel.of_database(path)
        elif path.suffix.lower() in UNREAD:
            yield sources.of_file(path, root)


def _is_law(readme: Path) -> bool:
    """Whether a README holds a law: it has a title and a dated note or articles."""
    try:
        text = _head(readme, 20_000)
    except OSError:
        return True  # reading it says what is wrong
    return bool(re.search(r"^# .+", text, re.M)) and bool(
        re.search(r"第[一二三四五六七八九十]+条|\d{4}年\d{1,2}月\d{1,2}日", text)
    )


# ---- marked notes


def _days(database: Path) -> dict[tuple[str, str], Any]:
    """Days by title and day of publication, from the collection's database; empty without one."""
    if not database.is_file():
        return {}
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT name, publish, valid_from FROM law").fetchall()
    except sqlite3.Error:
        return {}
    return {(name, publish or ""): valid_from for name, publish, valid_from in rows}


def _known(
    group: Sequence[Path], about: tuple[str, ...], days: dict[tuple[str, str], Any]
) -> Metadata | None:
    """What the folders, the name and the database say of a text."""
    title, day = of_file_name(group[0].stem if len(group) == 1 else about[-1] if about else "")
    branch = next((_BRANCHES[part] for part in about if part in _BRANCHES), "")
    kind = next((_KINDS[part] for part in about if part in _KINDS), "")
    if not (branch or kind or days):
        return None
    begins = days.get((title, day.isoformat() if day else ""))
    return Metadata(
        title=title,
        kind=kind,
        branch=branch,
        version_date=day,
        effective_from=parse_day(begins) if begins else None,
        source_name="LawRefBook/Laws" if days else str(_("file")),
    )


def _grouped(texts: Sequence[Path]) -> list[list[Path]]:
    """Files of a folder, those that are parts of one law together."""
    if not 1 < len(texts) <= _MAX_PARTS:
        return [[path] for path in texts]
    parts: dict[str, list[Path]] = {}
    for path in texts:
        title = _title_of_part(path)
        parts.setdefault(title or path.name, []).append(path)
    return list(parts.values())


def _title_of_part(path: Path) -> str:
    """The title of a file whose second title names a part; empty for any other file."""
    if path.suffix.lower() not in MARKDOWN:
        return ""
    try:
        head = _head(path, 2_000).splitlines()[:12]
    except OSError:
        return ""  # reading it says what is wrong
    titles = [line[2:].strip() for line in head if line.startswith("# ")]
    return titles[0] if len(titles) > 1 else ""


def _head(path: Path, length: int) -> str:
    """The first characters of a file, however long its lines are."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(length)


def _of_parts(name: str, paths: Sequence[Path], known: Metadata | None) -> Source:
    """One source of several files, in the order of their first articles."""
    try:
        contents = [sources.read_file(path) for path in paths]
    except Unreadable as problem:
        return sources.broken(name, problem)
    digest = hashlib.sha256(b"".join(contents)).hexdigest()

    def read() -> SourceText:
        manuscripts = [read_markdown(decode(data)[0]) for data in contents]
        manuscripts.sort(key=_first_article)
        return SourceText(joined(manuscripts), known or Metadata(title=manuscripts[0].title))

    return Source(name, digest, read)


def _first_article(manuscript: Manuscript) -> int:
    from legal_library.parsing import marks

    found = (marks.read_article(line.text) for line in manuscript.lines)
    return next((mark.number for mark in found if mark and mark.number), 0)


def joined(manuscripts: Sequence[Manuscript]) -> Manuscript:
    """One manuscript of several; the title and the note of the first, headings of the others."""
    first = manuscripts[0]
    whole = Manuscript([], first.title, None if first.history is None else [], [])
    base = 0
    for manuscript in manuscripts:
        is_first = manuscript is first
        for line in manuscript.lines:
            if line.level == 1 and not is_first and line.text == first.title:
                continue  # the title once more
            whole.lines.append(replace(line, at=line.at + base))
        if is_first and manuscript.history:
            whole.history = list(manuscript.history)
        whole.findings += manuscript.findings
        base += max((line.at + len(line.text) for line in manuscript.lines), default=0) + 1
    return whole


# ---- bold numbers


def _of_law_folder(
    readme: Path, texts: Sequence[Path], root: Path, about: tuple[str, ...]
) -> Source:
    """A law in a folder of its own: its first file and those that it names as its parts."""
    name = name_below(root, readme)
    try:
        first = sources.read_file(readme)
        parts = _chain(readme, first, texts)
        contents = [first, *(sources.read_file(part) for part in parts)]
    except Unreadable as problem:
        return sources.broken(name, problem)
    digest = hashlib.sha256(b"".join(contents)).hexdigest()
    branch = next((_BRANCHES[part] for part in about if part in _BRANCHES), "")
    days = _interval(readme, root)

    def read() -> SourceText:
        manuscripts = [read_markdown(decode(data)[0]) for data in contents]
        metadata = Metadata(
            title=manuscripts[0].title,
            branch=branch,
            version_date=days.get("promulgatedOn"),
            effective_from=days.get("effectiveFrom"),
            source_name="just-laws",
        )
        return SourceText(joined(manuscripts), metadata)

    return Source(name, digest, read)


def _chain(readme: Path, first: bytes, texts: Sequence[Path]) -> list[Path]:
    """The parts in order: each file names the next; what is named nowhere follows by its name.

    The collection calls the supplementary provisions (附则) of a code ``00-``: they stand last.
    """
    others = {path.name: path for path in texts if path != readme}
    order: list[Path] = []
    content = first
    while others:
        following = next(
            (n for n in links_of(content.decode("utf-8", "replace")) if n in others), None
        )
        if following is None:
            break
        order.append(others.pop(following))
        content = sources.read_file(order[-1])
    rest = sorted(others, key=lambda name: (name.startswith(_LAST_PART), name))
    return [*order, *(others[name] for name in rest)]


def _interval(readme: Path, root: Path) -> dict[str, Any]:
    """The days of a version from ``versions.json``, in its folder or above."""
    for folder in (readme.parent, *readme.parents):
        table = folder / "versions.json"
        if table.is_file():
            entry = str(readme.relative_to(folder))
            try:
                versions = json.loads(table.read_text(encoding="utf-8"))["versions"]
                row: dict[str, Any] = next((v for v in versions if v.get("entry") == entry), {})
            except (OSError, ValueError, KeyError, TypeError, AttributeError):
                return {}
            return {key: parse_day(value) for key, value in row.items() if isinstance(value, str)}
        if folder == root:
            break
    return {}
