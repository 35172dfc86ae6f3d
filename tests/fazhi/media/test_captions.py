import io

from django.core.exceptions import ValidationError

import pytest

from fazhi.media.captions import LARGEST, check_captions
from tests.factories.media import CAPTIONS


def check(data: bytes, name: str = "captions.vtt") -> None:
    check_captions(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    "text",
    [
        CAPTIONS,
        "\ufeff" + CAPTIONS,
        CAPTIONS.replace("\n", "\r\n"),
        "WEBVTT 说明\n\n1\n01:00:00.000 --> 01:00:01.500 align:start\n<v 甲>你好\n",
    ],
)
def test_captions_are_taken(text: str) -> None:
    check(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"WEBVTT\n",
        b"1\n00:00:01,000 --> 00:00:02,000\nSRT\n",
        CAPTIONS.encode("gb18030"),
        CAPTIONS.encode("utf-16"),
        CAPTIONS.encode() + b"\0",
        b"\xff" * 40,
        b"<html>WEBVTT 00:00.000 --> 00:02.000</html>",
    ],
)
def test_what_is_no_captions_is_refused_with_an_example(data: bytes) -> None:
    with pytest.raises(ValidationError, match="WEBVTT"):
        check(data)


def test_the_name_must_end_in_vtt() -> None:
    with pytest.raises(ValidationError):
        check(CAPTIONS.encode(), "captions.html")


def test_captions_that_nobody_could_read_are_refused() -> None:
    with pytest.raises(ValidationError, match="不得超过"):
        check(CAPTIONS.encode() + b"x" * LARGEST)
