"""What a PDF says about itself, read without a library."""

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n(.*?)\nendstream", re.DOTALL)
_MAPPED = re.compile(rb"<[0-9A-F]+> <([0-9A-F]{4,})>")


def pages(pdf: bytes) -> int:
    """How many pages it has, by its metadata."""
    found = re.search(rb"NPages>(\d+)", pdf)
    assert found is not None
    return int(found[1])


def is_accessible(pdf: bytes) -> bool:
    """Whether it is tagged and declares PDF/UA-1."""
    return b"pdfuaid:part>1<" in pdf and b"/MarkInfo" in pdf and b"/StructTreeRoot" in pdf


def characters(pdf: bytes) -> set[str]:
    """Every character that its fonts print."""
    found: set[str] = set()
    for stream in _STREAM.findall(pdf):
        try:
            # Packed bytes may end like a line: what follows them is no fault.
            data = zlib.decompressobj().decompress(stream)
        except zlib.error:
            continue
        if b"beginbfchar" in data:
            for code in _MAPPED.findall(data):
                found.update(bytes.fromhex(code.decode()).decode("utf-16-be"))
    return found
