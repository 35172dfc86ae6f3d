"""A picture as it is kept: proved by its content, upright, without metadata.

Every picture passes `clean_picture`, whatever way it comes in: the form field calls it to answer
with a sentence, and the model's file field calls it again for what no form has seen.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from PIL import Image, ImageOps

from fazhi.media import metadata
from fazhi.media.limits import PICTURE_FORMATS, PICTURE_FRAMES, PICTURE_PIXELS

ORIENTATION = 0x0112  # tag of Exif
UPRIGHT = 1
JPEG_QUALITY = AVIF_QUALITY = WEBP_QUALITY = 95


@dataclass(frozen=True)
class Picture:
    """A checked picture: Pillow's name of its format, frames, and the bytes to keep."""

    format: str
    frames: int
    data: bytes


def clean_picture(data: bytes, name: str) -> Picture:
    """The picture in ``data``, which came as the file ``name``.

    Raises ``ValidationError``, in words for the person who uploads, when it is too large, is no
    picture of an allowed kind, is not what its name says, or is damaged.
    """
    if len(data) > settings.UPLOAD_MAX_BYTES:
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s can be uploaded."),
            code="file_too_large",
            params={
                "size": filesizeformat(len(data)),
                "limit": filesizeformat(settings.UPLOAD_MAX_BYTES),
            },
        )
    extension = PurePath(name).suffix.lower().removeprefix(".")
    if extension not in PICTURE_FORMATS:
        raise ValidationError(
            _("Pictures of the kind “.%(extension)s” cannot be uploaded. Allowed: %(allowed)s."),
            code="invalid_image_extension",
            params={"extension": extension, "allowed": ", ".join(PICTURE_FORMATS)},
        )
    try:
        with Image.open(BytesIO(data), formats=sorted(set(PICTURE_FORMATS.values()))) as opened:
            return _clean(opened, data, extension)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception as error:  # decoders raise whatever comes to their mind
        raise ValidationError(
            _(
                "This file is no picture that can be shown, or it is damaged. Save it again as JPEG "
                "or PNG."
            ),
            code="invalid_image",
        ) from error


def _clean(opened: Image.Image, data: bytes, extension: str) -> Picture:
    # Phones write JPEG files with a second picture behind the first (MPO); the first one counts.
    kind = "JPEG" if opened.format == "MPO" else str(opened.format)
    if kind != PICTURE_FORMATS[extension]:
        raise ValidationError(
            _("The name ends in “.%(extension)s”, but the file is a %(format)s picture."),
            code="invalid_image_known_format",
            params={"extension": extension, "format": kind},
        )
    frames = 1
    if opened.width * opened.height <= PICTURE_PIXELS and kind != "JPEG":
        frames = getattr(opened, "n_frames", 1)
    if opened.width * opened.height * frames > PICTURE_PIXELS:
        raise _too_many_pixels()
    if frames > PICTURE_FRAMES:
        raise ValidationError(
            _("This animation has %(frames)s frames; at most %(limit)s are possible."),
            code="too_many_frames",
            params={"frames": frames, "limit": PICTURE_FRAMES},
        )
    turned = frames == 1 and _orientation(opened) != UPRIGHT
    kept = None if turned else metadata.strip(data, kind)
    if kept is None:
        kept = metadata.strip(_coded_anew(opened, data, kind, frames), kind)
        if kept is None:
            raise metadata.MalformedPicture("metadata are still there")
    else:
        _decode(opened, kind, frames)
    return Picture(kind, frames, kept)


def _orientation(opened: Image.Image) -> int:
    try:
        return int(opened.getexif().get(ORIENTATION, UPRIGHT))
    except Exception:  # noqa: BLE001 - Exif that cannot be read turns nothing
        return UPRIGHT


def _decode(opened: Image.Image, kind: str, frames: int) -> None:
    """Decodes everything once: a file that breaks off must not be found out by a visitor."""
    if kind == "JPEG":  # an eighth of the size is enough to read all of it
        opened.draft("RGB", (max(1, opened.width // 8), max(1, opened.height // 8)))
    for frame in range(frames):
        if frames > 1:
            opened.seek(frame)
        opened.load()


def _coded_anew(opened: Image.Image, data: bytes, kind: str, frames: int) -> bytes:
    choices: dict[str, dict[str, Any]] = {
        "JPEG": {"quality": JPEG_QUALITY, "optimize": True},
        "WEBP": {"quality": WEBP_QUALITY, "lossless": b"VP8L" in data[:64]},
        "AVIF": {"quality": AVIF_QUALITY, "speed": 8, "save_all": frames > 1},
    }
    options = choices.get(kind, {})
    picture = opened if frames > 1 else ImageOps.exif_transpose(opened)
    output = BytesIO()
    picture.save(output, kind, icc_profile=opened.info.get("icc_profile"), **options)
    return output.getvalue()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "This picture has too many pixels. Width times height (times frames, if it moves) may be "
            "at most %(limit)s million; make it smaller and upload it again."
        ),
        code="file_too_many_pixels",
        params={"limit": PICTURE_PIXELS // 1_000_000},
    )
