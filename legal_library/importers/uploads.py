"""What somebody uploads or pastes, as sources; bounded before anything is unpacked."""

import contextlib
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from legal_library.importers.archive import too_large
from legal_library.importers.sources import SUFFIXES, Source, of_archive, of_bytes
from legal_library.importers.unreadable import MAX_FILE_BYTES, Unreadable

ARCHIVE = ".zip"
ACCEPTED = (*sorted(SUFFIXES), ARCHIVE)
MAX_TEXTS = 2000  # on a screen; `manage.py import_laws` takes any number


def check_upload(name: str, size: int) -> None:
    """Raises `Unreadable` for a file that is not taken on the screen, before it is read."""
    suffix = Path(name).suffix.lower()
    if suffix == ".doc":
        raise Unreadable(_("This is an old Word document (DOC); save it as DOCX."))
    if suffix not in ACCEPTED:
        raise Unreadable(_("DOCX, TXT and MD files are read, and ZIP archives of them."))
    if size == 0:
        raise Unreadable(_("The file is empty."))
    if suffix != ARCHIVE and size > MAX_FILE_BYTES:
        raise Unreadable(too_large())


def is_archive(name: str) -> bool:
    """Whether a file holds several texts."""
    return Path(name).suffix.lower() == ARCHIVE


@contextlib.contextmanager
def sources_of(name: str, content: bytes) -> Iterator[list[Source]]:
    """The sources in an upload, as long as the context lasts; an archive lies in a private folder.

    Raises `Unreadable` for an archive of too many texts.
    """
    if not is_archive(name):
        yield [of_bytes(name, content)]
        return
    with tempfile.TemporaryDirectory(prefix="fazhi-laws-") as folder:  # readable by its owner only
        path = Path(folder) / "laws.zip"
        path.write_bytes(content)
        found: list[Source] = []
        for source in of_archive(name, path):
            found.append(source)
            if len(found) > MAX_TEXTS:
                raise Unreadable(
                    _("The archive has more than %(most)s texts; divide it.") % {"most": MAX_TEXTS}
                )
        if not found:
            raise Unreadable(_("The archive holds no file."))
        yield found


def pasted(title: str, text: str) -> tuple[str, bytes]:
    """The name and the bytes of a text that somebody pasted; its title stands above it once."""
    title = " ".join(title.split())
    first = text.strip().split("\n", 1)[0]
    if "".join(first.split()) != "".join(title.split()):
        text = f"{title}\n\n{text}"
    safe = "".join(
        "-" if c in '/\\:*?"<>|' or unicodedata.category(c)[0] == "C" else c for c in title
    )
    return f"{safe[:120]}.txt", text.encode("utf-8", "replace")
