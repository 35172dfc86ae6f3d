"""Text files in whatever encoding Chinese programs wrote them."""

import pytest

from legal_library.importers.text import decode
from legal_library.importers.unreadable import Unreadable
from legal_library.parsing.findings import Code

TEXT = "测试条例\n第一条　甲。"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", set()),
        ("utf-8-sig", set()),
        ("gbk", {Code.ENCODING}),
        ("gb18030", {Code.ENCODING}),
        ("utf-16", {Code.ENCODING}),
    ],
)
def test_encodings(encoding: str, found: set[Code]) -> None:
    text, findings = decode(TEXT.encode(encoding))
    assert text == TEXT
    assert {finding.code for finding in findings} == found


def test_utf_16_of_the_other_order() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"))[0] == TEXT


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends(end: str) -> None:
    assert decode(TEXT.replace("\n", end).encode())[0] == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t ",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        bytes(range(256)) * 20,
        "测试\n条例".encode("utf-16-le"),
        b"\xff\xfe\x00\xd8\x41",
        "测试条例\n".encode() + b"\xff\xff\xff",
        "甲".encode() + b"\x01\x02\x03\x04" * 10,
    ],
    ids=["empty", "blank", "picture", "bytes", "no mark", "half a pair", "broken", "control"],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(Unreadable) as problem:
        decode(data)
    assert str(problem.value.reason)
