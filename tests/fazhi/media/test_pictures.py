import io
import zlib

from django.core.exceptions import ValidationError

import pytest
from PIL import Image
from pytest_django import Settings

from fazhi.media.pictures import clean_picture
from tests.factories.media import picture_bytes

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(ValidationError) as refused:
        clean_picture(data, name)
    return str(refused.value.code)


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "图片.jpg"])
def test_a_picture_is_accepted_by_its_content(name: str) -> None:
    assert clean_picture(picture_bytes(), name).format == "JPEG"


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_a_picture_under_the_name_of_another_kind_is_refused(kind: str) -> None:
    assert refusal(picture_bytes(kind), "a.jpg") == "invalid_image_known_format"


@pytest.mark.parametrize(
    "name", ["a.svg", "a.svgz", "a.tiff", "a.bmp", "a.heic", "a.php", "a", ".jpg"]
)
def test_other_kinds_are_refused(name: str) -> None:
    assert refusal(picture_bytes(), name) == "invalid_image_extension"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0" + bytes(300),
        b"\x89PNG\r\n\x1a\n" + bytes(300),
        b"GIF89a" + bytes(300),
        SVG,
        b"MZ" + bytes(300),
        b"<html><script>alert(1)</script></html>",
        picture_bytes("BMP"),
        picture_bytes("TIFF"),
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.gif", "a.webp", "a.avif"])
def test_what_is_no_picture_of_these_kinds_is_refused(data: bytes, name: str) -> None:
    assert refusal(data, name) == "invalid_image"


@pytest.mark.parametrize(
    ("kind", "name"),
    [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("AVIF", "a.avif"), ("GIF", "a.gif")],
)
def test_a_picture_that_breaks_off_is_refused(kind: str, name: str) -> None:
    noise = Image.effect_noise((200, 200), 90).convert("RGB")
    output = io.BytesIO()
    noise.save(output, kind)
    whole = output.getvalue()
    assert clean_picture(whole, name)
    assert refusal(whole[: len(whole) * 2 // 3], name) == "invalid_image"


def test_a_long_thin_picture_is_fine_and_a_bomb_is_not() -> None:
    assert clean_picture(picture_bytes("PNG", (1, 20_000)), "a.png")
    bomb = io.BytesIO()
    Image.new("1", (8_000, 7_000)).save(bomb, "PNG", optimize=True)
    assert len(bomb.getvalue()) < 20_000
    assert refusal(bomb.getvalue(), "a.png") == "file_too_many_pixels"


def test_a_header_that_announces_a_huge_picture_is_enough_to_refuse() -> None:
    data = bytearray(picture_bytes("PNG"))
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    data[29:33] = zlib.crc32(data[12:29]).to_bytes(4, "big")
    assert refusal(bytes(data), "a.png") == "file_too_many_pixels"


def animation(frames: int, size: tuple[int, int]) -> bytes:
    pictures = [Image.new("RGB", size, (n % 256, n // 2 % 256, 99)) for n in range(frames)]
    output = io.BytesIO()
    pictures[0].save(output, "GIF", save_all=True, append_images=pictures[1:], duration=20)
    return output.getvalue()


def test_the_frames_of_an_animation_count() -> None:
    assert clean_picture(animation(30, (40, 40)), "a.gif").frames == 30
    assert refusal(animation(501, (4, 4)), "a.gif") == "too_many_frames"
    assert refusal(animation(60, (1000, 1000)), "a.gif") == "file_too_many_pixels"


def test_a_file_above_the_limit_is_refused(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 300
    assert refusal(picture_bytes(), "a.jpg") == "file_too_large"


def test_refusals_are_sentences_in_chinese() -> None:
    for data, name in ((SVG, "a.svg"), (SVG, "a.jpg"), (picture_bytes("PNG"), "a.jpg")):
        with pytest.raises(ValidationError) as refused:
            clean_picture(data, name)
        message = refused.value.messages[0]
        assert message.endswith("。")
        assert "%" not in message
