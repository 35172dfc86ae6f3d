"""Word and Excel 97 files: a small file system in one file (MS-CFB), read only as far as needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
LAST_REGULAR = 0xFFFFFFFA
FREE = 0xFFFFFFFF
NAMES_OF_MACROS = frozenset({"macros", "vba", "_vba_project", "_vba_project_cur"})
PROTECTED, SHEET, END = 0x002F, 0x0085, 0x000A  # records of MS-XLS
MACRO_SHEETS = frozenset({1, 6})  # Excel 4.0 macros and a module of Visual Basic


class Malformed(ValueError):
    """The bytes do not follow the format, or what must be looked at is encrypted."""


@dataclass(frozen=True)
class CompoundFile:
    """Names of all storages and streams, and the content of the workbook, if there is one."""

    streams: frozenset[str]
    workbook: bytes


def holds_macros(file: CompoundFile) -> bool:
    """Whether Visual Basic or Excel 4.0 macros are in the file. Raises `Malformed`."""
    if any(name.lower() in NAMES_OF_MACROS for name in file.streams):
        return True
    return any(kind in MACRO_SHEETS for kind in _kinds_of_sheets(file.workbook))


def read(file: BinaryIO) -> CompoundFile:
    """Reads the directory and the workbook. Raises `Malformed`."""
    data = file.read()
    if data[:8] != SIGNATURE:
        raise Malformed
    try:
        sectors = _Sectors(data)
        entries = list(_directory(sectors.chain(_number(data, 48))))
        starts = [start for name, start, _size in entries if name in {"Workbook", "Book"}]
        if any(size < _number(data, 56) for name, _s, size in entries if name == "Workbook"):
            raise Malformed("a workbook this small is none")
        workbook = sectors.chain(starts[0]) if starts else b""
    except (IndexError, UnicodeDecodeError) as error:
        raise Malformed from error
    return CompoundFile(frozenset(name for name, _start, _size in entries), workbook)


def _number(data: bytes, at: int) -> int:
    if at + 4 > len(data):
        raise Malformed
    return int.from_bytes(data[at : at + 4], "little")


class _Sectors:
    """Follows chains of sectors through the allocation table."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        shift = int.from_bytes(data[30:32], "little")
        if shift not in (9, 12):
            raise Malformed
        self.size = 1 << shift
        self.table = [n for sector in self._table_sectors() for n in self._numbers(sector)]
        used = max((n for n, following in enumerate(self.table) if following != FREE), default=0)
        if (used + 1) * self.size >= len(data):
            raise Malformed("cut off")

    def chain(self, sector: int) -> bytes:
        """The content of the chain that begins with ``sector``."""
        found, seen = [], set()
        while sector < LAST_REGULAR:
            if sector in seen:
                raise Malformed("a chain bites its tail")
            seen.add(sector)
            found.append(self._sector(sector))
            sector = self.table[sector]
        return b"".join(found)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        if start >= len(self.data):
            raise Malformed
        return self.data[start : start + self.size]

    def _numbers(self, sector: int) -> list[int]:
        content = self._sector(sector)
        return [_number(content, at) for at in range(0, len(content) - 3, 4)]

    def _table_sectors(self) -> Iterator[int]:
        """Sectors of the allocation table: 109 stand in the header, the others in a chain."""
        yield from (n for at in range(76, 512, 4) if (n := _number(self.data, at)) < LAST_REGULAR)
        more, left = _number(self.data, 68), len(self.data) // self.size
        while more < LAST_REGULAR:
            if (left := left - 1) < 0:
                raise Malformed("a chain bites its tail")
            *numbers, more = self._numbers(more)
            yield from (n for n in numbers if n < LAST_REGULAR)


def _directory(content: bytes) -> Iterator[tuple[str, int, int]]:
    for at in range(0, len(content) - 127, 128):
        length = int.from_bytes(content[at + 64 : at + 66], "little")
        if 2 <= length <= 64 and content[at + 66]:
            name = content[at : at + length - 2].decode("utf-16-le")
            yield name, _number(content, at + 116), _number(content, at + 120)


def _kinds_of_sheets(workbook: bytes) -> Iterator[int]:
    at = 0
    while at + 4 <= len(workbook):
        record = int.from_bytes(workbook[at : at + 2], "little")
        length = int.from_bytes(workbook[at + 2 : at + 4], "little")
        if record == PROTECTED:
            raise Malformed("encrypted")
        if record == SHEET and length >= 6:
            yield workbook[at + 9]
        if record == END:  # of the workbook's own records; those of the sheets follow
            return
        at += 4 + length
