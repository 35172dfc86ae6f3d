"""Documents that are ZIP archives: Office Open XML (ISO/IEC 29500) and OFD (GB/T 33190)."""

import zipfile
from pathlib import PurePosixPath
from typing import BinaryIO

WORD = "wordprocessingml.document.main+xml"
EXCEL = "spreadsheetml.sheet.main+xml"
POWERPOINT = "presentationml.presentation.main+xml"
OFD_NAMESPACE = b"ofdspec.org"

# A document with more than this is made to exhaust the reader's computer.
ENTRIES = 20_000
UNPACKED_BYTES = 1_000_000_000
INDEX_BYTES = 1_000_000
PROGRAMS = frozenset(
    (
        ".exe",
        ".dll",
        ".com",
        ".scr",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".wsh",
        ".hta",
        ".msi",
        ".jar",
        ".lnk",
        ".reg",
        ".sh",
    )
)


class NotOfKind(ValueError):
    """The archive is broken, or is no document of the kind."""


class Program(ValueError):
    """The archive carries a macro or a program."""


def check_office(file: BinaryIO, part: str) -> None:
    """Raises `NotOfKind` or `Program`; ``part`` is the end of the main part's content type."""
    types, names = _open(file, "[Content_Types].xml")
    if b"macroEnabled" in types or any(_is_macro(n) for n in names):
        raise Program
    if part.encode() not in types:
        raise NotOfKind


def check_ofd(file: BinaryIO) -> None:
    """Raises `NotOfKind` or `Program`."""
    root, _names = _open(file, "OFD.xml")
    if OFD_NAMESPACE not in root:
        raise NotOfKind


def _open(file: BinaryIO, index: str) -> tuple[bytes, list[str]]:
    if file.read(4) != b"PK\x03\x04":
        raise NotOfKind
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES or sum(e.file_size for e in entries) > UNPACKED_BYTES:
                raise NotOfKind
            with archive.open(index) as content:
                read = content.read(INDEX_BYTES)
    except NotOfKind:
        raise
    except Exception as error:  # zipfile and zlib raise many kinds for broken archives
        raise NotOfKind from error
    names = [e.filename for e in entries]
    if any(PurePosixPath(n).suffix.lower() in PROGRAMS for n in names):
        raise Program
    return read, names


def _is_macro(name: str) -> bool:
    path = PurePosixPath(name.lower())
    return path.name == "vbaproject.bin" or "macrosheets" in path.parts
