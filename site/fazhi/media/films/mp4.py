"""MP4: boxes within boxes (ISO/IEC 14496-12)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fazhi.media.films.facts import FilmFacts, Malformed

MOST_BOXES = 20_000  # a broken or hostile file must not keep us busy
LARGEST_HEADER = 1 << 16  # bytes of a box that is read whole
# Beside the pictures: the author, the place, the camera. They stand in the film or in a track.
METADATA = {b"udta", b"meta", b"uuid"}


@dataclass(frozen=True)
class Box:
    """A box: its kind, and where it, its content and its end lie."""

    kind: bytes
    start: int
    content: int
    end: int


def read(file: BinaryIO, size: int) -> FilmFacts:
    """Duration, codecs and metadata of an MP4. Raises `Malformed`."""
    top = list(_boxes(file, 0, size))
    kinds = {box.kind for box in top}
    if not top or top[0].kind != b"ftyp" or not kinds & {b"mdat", b"moof"}:
        raise Malformed
    for box in top:
        if box.kind == b"moov":
            return _movie(file, box, [b for b in top if b.kind in METADATA])
    raise Malformed


def _movie(file: BinaryIO, movie: Box, metadata: list[Box]) -> FilmFacts:
    seconds, codecs = None, set()
    for box in _boxes(file, movie.content, movie.end):
        if box.kind == b"mvhd":
            seconds = _duration(_content(file, box))
        elif box.kind == b"trak":
            codecs |= _codecs(file, box)
            metadata += [b for b in _boxes(file, box.content, box.end) if b.kind in METADATA]
        elif box.kind in METADATA:
            metadata.append(box)
    return FilmFacts(seconds, frozenset(codecs), tuple(_blank(box) for box in metadata))


def _blank(box: Box) -> tuple[int, bytes]:
    """The box as free space, from its kind on; its length stays."""
    return box.start + 4, b"free" + bytes(box.end - box.start - 8)


def _codecs(file: BinaryIO, track: Box) -> set[str]:
    media = _child(file, track, b"mdia")
    if _content(file, _child(file, media, b"hdlr"))[8:12] != b"vide":
        return set()
    table = _child(file, _child(file, media, b"minf"), b"stbl")
    entries = _content(file, _child(file, table, b"stsd"))
    found, at = set(), 8
    while at + 8 <= len(entries):
        (length,) = struct.unpack(">I", entries[at : at + 4])
        found.add(entries[at + 4 : at + 8].decode("latin-1"))
        if length < 8:
            raise Malformed
        at += length
    return found


def _duration(header: bytes) -> float | None:
    version = header[:1]
    layout, at = (">IQ", 20) if version == b"\1" else (">II", 12)
    try:
        scale, duration = struct.unpack_from(layout, header, at)
    except struct.error:
        raise Malformed from None
    return duration / scale if scale and duration else None


def _child(file: BinaryIO, parent: Box, kind: bytes) -> Box:
    for box in _boxes(file, parent.content, parent.end):
        if box.kind == kind:
            return box
    raise Malformed


def _content(file: BinaryIO, box: Box) -> bytes:
    file.seek(box.content)
    return file.read(min(box.end - box.content, LARGEST_HEADER))


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[Box]:
    for _number in range(MOST_BOXES):
        if at == end:
            return
        file.seek(at)
        header = file.read(16)
        if at + 8 > end or len(header) < 8:
            raise Malformed
        length, kind = struct.unpack(">I4s", header[:8])
        content = at + 8
        if length == 1:
            if len(header) < 16:
                raise Malformed
            (length,) = struct.unpack(">Q", header[8:])
            content = at + 16
        elif length == 0:
            length = end - at
        if length < content - at or at + length > end:
            raise Malformed
        yield Box(kind, at, content, at + length)
        at += length
    raise Malformed
