"""What may be uploaded: kinds and sizes. The sizes in bytes are settings."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

# Extension of a picture's file name to Pillow's name of its format. SVG is a program as much as a
# picture and is refused.
PICTURE_FORMATS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "webp": "WEBP",
    "avif": "AVIF",
    "gif": "GIF",
}
# Width times height times frames: about what a 50 megapixel camera makes. Decoding takes four
# bytes a pixel, so this bounds the memory that one upload can take to 200 MB.
PICTURE_PIXELS = 50_000_000
PICTURE_FRAMES = 500


def check_size(size: int) -> None:
    """Raises ``ValidationError`` where a document or film of ``size`` bytes is too large."""
    if size > settings.UPLOAD_MAX_BYTES:
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s can be uploaded."),
            code="file_too_large",
            params={
                "size": filesizeformat(size),
                "limit": filesizeformat(settings.UPLOAD_MAX_BYTES),
            },
        )
