"""A document as it is kept: of a kind that offices exchange, proved by its content, without macros.

What a macro, a script or a program could do on a resident's computer is not published, whatever
the file is called. Kinds: PDF; OFD (GB/T 33190-2016, the national layout format); Office Open XML;
Word and Excel 97, and WPS text in the same container; plain text and CSV.
"""

import codecs
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

import filetype

from fazhi.media import archives, compound_files, pdf
from fazhi.media.limits import check_size
from fazhi.text_encodings import encodings_of

CHUNK = 1 << 20
NAME_LENGTH = 100
OTHER_NAME_CHARACTERS = frozenset('"<>:/\\|?*%#')
CONTROLS_IN_TEXT = frozenset("\t\n\r\f\x1a")


class NotWhatItSays(ValueError):
    """The content is not of the kind that the file's name says."""


class HoldsProgram(ValueError):
    """The document carries a macro, a script or a program."""


@dataclass(frozen=True)
class DocumentKind:
    """``check`` raises `NotWhatItSays` or `HoldsProgram`; shown in the browser only if ``inline``."""

    content_type: str
    check: Callable[[BinaryIO], None]
    inline: bool = False


def check_text(file: BinaryIO) -> None:
    """Text in UTF-8, GB 18030, or UTF-16 with a byte order mark; no control characters."""
    beginning = file.read(2)
    for encoding in encodings_of(beginning):
        file.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            while chunk := file.read(CHUNK):
                _refuse_controls(decoder.decode(chunk))
            _refuse_controls(decoder.decode(b"", final=True))
        except UnicodeDecodeError:
            continue
        return
    raise NotWhatItSays


def _refuse_controls(text: str) -> None:
    if any(unicodedata.category(c) == "Cc" and c not in CONTROLS_IN_TEXT for c in set(text)):
        raise NotWhatItSays


def _office(part: str) -> Callable[[BinaryIO], None]:
    def check(file: BinaryIO) -> None:
        try:
            archives.check_office(file, part)
        except archives.Program as error:
            raise HoldsProgram from error
        except archives.NotOfKind as error:
            raise NotWhatItSays from error

    return check


def _ofd(file: BinaryIO) -> None:
    try:
        archives.check_ofd(file)
    except archives.Program as error:
        raise HoldsProgram from error
    except archives.NotOfKind as error:
        raise NotWhatItSays from error


def _pdf(file: BinaryIO) -> None:
    try:
        pdf.check(file)
    except pdf.Program as error:
        raise HoldsProgram from error
    except pdf.Malformed as error:
        raise NotWhatItSays from error


def _compound(*streams: str) -> Callable[[BinaryIO], None]:
    def check(file: BinaryIO) -> None:
        try:
            found = compound_files.read(file)
            if compound_files.holds_macros(found):
                raise HoldsProgram
        except compound_files.Malformed as error:
            raise NotWhatItSays from error
        if not any(stream in found.streams for stream in streams):
            raise NotWhatItSays

    return check


OOXML = "application/vnd.openxmlformats-officedocument."
KINDS: dict[str, DocumentKind] = {
    "pdf": DocumentKind("application/pdf", _pdf, inline=True),
    "ofd": DocumentKind("application/ofd", _ofd),
    "docx": DocumentKind(f"{OOXML}wordprocessingml.document", _office(archives.WORD)),
    "xlsx": DocumentKind(f"{OOXML}spreadsheetml.sheet", _office(archives.EXCEL)),
    "pptx": DocumentKind(f"{OOXML}presentationml.presentation", _office(archives.POWERPOINT)),
    "doc": DocumentKind("application/msword", _compound("WordDocument")),
    "wps": DocumentKind("application/wps-office.wps", _compound("WordDocument")),
    "xls": DocumentKind("application/vnd.ms-excel", _compound("Workbook", "Book")),
    "txt": DocumentKind("text/plain", check_text),
    "csv": DocumentKind("text/csv", check_text),
}


def extension_of(name: str) -> str:
    """The extension of a file's name in small letters, without the dot."""
    return PurePath(name).suffix.lower().removeprefix(".")


def check_document(given: "BinaryIO | File[Any]", name: str, size: int) -> None:
    """Checks the document in ``given``, which came as the file ``name`` with ``size`` bytes.

    Raises ``ValidationError``, in words for the person who uploads. It is left at its start.
    """
    check_size(size)
    extension = extension_of(name)
    kind = KINDS.get(extension)
    if kind is None:
        raise ValidationError(
            _("Documents of the kind “.%(extension)s” cannot be uploaded. Allowed: %(allowed)s."),
            code="invalid_extension",
            params={"extension": extension, "allowed": ", ".join(KINDS)},
        )
    file = cast("BinaryIO", given)
    file.seek(0)
    try:
        if kind.check is check_text and filetype.guess(file.read(8192)):
            raise NotWhatItSays
        file.seek(0)
        kind.check(file)
    except HoldsProgram:
        raise ValidationError(
            _(
                "This document holds macros, scripts or programs, which are not published. Save it "
                "without them, or as PDF."
            ),
            code="holds_program",
        ) from None
    except NotWhatItSays:
        raise ValidationError(
            _("The name ends in “.%(extension)s”, but the file is of another kind, or damaged."),
            code="invalid_content",
            params={"extension": extension},
        ) from None
    finally:
        file.seek(0)


def download_name(name: str) -> str:
    """``name`` as people get it back: Chinese stays, whatever could mislead or command goes."""
    stem, extension = PurePath(name.replace("\\", "/")).stem, extension_of(name)
    stem = "".join(
        " " if unicodedata.category(c)[0] in "CZ" or c in OTHER_NAME_CHARACTERS else c
        for c in unicodedata.normalize("NFC", stem)
    )
    stem = " ".join(stem.split()).strip(". ")[: NAME_LENGTH - len(extension) - 1].strip()
    return f"{stem or 'document'}.{extension}" if extension else stem or "document"
