"""A version as a file: plain text, JSON and DOCX, each with its source and its day."""

import io
import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from legal_library.models import LawVersion
from legal_library.parsing.tree import Kind
from legal_library.reading.rows import Row
from legal_library.status import today


def notice() -> str:
    """What every export says of itself."""
    return _("This text is for reference; the standard text is the one in the official gazette.")


def provenance(version: LawVersion) -> list[str]:
    """Where the text is from, in lines: source, day, hash, day of the export, the notice."""
    lines = []
    if version.source_name:
        lines.append(_("Source: %(name)s") % {"name": version.source_name})
    if version.source_url:
        lines.append(version.source_url)
    if version.retrieved_on:
        lines.append(_("Retrieved on %(day)s") % {"day": version.retrieved_on.isoformat()})
    if version.sha256:
        lines.append(f"SHA-256 {version.sha256}")
    return [*lines, _("Exported on %(day)s") % {"day": today().isoformat()}, notice()]


def _labelled(rows: list[Row]) -> Iterator[tuple[Row, str]]:
    """Rows with what is printed before their text: the number of an article of several paragraphs
    stands before the first of them, and the article itself has no line."""
    number = ""
    for row in rows:
        if row.kind in {Kind.ARTICLE, Kind.POINT}:
            if number:
                yield row._replace(text=""), number
            number = f"{row.label}　{row.heading}"
            if not row.text:
                continue
            yield row, number
            number = ""
        else:
            yield row, number + row.label
            number = ""


def as_text(version: LawVersion, rows: list[Row]) -> str:
    """Plain text: a line for each provision, headings between blank lines."""
    lines = [version.title, ""]
    if version.history_text:
        lines += [version.history_text, ""]
    for row, label in _labelled(rows):
        if row.is_unit:
            lines += ["", row.title, ""] if row.title else []
            lines += [row.text] if row.text else []
        else:
            lines.append(f"{label}{row.text}")
    lines += ["", *provenance(version), ""]
    return "\n".join(lines)


def as_data(version: LawVersion, rows: list[Row]) -> dict[str, Any]:
    """What the JSON export holds: the law, the version, its provisions in order."""
    law = version.law
    days = {
        "version": version.version_date,
        "promulgated": version.promulgated_on,
        "effective_from": version.effective_from,
        "effective_to": version.effective_to,
    }
    return {
        "title": law.title,
        "short_title": law.short_title,
        "kind": law.kind,
        "issuer": law.issuer,
        "document_number": version.document_number,
        **{name: day.isoformat() if day else None for name, day in days.items()},
        "status": version.status.value,
        "as_of": today().isoformat(),
        "history": version.history_text,
        "source": {
            "name": version.source_name,
            "url": version.source_url,
            "retrieved_on": version.retrieved_on.isoformat() if version.retrieved_on else None,
            "sha256": version.sha256,
        },
        "notice": notice(),
        "provisions": [
            {
                "path": row.path,
                "kind": row.kind,
                "number": row.number,
                "sub": row.sub,
                "label": row.label,
                "heading": row.heading,
                "text": row.text,
            }
            for row in rows
        ],
    }


def as_json(version: LawVersion, rows: list[Row]) -> str:
    """`as_data` as text."""
    return json.dumps(as_data(version, rows), ensure_ascii=False, indent=1)


def as_docx(version: LawVersion, rows: list[Row]) -> bytes:
    """A Word document with headings by level, so that its own outline works."""
    from docx import Document

    document = Document()
    document.core_properties.title = version.title[:255]
    document.core_properties.author = ""
    document.add_heading(version.title, 0)
    for line in version.history_text.splitlines():
        document.add_paragraph(line)
    level = 0
    for row, label in _labelled(rows):
        if row.is_unit:
            level = min(row.depth + 1, 9)
            if row.title:
                document.add_heading(row.title, level)
            if row.text:
                document.add_paragraph(row.text)
        elif row.kind == Kind.TABLE:
            _add_table(document, row)
        else:
            paragraph = document.add_paragraph()
            paragraph.add_run(label).bold = row.kind != Kind.ITEM
            paragraph.add_run(row.text)
    document.add_paragraph()
    for line in provenance(version):
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _add_table(document: Any, row: Row) -> None:
    lines = [line.split("\t") for line in row.text.split("\n")]
    width = max(len(line) for line in lines)
    table = document.add_table(rows=0, cols=width)
    table.style = "Table Grid"
    for line in lines:
        cells = table.add_row().cells
        for index, text in enumerate(line):
            cells[index].text = text


def file_title(version: LawVersion) -> str:
    """What an exported file is called."""
    return _("%(title)s (%(day)s)") % {
        "title": version.law.short_title or version.title,
        "day": version.date_part,
    }
