"""Captions of a film: WebVTT (W3C), as text that browsers read and nothing else."""

import re
from typing import Any, BinaryIO, cast

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from fazhi.media.documents import NotWhatItSays, check_text, extension_of

LARGEST = 1 << 20  # bytes: the captions of a whole day
TIMING = re.compile(
    r"^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}[ \t]+-->[ \t]+(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}", re.M
)
SIGNATURE = re.compile(r"WEBVTT(?:[ \t\n]|\Z)")


def check_captions(given: "BinaryIO | File[Any]", name: str, size: int) -> None:
    """Checks the captions in ``given``, which came as the file ``name`` with ``size`` bytes.

    Raises ``ValidationError``, in words for the person who uploads. It is left at its start.
    """
    if size > LARGEST:
        raise ValidationError(
            _("This file has %(size)s; at most %(limit)s can be uploaded."),
            code="file_too_large",
            params={"size": filesizeformat(size), "limit": filesizeformat(LARGEST)},
        )
    file = cast("BinaryIO", given)
    file.seek(0)
    try:
        check_text(file)
        file.seek(0)
        text = file.read().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (NotWhatItSays, UnicodeDecodeError):
        text = ""
    finally:
        file.seek(0)
    if extension_of(name) != "vtt" or not SIGNATURE.match(text) or not TIMING.search(text):
        raise ValidationError(
            _(
                "This is no file with captions. It must be WebVTT in UTF-8: the name ends in .vtt, "
                "the first line is WEBVTT, and each caption has its times, such as "
                "00:01.000 --> 00:04.000."
            ),
            code="invalid_content",
        )
