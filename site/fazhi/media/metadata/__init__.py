"""Picture files without what cameras and editors write into them: places, times, names, serial numbers.

Each format has a module that copies a file and keeps only what is needed to show the picture; the
coded pixels and the colour profile are copied untouched. Source: Personal Information Protection
Law, article 6 (the least data).
"""

from collections.abc import Callable

from fazhi.media.metadata import avif, gif, jpeg, png, webp


class MalformedPicture(ValueError):
    """The bytes do not follow their format, so nothing can be said about what they hold."""


_strip: dict[str, Callable[[bytes], bytes | None]] = {
    "JPEG": jpeg.strip,
    "PNG": png.strip,
    "WEBP": webp.strip,
    "GIF": gif.strip,
    "AVIF": avif.strip,
}


def strip(data: bytes, picture_format: str) -> bytes | None:
    """``data`` without metadata, or ``None`` if only coding the picture anew can remove it.

    ``picture_format`` is Pillow's name of it. Raises `MalformedPicture`.
    """
    try:
        return _strip[picture_format](data)
    except (IndexError, ValueError) as error:
        raise MalformedPicture(str(error)) from error
