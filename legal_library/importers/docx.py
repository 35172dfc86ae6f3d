"""Word documents (DOCX), as the national database of laws gives them out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from legal_library.importers.unreadable import (
    MAX_ARCHIVE_FILES,
    MAX_RATIO,
    Unreadable,
)
from legal_library.parsing.findings import Code, Finding
from legal_library.parsing.manuscript import Line, Manuscript

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_XML_BYTES = 60_000_000
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent"}
_HEADING = re.compile(r"(?:heading|标题)\s*(\d)", re.I)


def read_docx(data: bytes, title: str = "") -> Manuscript:
    """The manuscript of a document: its paragraphs and tables in order.

    Tracked changes are read as if accepted; what is left out (pictures, text boxes, automatic
    numbers, macros) is named by findings. Raises `Unreadable`.
    """
    document = _open(data)
    findings = list(_package_findings(data))
    lines: list[Line] = []
    at = 0
    counted = {"numbers": 0, "pictures": 0, "boxes": 0, "tracked": 0}
    for element in document.element.body:
        for text, level, is_row in _texts(element, document, counted):
            for part in text.split("\n"):
                plain = part.strip(" \u3000\u00a0\r") if is_row else part.strip()
                if plain:
                    lines.append(Line(plain, at, level, is_row))
                at += len(part) + 1
    findings += _left_out(counted)
    if not lines:
        raise Unreadable(_("The document has no text; a scanned picture cannot be read."))
    return Manuscript(lines, title, None, findings)


def _open(data: bytes) -> Any:
    """The document, after its package was found harmless."""
    from docx import Document  # loads lxml

    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise Unreadable(_("This is an old Word document (DOC); save it as DOCX."))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = package.infolist()
    except zipfile.BadZipFile:
        raise Unreadable(_("The file is not a Word document, or it is damaged.")) from None
    size = sum(info.file_size for info in infos)
    if (
        size > _MAX_XML_BYTES
        or len(infos) > MAX_ARCHIVE_FILES
        or size > MAX_RATIO * max(len(data), 10_000)
    ):
        raise Unreadable(_("The document unpacks to far more than a law can be; it is refused."))
    if "word/document.xml" not in {info.filename for info in infos}:
        raise Unreadable(_("The file is not a Word document, or it is damaged."))
    try:
        document = Document(io.BytesIO(data))
        body = document.element.body
    except Exception:  # noqa: BLE001 - a damaged package fails in many ways
        raise Unreadable(_("The file is not a Word document, or it is damaged.")) from None
    if body is None:
        raise Unreadable(_("The document has no text; a scanned picture cannot be read."))
    return document


def _package_findings(data: bytes) -> Iterator[Finding]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        yield Finding(Code.MACROS)
    notes = [n for n in names if re.fullmatch(r"word/(?:foot|end)notes\.xml", n)]
    if notes:
        yield Finding(Code.LEFT_OUT, str(_("footnotes")))


def _texts(element: Any, document: Any, counted: dict[str, int]) -> Iterator[tuple[str, int, bool]]:
    """The texts of a paragraph or the rows of a table, each with its level of heading."""
    if element.tag == f"{_W}p":
        _count(element, counted)
        yield _text_of(element), _level(element, document), False
    elif element.tag == f"{_W}tbl":
        for row in element.iter(f"{_W}tr"):
            cells = [
                " ".join(t for p in cell.iter(f"{_W}p") if (t := _text_of(p).strip()))
                for cell in row.iter(f"{_W}tc")
            ]
            _count(row, counted)
            yield "\t".join(" ".join(c.split("\n")) for c in cells), 0, True
    elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"}:
        for child in element:
            yield from _texts(child, document, counted)


def _text_of(element: Any) -> str:
    """The words of a paragraph, without what was deleted."""
    parts: list[str] = []
    stack = list(reversed(list(element)))
    while stack:
        child = stack.pop()
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            parts.append(child.text or "")
        elif child.tag == f"{_W}tab":
            parts.append(" ")
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            parts.append("\n")
        elif child.tag == f"{_W}noBreakHyphen":
            parts.append("-")
        stack.extend(reversed(list(child)))
    return "".join(parts)


def _count(element: Any, counted: dict[str, int]) -> None:
    counted["numbers"] += len(list(element.iter(f"{_W}numPr")))
    counted["pictures"] += len(list(element.iter(f"{_W}drawing"))) + len(
        list(element.iter(f"{_W}pict"))
    )
    counted["boxes"] += len(list(element.iter(f"{_W}txbxContent")))
    for tag in ("ins", "del", "moveFrom", "moveTo"):
        counted["tracked"] += len(list(element.iter(f"{_W}{tag}")))


def _left_out(counted: dict[str, int]) -> Iterator[Finding]:
    for name, words in (
        ("numbers", _("automatic numbers")),
        ("pictures", _("pictures")),
        ("boxes", _("text boxes")),
    ):
        if counted[name]:
            yield Finding(Code.LEFT_OUT, str(words), count=counted[name])
    if counted["tracked"]:
        yield Finding(Code.TRACKED_CHANGES, count=counted["tracked"])


def _level(element: Any, document: Any) -> int:
    """The level of a heading's style, one lower: the title of a law is no style's business."""
    style = element.find(f"{_W}pPr/{_W}pStyle")
    if style is None:
        return 0
    name = next((s.name or "" for s in document.styles if s.style_id == style.get(f"{_W}val")), "")
    found = _HEADING.match(name)
    return int(found[1]) + 1 if found else 0
