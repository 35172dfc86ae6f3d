"""The demonstration's picture: drawn here, so that no photograph of a real place or person is shown."""

from io import BytesIO

from django.core.files.base import ContentFile

from PIL import Image, ImageDraw

from fazhi.media.models import CustomImage, PicturedPeople
from fazhi.town.demo import DemoPart, DemoTown, register_demo

BRIDGE_KEY = "media.bridge"

SIZE = (1600, 900)
WATERLINE = 600
FINER = 2  # drawn at twice the size and made smaller, so that edges are smooth
SKY, HORIZON, WATER, DEEP = (222, 235, 240), (250, 240, 215), (150, 187, 196), (84, 130, 145)
STONE, RIM = (214, 168, 72), (238, 205, 130)
# Left, right and rise above the water, in pixels.
BODY = (60, 1540, 300)
OPENINGS = ((230, 560, 130), (620, 980, 225), (1040, 1370, 130))
RIM_WIDTH = 16


def draw_bridge() -> bytes:
    """A yellow stone bridge with three arches over calm water, as PNG."""
    picture = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER))
    pen = ImageDraw.Draw(picture)
    _fade(pen, 0, WATERLINE, SKY, HORIZON)
    _fade(pen, WATERLINE, SIZE[1], WATER, DEEP)
    bridge = _bridge()
    picture.paste(bridge, (0, 0), bridge)
    mirrored = bridge.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize(
        (bridge.width, bridge.height // 2)
    )
    dimmed = mirrored.getchannel("A").point(lambda value: value * 2 // 5)
    picture.paste(mirrored, (0, WATERLINE * FINER), dimmed)
    _ripples(pen)
    output = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).save(output, "PNG", optimize=True)
    return output.getvalue()


def _fade(
    pen: ImageDraw.ImageDraw, top: int, bottom: int, above: tuple[int, ...], below: tuple[int, ...]
) -> None:
    for y in range(top * FINER, bottom * FINER):
        share = (y - top * FINER) / ((bottom - top) * FINER)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(above, below, strict=True))
        pen.line((0, y, SIZE[0] * FINER, y), fill=colour)


def _bridge() -> Image.Image:
    """The bridge down to the water, transparent around it and under its arches."""
    bridge = Image.new("RGBA", (SIZE[0] * FINER, WATERLINE * FINER))
    pen = ImageDraw.Draw(bridge)
    pen.ellipse(_around(*BODY), fill=RIM)
    left, right, rise = BODY
    pen.ellipse(_around(left, right, rise - RIM_WIDTH), fill=STONE)
    for left, right, rise in OPENINGS:
        wider = (left - RIM_WIDTH, right + RIM_WIDTH, rise + RIM_WIDTH)
        pen.ellipse(_around(*wider), fill=RIM)
        pen.ellipse(_around(left, right, rise), fill=(0, 0, 0, 0))
    return bridge


def _around(left: int, right: int, rise: int) -> tuple[int, int, int, int]:
    """The box of an ellipse whose upper half stands on the water."""
    return (left * FINER, (WATERLINE - rise) * FINER, right * FINER, (WATERLINE + rise) * FINER)


def _ripples(pen: ImageDraw.ImageDraw) -> None:
    """Lines in the water, denser towards the far bank."""
    for step in range(1, 12):
        y = (WATERLINE + step * step * 2.2) * FINER
        start = (step * 137) % 300 * FINER
        for x in range(start, SIZE[0] * FINER, 420 * FINER):
            pen.line((x, y, x + (60 + step * 12) * FINER, y), fill=WATER, width=FINER * 2)


def _make_bridge() -> CustomImage:
    image = CustomImage(
        title="黄色石桥（示意图）",
        description="一座黄色三孔拱桥横跨平静的河面，桥影映在水中。",
        source="本站绘制",
        rights="CC0 1.0",
        pictured_people_consent=PicturedPeople.NONE,
    )
    image.file.save("bridge.png", ContentFile(draw_bridge()), save=True)
    return image


def load(town: DemoTown) -> None:
    """One picture that pages can show."""
    town.make(BRIDGE_KEY, _make_bridge)


register_demo(DemoPart("media", 50, load))
