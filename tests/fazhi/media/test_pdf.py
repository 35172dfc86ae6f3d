"""Scripts in a PDF are found however their names are written and where writers put objects."""

import io
import zlib

import pytest
from pytest_django import Settings

from fazhi.media import pdf
from tests.factories.media import pdf_bytes

SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"


def object_stream(objects: bytes, kind: bytes = b"ObjStm") -> bytes:
    """Objects packed as writers of PDF 1.5 and later pack them."""
    packed = zlib.compress(objects)
    head = b"<</Type/%s/N 1/First 4/Filter/FlateDecode/Length %d>>" % (kind, len(packed))
    return head + b"stream\r\n" + packed + b"\nendstream\n"


def check(inside: bytes) -> None:
    pdf.check(io.BytesIO(pdf_bytes(inside)))


@pytest.mark.parametrize(
    "inside",
    [
        SCRIPT,
        b"<</S/J#61vaScript>>",
        b"<</S/#4A#61#76#61#53#63#72#69#70#74>>",
        b"<</S/JavaScrip#74>>",
        b"<</S/#4caunch/F(cmd.exe)>>",
        b" " * 3_000_000 + SCRIPT,
        object_stream(SCRIPT),
        object_stream(b" " * 500_000 + SCRIPT),
        object_stream(b"<</S/J#61vaScript>>"),
        object_stream(SCRIPT, kind=b"Obj#53tm"),
        object_stream(b"5 0 <</Type/Page>>") + object_stream(SCRIPT),
    ],
    ids=range(11),
)
def test_a_script_or_program_is_found(inside: bytes) -> None:
    with pytest.raises(pdf.Program):
        check(inside)


@pytest.mark.parametrize(
    "inside",
    [
        b"<</Title(JavaScript Launch)>>",
        object_stream(b"5 0 <</Type/Page>>"),
        b"<</Length 3>>stream\nabc\nendstream",
        b"<</Type/ObjStm>>stream\nnot packed\nendstream",
    ],
)
def test_a_document_without_one_passes(inside: bytes) -> None:
    check(inside)


def test_a_little_file_does_not_unpack_into_memory_without_end(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100_000
    check(object_stream(b" " * 90_000))
    with pytest.raises(pdf.Malformed):
        check(object_stream(b" " * 90_000) * 2)
