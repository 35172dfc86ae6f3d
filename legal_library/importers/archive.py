"""ZIP archives of laws: nothing is written to disk, and names are only names."""

import contextlib
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from legal_library.importers.unreadable import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_FILES,
    MAX_FILE_BYTES,
    MAX_RATIO,
    Unreadable,
)

_UTF8_FLAG = 0x800
# What the ways to pack raise over bytes that they did not write.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(OSError, NotImplementedError, EOFError, ValueError, RuntimeError),
)


def members(archive: str | Path | IO[bytes]) -> Iterator[tuple[str, zipfile.ZipInfo]]:
    """Names and entries of an archive's files.

    Names that are not marked as UTF-8 are GBK, as Chinese Windows writes them. Raises `Unreadable`
    for what is no archive or unpacks to too much.
    """
    try:
        with zipfile.ZipFile(archive) as package:
            infos = [info for info in package.infolist() if not info.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError):
        raise Unreadable(_("The file is not a ZIP archive, or it is damaged.")) from None
    if len(infos) > MAX_ARCHIVE_FILES:
        raise Unreadable(
            _("The archive has more than %(most)s files.") % {"most": MAX_ARCHIVE_FILES}
        )
    packed = sum(info.compress_size for info in infos)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_ARCHIVE_BYTES or unpacked > MAX_RATIO * max(packed, 10_000):
        raise Unreadable(_("The archive unpacks to too much; it is refused."))
    for info in infos:
        name = member_name(info)
        if not _is_clutter(name):
            yield name, info


def member_name(info: zipfile.ZipInfo) -> str:
    """The name of an entry, its folders without steps upwards."""
    name = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("gbk")
    parts = [p for p in PurePosixPath(name.replace("\\", "/")).parts if p not in {"/", "..", "."}]
    return "/".join(parts) or "file"


def read_member(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """The bytes of an entry; never more than the limit, whatever the archive says of its size."""
    if info.flag_bits & 1:
        raise Unreadable(_("The file is protected by a password."))
    try:
        with package.open(info) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except _DAMAGED:
        raise Unreadable(_("The file is damaged.")) from None
    if len(data) > MAX_FILE_BYTES:
        raise Unreadable(too_large())
    return data


def too_large() -> str:
    """What is said of a file that is larger than any law."""
    return str(
        _("The file is larger than %(size)s MB; no law is.") % {"size": MAX_FILE_BYTES // 1_000_000}
    )


def _is_clutter(name: str) -> bool:
    """What systems add to archives."""
    last = name.rsplit("/", 1)[-1]
    return (
        name.startswith("__MACOSX/") or last in {".DS_Store", "Thumbs.db"} or last.startswith("~$")
    )
