"""The picture of an official seal, as it is printed: a PNG of nothing but the imprint."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from PIL import Image

from fazhi.media.pictures import clean_picture

MOST_BYTES = 500 * 1024
SMALLEST, LARGEST = 200, 2000  # pixels; printed 40 mm wide, fewer than 200 would be steps
LEANEST = 0.9  # the shorter side, of the longer one
SEEN_THROUGH = 32  # below this of 255 a pixel leaves no ink
LEAST_PAPER = 0.5  # of the picture: imprints take a third of theirs


def clean_seal(upload: "File[bytes]") -> ContentFile:
    """The picture as it is kept, without metadata.

    Raises ``ValidationError``, in words for the person who uploads, for a file that is too large or
    no PNG, for another shape, and for a background that is not transparent.
    """
    if upload.size > MOST_BYTES:
        raise ValidationError(
            _("This file has %(size)s; a seal may have %(limit)s at most.")
            % {"size": filesizeformat(upload.size), "limit": filesizeformat(MOST_BYTES)}
        )
    upload.seek(0)
    picture = clean_picture(upload.read(), upload.name or "")
    if picture.format != "PNG" or picture.frames > 1:
        raise ValidationError(_("A seal must be a PNG picture; other kinds have no clean edge."))
    with Image.open(BytesIO(picture.data), formats=["PNG"]) as opened:
        _refuse_shape(opened.width, opened.height)
        alpha = opened.convert("RGBA").getchannel("A")
    if sum(alpha.histogram()[:SEEN_THROUGH]) < LEAST_PAPER * alpha.width * alpha.height:
        raise ValidationError(
            _(
                "The background is not transparent. Save the picture as PNG in which everything but "
                "the red of the imprint is transparent."
            )
        )
    return ContentFile(picture.data, "seal.png")


def _refuse_shape(width: int, height: int) -> None:
    size = {"width": width, "height": height}
    if min(width, height) < SMALLEST or max(width, height) > LARGEST:
        raise ValidationError(
            _(
                "This picture has %(width)d by %(height)d pixels; each side must have between "
                "%(least)d and %(most)d."
            )
            % {**size, "least": SMALLEST, "most": LARGEST}
        )
    if min(width, height) < LEANEST * max(width, height):
        raise ValidationError(
            _(
                "This picture has %(width)d by %(height)d pixels; it must be about as wide as it is "
                "high. Cut it close around the seal."
            )
            % size
        )
