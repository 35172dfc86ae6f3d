"""PDF from descriptions, through Typst.

The sources in ``typst/`` never change; what a document holds is handed over as JSON, so that no text
is ever read as markup. Documents are tagged for screen readers (PDF/UA-1, ISO 14289-1) and hold only
the glyphs that they use. Typst sees one folder and asks nobody. The same description makes the same
bytes.
"""

import datetime as dt
import functools
import json
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeAlias

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

import typst

from fazhi.documents.description import Certificates, Document, Picture, Poster, Span, Table
from fazhi.documents.fonts import fonts
from fazhi.documents.glyphs import clean, has_stand_ins
from fazhi.documents.limits import bounded, bounded_certificates, bounded_poster, shortened

logger = logging.getLogger(__name__)

PDF = "application/pdf"
Form: TypeAlias = Literal["pdf", "png"]
Standard: TypeAlias = Literal["ua-1"]
Described: TypeAlias = Document | Poster | Certificates
Pictures: TypeAlias = dict[bytes, str]  # to the name of the file: what stands on many pages is one
ACCESSIBLE: Standard = "ua-1"
SOURCES = Path(__file__).parent / "typst"
RUNNING_TITLE = 40  # characters

AT_ONCE = 2  # documents that one process sets at the same time
PATIENCE = 3.0  # seconds that another one waits for its turn

_turns = threading.BoundedSemaphore(AT_ONCE)


class Busy(Exception):
    """So many documents are being set that this one would keep a worker waiting."""


def typeset(described: Described, form: Form = "pdf") -> bytes:
    """The document as PDF, or its first page as PNG. Raises `Busy` where too many are made at once.

    What a document may hold is bounded (`limits`); one that was cut off says so.
    """
    source = _source(described)
    standard = ACCESSIBLE if form == "pdf" else None
    # A picture that no reader understands must not keep people from the text.
    attempts = ((described, standard), (_without_pictures(described), None))
    with _turn():
        for attempt, demanded in attempts:
            data, pictures = _prepared(attempt)
            try:
                return _compiled(source, data, pictures, form, demanded)
            except typst.TypstError as failure:
                problem = failure
                logger.warning("A document could not be set as it is: %s", failure.message)
    raise problem


def digest_source(described: Described) -> bytes:
    """Everything that decides about the bytes of the document, for an entity tag."""
    data, pictures = _prepared(described)
    return b"\0".join([*_sources().values(), data.encode(), *pictures])


def _source(described: Described) -> str:
    if isinstance(described, Certificates):
        return described.layout
    return "poster" if isinstance(described, Poster) else "document"


def _prepared(described: Described) -> tuple[str, Pictures]:
    """The data for Typst, and the pictures with the names of their files."""
    with override(described.language):
        if isinstance(described, Certificates):
            return _certificates_data(bounded_certificates(described))
        if isinstance(described, Poster):
            return _poster_data(bounded_poster(described)), {}
        return _document_data(bounded(described))


def _document_data(document: Document) -> tuple[str, Pictures]:
    pictures: Pictures = {}
    data = _plain(document, pictures)
    on = _day(document.printed_on)
    data["words"] = {"pages": _("Page {page} of {pages}"), "qr": _("QR code of this page")}
    data["running"] = shortened(data["title"], RUNNING_TITLE)
    printed = _("Printed on %(date)s") % {"date": on} if on else ""
    data["foot"] = [line for line in (clean(document.address), printed) if line]
    notes = []
    if document.cut:
        notes.append(_("This document is too long to print. It goes on at the address below."))
    if has_stand_ins(json.dumps(data, ensure_ascii=False)):
        notes.append(_("%(sign)s stands for a character that cannot be printed here.") % _GETA)
    data["notes"] = [[_plain(Span(note), pictures)] for note in notes]
    return json.dumps(data, ensure_ascii=False, sort_keys=True), pictures


_GETA = {"sign": "\u3013"}


def _poster_data(poster: Poster) -> str:
    data = _plain(poster, {})
    on = _day(poster.printed_on)
    data["words"] = {"scan": _("Scan with your phone to read more"), "qr": _("QR code")}
    data["printed"] = _("Printed on %(date)s") % {"date": on} if on else ""
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _certificates_data(certificates: Certificates) -> tuple[str, Pictures]:
    pictures: Pictures = {}
    data = _plain(certificates, pictures)
    data["words"] = {
        "number": _("No. {number}"),
        "code": _("Check code: "),
        "check": _("Check at "),
        "scan": _("Scan to check"),
        "until": _("Valid until {date}"),
        "qr": _("QR code that leads to the check of this certificate"),
    }
    for plain, item in zip(data["items"], certificates.items, strict=True):
        plain["issued_on"], plain["valid_until"] = _day(item.issued_on), _day(item.valid_until)
        plain["link"] = item.address
    return json.dumps(data, ensure_ascii=False, sort_keys=True), pictures


def _day(day: dt.date | None) -> str:
    return str(date_format(day, "DATE_FORMAT")) if day else ""


def _plain(value: Any, pictures: Pictures) -> Any:
    """A description as JSON has it, every text cleaned but codes, addresses of links and names."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return [_plain(item, pictures) for item in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return _plain_part(value, pictures) if is_dataclass(value) else value


def _plain_part(value: Any, pictures: Pictures) -> dict[str, Any]:
    plain: dict[str, Any] = {"kind": type(value).__name__.lower()}
    for field in fields(value):
        content = getattr(value, field.name)
        as_it_is = field.name in {"qr", "link", "language", "layout", "paper"}
        plain[field.name] = content if as_it_is else _plain(content, pictures)
    if isinstance(value, Picture):
        del plain["data"]
        name = f"picture-{len(pictures)}"
        plain["file"] = pictures.setdefault(value.data, name) if value.data else ""
    elif isinstance(value, Span):
        plain["shown"] = clean(value.link)
    elif isinstance(value, Table):
        plain["weights"], plain["numeric"] = value.weights, value.numeric
    return plain


def _without_pictures(described: Any) -> Any:
    """The same with the alternative texts instead."""
    if isinstance(described, Picture):
        return replace(described, data=b"")
    if isinstance(described, tuple):
        return tuple(_without_pictures(item) for item in described)
    if not is_dataclass(described) or isinstance(described, type):
        return described
    changed = {f.name: _without_pictures(getattr(described, f.name)) for f in fields(described)}
    return replace(described, **changed)


@functools.cache
def _sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(SOURCES.glob("*.typ"))}


def _compiled(
    source: str, data: str, pictures: Pictures, form: Form, standard: Standard | None
) -> bytes:
    with _folder(pictures) as folder:
        made = typst.compile(
            folder / f"{source}.typ",
            root=folder,
            format=form,
            font_paths=fonts(),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            pdf_standards=standard,
            timestamp=0,
        )
    return made[0] if isinstance(made, list) else made


@contextmanager
def _folder(pictures: Pictures) -> Iterator[Path]:
    """The folder that Typst sees: the sources, with the pictures where there are any."""
    if not pictures:
        yield SOURCES
        return
    with TemporaryDirectory(prefix="fazhi-document-") as name:
        folder = Path(name)
        for content, file in pictures.items():
            (folder / file).write_bytes(content)
        for file, content in _sources().items():
            (folder / file).write_bytes(content)
        yield folder


@contextmanager
def _turn() -> Iterator[None]:
    if not _turns.acquire(timeout=PATIENCE):
        raise Busy
    try:
        yield
    finally:
        _turns.release()
