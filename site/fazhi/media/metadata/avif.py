"""AVIF (ISO/IEC 23000-22): boxes within boxes; metadata are items beside the picture's item.

Items are addressed by offsets into the file, so that taking one out means writing all of it anew:
a file that holds more than pictures is coded again instead.
"""

from collections.abc import Iterator

TOP_BOXES = frozenset({b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip"})
PICTURE_ITEMS = frozenset({b"av01", b"grid", b"iovl", b"tmap"})
UNTIMED = frozenset({b"free", b"skip"})


def strip(data: bytes) -> bytes | None:
    """``data`` itself when it holds nothing but pictures, else ``None``: it must be coded anew.

    Raises ``ValueError`` for a broken file.
    """
    for kind, content in _boxes(data):
        if kind not in TOP_BOXES or (kind in UNTIMED and content.strip(b"\0")):
            return None
        if kind == b"meta" and not set(_items(content[4:])) <= PICTURE_ITEMS:
            return None
        if kind == b"moov" and any(k in {b"udta", b"meta"} for k, _ in _boxes(content)):
            return None
    return data


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length, header = int.from_bytes(data[at : at + 4], "big"), 8
        if length == 1:
            length, header = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif length == 0:  # to the end
            length = len(data) - at
        if length < header or at + length > len(data):
            raise ValueError("a box is longer than the file")
        yield data[at + 4 : at + 8], data[at + header : at + length]
        at += length
    if at != len(data):
        raise ValueError("bytes behind the last box")


def _items(meta: bytes) -> Iterator[bytes]:
    for kind, content in _boxes(meta):
        if kind == b"iinf":
            entries = content[6:] if content[0] == 0 else content[8:]
            for _infe, entry in _boxes(entries):
                # Version 2 has a short, version 3 a long item number before the type.
                yield entry[8:12] if entry[0] < 3 else entry[10:14]
