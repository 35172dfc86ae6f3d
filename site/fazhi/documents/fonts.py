"""The fonts of documents, and which characters they hold.

Noto Sans SC and Noto Serif SC (SIL Open Font License 1.1) come as a package and never from the
machine, so that a document looks the same wherever it is made.
"""

import functools
import struct
from collections.abc import Iterator
from pathlib import Path

import pylopdf_fonts_zh_cn as packaged
import typst

# What the typesetter's own fonts add, and a test sets character by character.
OTHER_SCRIPTS = (
    range(0x05D0, 0x05EB),  # Hebrew letters
    *(range(0x0621, 0x063B), range(0x0640, 0x0653), range(0x0660, 0x066A)),  # Arabic
    *(range(0x2610, 0x2613), range(0x2713, 0x2719)),  # boxes and ticks
)


@functools.cache
def fonts() -> typst.Fonts:
    """The fonts, read once a process."""
    folder = packaged.sans_path().parent
    return typst.Fonts(include_system_fonts=False, font_paths=[folder])


@functools.cache
def printable() -> frozenset[int]:
    """The code points that both voices can print."""
    both = _code_points(packaged.sans_path()) & _code_points(packaged.serif_path())
    return both | {code for part in OTHER_SCRIPTS for code in part}


def _code_points(path: Path) -> frozenset[int]:
    """What the table ``cmap`` of a font file maps (ISO/IEC 14496-22, formats 4 and 12)."""
    data = path.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    for number in range(tables):
        tag, _sum, start, _length = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            return frozenset(_mapped(data, start))
    raise ValueError(f"{path.name} has no character map")


def _mapped(data: bytes, start: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">H", data, start + 2)
    for number in range(count):
        _platform, _encoding, offset = struct.unpack_from(">HHI", data, start + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", data, start + offset)
        if form == 12:
            yield from _groups(data, start + offset)


def _groups(data: bytes, at: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", data, at + 12)
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, at + 16 + 12 * number)
        yield from range(first if glyph else first + 1, last + 1)
