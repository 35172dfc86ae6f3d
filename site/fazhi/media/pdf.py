"""Whether a PDF names a script or a program to start (ISO 32000-1: 7.3.5 names, 7.5.7 object streams)."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from django.conf import settings

CHUNK = 1 << 16
LONGEST_DICTIONARY = 1024  # of an object stream; writers need about a hundred bytes
STREAM = re.compile(rb"stream\r?\n")


class Malformed(ValueError):
    """No PDF, or one that breaks off."""


class Program(ValueError):
    """It holds a script or starts a program."""


def _spelled(name: bytes) -> bytes:
    """A pattern for a name, in which any character may stand as ``#`` and its number."""
    return b"".join(b"(?:%c|(?i:#%02x))" % (c, c) for c in name)


PROGRAM = re.compile(b"/(?:%s|%s)" % (_spelled(b"JavaScript"), _spelled(b"Launch")))
OBJECT_STREAM = re.compile(b"/" + _spelled(b"ObjStm"))


def check(file: BinaryIO) -> None:
    """Raises `Malformed` or `Program`.

    What is encrypted, or packed otherwise than object streams usually are, is not seen.
    """
    pdf = file.read()
    if not pdf.startswith(b"%PDF-"):
        raise Malformed
    if PROGRAM.search(pdf) or any(map(PROGRAM.search, _object_streams(pdf))):
        raise Program
    if b"%%EOF" not in pdf[-2048:]:
        raise Malformed("cut off")


def _object_streams(pdf: bytes) -> Iterator[bytearray]:
    """The objects of each object stream. Raises `Malformed` for more than may be uploaded in all."""
    left: int = settings.UPLOAD_MAX_BYTES
    for start in STREAM.finditer(pdf):
        if OBJECT_STREAM.search(pdf, max(0, start.start() - LONGEST_DICTIONARY), start.start()):
            objects = _inflated(memoryview(pdf)[start.end() :], left)
            left -= len(objects)
            if left <= 0:
                raise Malformed("too large")
            yield objects


def _inflated(packed: memoryview, limit: int) -> bytearray:
    """What can be unpacked from the start of ``packed``, at most ``limit`` bytes."""
    inflater, unpacked = zlib.decompressobj(), bytearray()
    with suppress(zlib.error):
        for at in range(0, len(packed), CHUNK):
            unpacked += inflater.decompress(packed[at : at + CHUNK], limit - len(unpacked))
            if inflater.eof or len(unpacked) >= limit:
                break
    return unpacked
