"""Office documents as small as their formats allow, written byte by byte."""

import io
import struct
import zipfile

from fazhi.media import archives

SECTOR = 512
FREE, END_OF_CHAIN, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def archive(entries: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(zipfile.ZipInfo(name), content)
    return output.getvalue()


def office(part: str = archives.WORD, **more: bytes) -> bytes:
    """DOCX, XLSX or PPTX; ``more`` entries by path, with ``__`` for a slash and ``_dot_`` for a dot."""
    types = f'<Types><Override ContentType="application/vnd.openxmlformats-officedocument.{part}"/>'
    extra = {k.replace("__", "/").replace("_dot_", "."): v for k, v in more.items()}
    return archive({"[Content_Types].xml": types.encode(), "_rels/.rels": b"<r/>", **extra})


def ofd() -> bytes:
    root = b'<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" DocType="OFD" Version="1.0"/>'
    return archive({"OFD.xml": root, "Doc_0/Document.xml": b"<d/>"})


def workbook(*kinds: int, protected: bool = False) -> bytes:
    """Records of an Excel 97 workbook with one sheet of each kind (0 a table, 1 macros)."""
    records = [struct.pack("<HH16x", 0x0809, 16)]
    if protected:
        records.append(struct.pack("<HHH", 0x002F, 2, 0))
    records += [struct.pack("<HHIBBBB", 0x0085, 8, 0, 0, kind, 0, 0) for kind in kinds]
    return b"".join([*records, struct.pack("<HH", 0x000A, 0)])


def compound(streams: dict[str, bytes]) -> bytes:
    """An OLE file with ``streams``, each padded to the size from which streams have sectors."""
    directory_sectors = -(-(len(streams) + 1) // 4)
    entries = [_entry("Root Entry", 5, END_OF_CHAIN, 0)]
    table = [TABLE, *_chain(1, directory_sectors)]
    body = b""
    for name, given in streams.items():
        content = given.ljust(4096, b"\0")
        content = content.ljust(-(-len(content) // SECTOR) * SECTOR, b"\0")
        entries.append(_entry(name, 2, len(table), len(content)))
        table += _chain(len(table), len(content) // SECTOR)
        body += content
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    numbers = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    assert len(numbers) == SECTOR, "one sector of the table must do"
    header = (
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    )
    header += bytes(6) + struct.pack(
        "<IIIIIIIII", 0, 1, 1, 0, 4096, END_OF_CHAIN, 0, END_OF_CHAIN, 0
    )
    header += struct.pack("<I", 0) + struct.pack("<108I", *[FREE] * 108)
    assert len(header) == SECTOR
    return header + numbers + directory + body


def _chain(first: int, count: int) -> list[int]:
    return [*range(first + 1, first + count), END_OF_CHAIN]


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return (
        encoded.ljust(64, b"\0")
        + struct.pack("<HBB", len(encoded), kind, 1)
        + struct.pack("<III", FREE, FREE, FREE)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
