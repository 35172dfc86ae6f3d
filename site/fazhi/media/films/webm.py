"""WebM: EBML elements within elements (RFC 8794, RFC 9559)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fazhi.media.films.facts import FilmFacts, Malformed

EBML, DOCTYPE, SEGMENT = 0x1A45DFA3, 0x4282, 0x18538067
INFO, SCALE, DURATION, TITLE, DATE = 0x1549A966, 0x2AD7B1, 0x4489, 0x7BA9, 0x4461
TRACKS, TRACK, KIND, CODEC = 0x1654AE6B, 0xAE, 0x83, 0x86
CLUSTER, TAGS, VOID = 0x1F43B675, 0x1254C367, 0xEC
PICTURES = 1  # the kind of a track
NANOSECONDS = 1_000_000_000
MOST_ELEMENTS = 200_000
LARGEST_VALUE = 64  # bytes of an element that is read whole


@dataclass(frozen=True)
class Element:
    """An element: its id, and where it, its content and its end lie."""

    id: int
    start: int
    content: int
    end: int


def read(file: BinaryIO, size: int) -> FilmFacts:
    """Duration, codecs and metadata of a WebM. Raises `Malformed`."""
    top = list(_elements(file, 0, size))
    if not top or top[0].id != EBML or not _is_webm(file, top[0]):
        raise Malformed
    segment = next((e for e in top if e.id == SEGMENT), None)
    if segment is None:
        raise Malformed
    seconds, codecs, blanks, has_pictures = None, set(), [], False
    for element in _elements(file, segment.content, segment.end):
        if element.id == INFO:
            seconds = _duration(file, element)
            inside = _elements(file, element.content, element.end)
            blanks += [_blank(e) for e in inside if e.id in {TITLE, DATE}]
        elif element.id == TRACKS:
            codecs |= _codecs(file, element)
        elif element.id == TAGS:
            blanks.append(_blank(element))
        has_pictures = has_pictures or element.id == CLUSTER
    if not has_pictures:
        raise Malformed
    return FilmFacts(seconds, frozenset(codecs), tuple(blanks))


def _is_webm(file: BinaryIO, header: Element) -> bool:
    return any(
        e.id == DOCTYPE and _value(file, e) == b"webm"
        for e in _elements(file, header.content, header.end)
    )


def _duration(file: BinaryIO, info: Element) -> float | None:
    scale, ticks = 1_000_000, 0.0
    for element in _elements(file, info.content, info.end):
        value = _value(file, element)
        if element.id == SCALE:
            scale = int.from_bytes(value)
        elif element.id == DURATION and len(value) in {4, 8}:
            (ticks,) = struct.unpack(">f" if len(value) == 4 else ">d", value)
    seconds = ticks * scale / NANOSECONDS
    return seconds if 0 < seconds < float("inf") else None


def _codecs(file: BinaryIO, tracks: Element) -> set[str]:
    found = set()
    for track in _elements(file, tracks.content, tracks.end):
        if track.id == TRACK:
            values = {e.id: _value(file, e) for e in _elements(file, track.content, track.end)}
            if int.from_bytes(values.get(KIND, b"")) == PICTURES:
                found.add(values.get(CODEC, b"").rstrip(b"\0").decode("latin-1"))
    return found


def _blank(element: Element) -> tuple[int, bytes]:
    """The element as a void one of the same length: one byte of id, eight of length."""
    length = element.end - element.start
    if length < 9:
        return element.start, bytes([VOID, 0x80 | (length - 2)]) + bytes(length - 2)
    return element.start, bytes([VOID, 1]) + (length - 9).to_bytes(7) + bytes(length - 9)


def _value(file: BinaryIO, element: Element) -> bytes:
    file.seek(element.content)
    return file.read(min(element.end - element.content, LARGEST_VALUE))


def _elements(file: BinaryIO, at: int, end: int) -> Iterator[Element]:
    for _number in range(MOST_ELEMENTS):
        if at >= end:
            return
        file.seek(at)
        head = file.read(12)
        id_length = _length(head[:1], 4)
        element_id = int.from_bytes(head[:id_length])
        size_length = _length(head[id_length : id_length + 1], 8)
        size_bytes = head[id_length : id_length + size_length]
        if len(size_bytes) < size_length:
            raise Malformed
        value = int.from_bytes(size_bytes) & ((1 << (7 * size_length)) - 1)
        unknown = value == (1 << (7 * size_length)) - 1
        content = at + id_length + size_length
        # Only a segment or a cluster that was sent live does not know its length.
        if unknown and element_id not in {SEGMENT, CLUSTER}:
            raise Malformed
        stop = end if unknown else content + value
        if stop > end:
            raise Malformed
        yield Element(element_id, at, content, stop)
        at = stop
    raise Malformed


def _length(first: bytes, most: int) -> int:
    """How many bytes a number has, by the zeros that its first byte begins with."""
    length = 9 - first[0].bit_length() if first else 9
    if length > most:
        raise Malformed
    return length
