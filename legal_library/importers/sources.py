"""What lies at a path: one `Source` for each text, whatever the files look like.

A source knows its name and hash at once and reads itself when asked, so that what is in the
library already costs a hash and no parsing.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from legal_library.importers.archive import members, read_member, too_large
from legal_library.importers.docx import read_docx
from legal_library.importers.markdown import read_markdown
from legal_library.importers.metadata import Metadata, name_below, of_file_name
from legal_library.importers.text import decode
from legal_library.importers.unreadable import MAX_FILE_BYTES, Unreadable
from legal_library.parsing.manuscript import Manuscript, plain

TEXTS = {".txt", ".text"}
MARKDOWN = {".md", ".markdown"}
SUFFIXES = {*TEXTS, *MARKDOWN, ".docx"}
UNREAD = {".doc", ".wps", ".rtf", ".pdf", ".ofd"}  # may hold laws, so a folder's are reported


@dataclass(frozen=True)
class SourceText:
    """A text that was read: what the parser gets, and what the source says beside it."""

    manuscript: Manuscript
    metadata: Metadata
    starts_at: int | None = 1


@dataclass(frozen=True)
class Source:
    """One text at a path. ``sha256`` is that of its bytes; ``read`` may raise `Unreadable`."""

    name: str
    sha256: str
    read: Callable[[], SourceText] = field(compare=False)


def broken(name: str, problem: Unreadable) -> Source:
    """A source that only reports what is wrong with it."""

    def read() -> SourceText:
        raise problem

    return Source(name, "", read)


def of_bytes(name: str, data: bytes, known: Metadata | None = None) -> Source:
    """The source of one file's bytes, read by its name's ending."""

    def read() -> SourceText:
        return read_bytes(name, data, known)

    return Source(name, hashlib.sha256(data).hexdigest(), read)


def read_bytes(name: str, data: bytes, known: Metadata | None = None) -> SourceText:
    """Reads a file by its ending. Raises `Unreadable` for what no reader takes."""
    path = Path(name)
    suffix = path.suffix.lower()
    title, day = of_file_name(path.stem)
    metadata = known or Metadata(title=title, version_date=day, source_name=str(_("file")))
    if not data:
        raise Unreadable(_("The file is empty."))
    if suffix == ".docx":
        return SourceText(read_docx(data), metadata)
    if suffix == ".doc":
        raise Unreadable(_("This is an old Word document (DOC); save it as DOCX."))
    if suffix not in SUFFIXES:
        raise Unreadable(
            _("Files of this kind (%(suffix)s) are not read; DOCX, TXT and MD are.")
            % {"suffix": suffix or name}
        )
    text, findings = decode(data)
    manuscript = read_markdown(text) if suffix in MARKDOWN else plain(text)
    manuscript.findings += findings
    return SourceText(manuscript, metadata)


def read_file(path: Path) -> bytes:
    """The bytes of a file. Raises `Unreadable` when it is too large or cannot be opened."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise Unreadable(too_large())
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(
            _("The file cannot be opened: %(problem)s.") % {"problem": error.strerror}
        ) from None


def of_archive(name: str, archive: Path) -> Iterator[Source]:
    """The sources in a ZIP archive; a broken member is reported and stops no other."""
    try:
        found = list(members(archive))
    except Unreadable as problem:
        yield broken(name, problem)
        return
    with zipfile.ZipFile(archive) as package:
        for member, info in found:
            shown = f"{name}/{member}"
            try:
                digest = hashlib.sha256(read_member(package, info)).hexdigest()
            except Unreadable as problem:
                yield broken(shown, problem)
            else:
                yield Source(shown, digest, partial(_read_again, archive, shown, info))


def _read_again(archive: Path, name: str, info: zipfile.ZipInfo) -> SourceText:
    with zipfile.ZipFile(archive) as package:
        return read_bytes(name, read_member(package, info))


def of_path(path: Path) -> Iterable[Source]:
    """The sources at a path: a file, an archive, a folder, one of the known collections.

    Raises `Unreadable` when there is nothing at the path.
    """
    from legal_library.importers import collections, wheel

    if not path.exists():
        raise Unreadable(_("There is nothing at %(path)s.") % {"path": path})
    if path.is_dir():
        return collections.of_folder(path)
    if wheel.is_database(path):
        return wheel.of_database(path)
    if path.suffix.lower() == ".zip":
        return of_archive(name_below(path.parent, path), path)
    return _of_files([path], path.parent)


def _of_files(paths: Iterable[Path], root: Path) -> Iterator[Source]:
    for path in paths:
        yield of_file(path, root)


def of_file(path: Path, root: Path, known: Metadata | None = None) -> Source:
    """The source of one file, named by its place below ``root``; its bytes are not kept."""
    name = name_below(root, path)
    try:
        digest = hashlib.sha256(read_file(path)).hexdigest()
    except Unreadable as problem:
        return broken(name, problem)
    return Source(name, digest, lambda: read_bytes(name, read_file(path), known))
