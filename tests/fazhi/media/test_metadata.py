"""Nothing of what a camera or an editor wrote into a picture is kept; the picture is."""

import contextlib
import functools
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from fazhi.media.metadata import MalformedPicture, strip
from fazhi.media.pictures import clean_picture
from tests.factories.media import picture_bytes

SECRET = b"WHERE-AND-WHO"
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "GIF": "gif"}
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[ORIENTATION] = orientation
    data[MAKE] = SECRET.decode()
    data.get_ifd(GPS).update({1: "N", 2: (32.0, 15.0, 30.0), 3: "E", 4: (120.0, 13.0, 50.0)})
    return data


@functools.cache  # a colour profile holds the second in which it was made
def told(kind: str, orientation: int = 1) -> bytes:
    """A picture that tells where it was taken, in every way its format knows."""
    options: dict[str, Any] = {"exif": exif(orientation), "xmp": b"<x:xmpmeta>" + SECRET}
    options["icc_profile"] = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    if kind == "JPEG":
        options["comment"] = SECRET
    if kind == "PNG":
        texts = PngImagePlugin.PngInfo()
        texts.add_text("Author", SECRET.decode())
        texts.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        options = {**options, "pnginfo": texts}
    if kind == "GIF":
        options = {"comment": SECRET}
    return picture_bytes(kind, **options)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_place_and_names_are_gone_and_the_colours_stay(kind: str) -> None:
    original = told(kind)
    assert SECRET in original
    kept = clean_picture(original, f"a.{EXTENSIONS[kind]}").data
    assert SECRET not in kept
    after = opened(kept)
    assert not after.getexif()
    assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp", "Author"} & set(after.info)
    assert after.info.get("icc_profile") == opened(original).info.get("icc_profile")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_an_upright_picture_keeps_every_pixel(kind: str) -> None:
    original = told(kind)
    kept = clean_picture(original, f"a.{EXTENSIONS[kind]}").data
    assert opened(kept).convert("RGB").tobytes() == opened(original).convert("RGB").tobytes()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_turned_picture_is_stored_upright(kind: str) -> None:
    kept = clean_picture(told(kind, orientation=6), f"a.{EXTENSIONS[kind]}").data
    after = opened(kept)
    assert after.size == (48, 64)
    assert SECRET not in kept
    assert not after.getexif()
    # The light quarter at the upper left comes to the upper right when turned clockwise.
    right, left = after.convert("RGB").getpixel((44, 4)), after.convert("RGB").getpixel((4, 4))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[0] > 200 > left[0]


@pytest.mark.parametrize("kind", EXTENSIONS)
def test_a_clean_picture_stays_as_it_is(kind: str) -> None:
    name = f"a.{EXTENSIONS[kind]}"
    once = clean_picture(told(kind), name).data
    assert clean_picture(once, name).data == once


def test_a_second_picture_behind_the_first_goes() -> None:
    """Phones append films and depth pictures, with their own metadata."""
    kept = clean_picture(picture_bytes() + told("JPEG"), "a.jpg").data
    assert kept == picture_bytes()


def test_an_animation_keeps_moving() -> None:
    frames = [Image.new("RGB", (20, 20), c) for c in ("red", "green", "blue")]
    output = io.BytesIO()
    frames[0].save(
        output, "GIF", save_all=True, append_images=frames[1:], loop=0, duration=80, comment=SECRET
    )
    kept = clean_picture(output.getvalue(), "a.gif")
    assert kept.frames == 3
    assert opened(kept.data).info["loop"] == 0
    assert SECRET not in kept.data


@pytest.mark.parametrize("kind", EXTENSIONS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_broken_files_are_refused_in_one_way(kind: str, data: st.DataObject) -> None:
    whole = told(kind)
    broken = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 4))):
        if broken:
            broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(MalformedPicture):
        strip(bytes(broken), kind)
