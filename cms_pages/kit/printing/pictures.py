"""The pictures of a page, from the public store alone: nothing is fetched, no private file is read."""

import re
from urllib.parse import unquote

from django.core.files.storage import Storage, storages

from wagtail.images import get_image_model

from bs4 import Tag

from fazhi.documents.html import PictureSource

MAX_WIDTH = 1600  # pixels: 240 to the inch on a sheet of A4
MAX_PIXELS = 4_000_000
MAX_BYTES = 4_000_000
_PRINTED = re.compile(r"\.(?:jpe?g|png|gif|webp)\Z", re.IGNORECASE)


def read_pictures(content: Tag) -> PictureSource:
    """A source for the pictures in ``content``: the largest size of each that fits; one query."""
    store = storages["public"]
    images = content.find_all("img", src=True)
    chosen = {str(image["src"]): _name(image, store) for image in images}
    renditions = get_image_model().get_rendition_model().objects.filter(file__in=chosen.values())
    allowed = {r.file.name for r in renditions if r.width * r.height <= MAX_PIXELS}

    def read(image: Tag) -> bytes:
        name = chosen.get(str(image.get("src", "")), "")
        return _read(store, name) if name in allowed else b""

    return read


def _name(image: Tag, store: Storage) -> str:
    """The file of the widest size that the image offers, as the store calls it."""
    sizes: dict[str, int] = {str(image["src"]): 0}
    for candidate in str(image.get("srcset", "")).split(","):
        address, _gap, width = candidate.strip().rpartition(" ")
        if width.endswith("w") and width[:-1].isdecimal() and len(width) < 8:
            sizes[address.strip()] = int(width[:-1])
    fitting = [a for a, width in sizes.items() if width <= MAX_WIDTH and _PRINTED.search(a)]
    widest = max(fitting, key=lambda address: sizes[address], default="")
    prefix = store.url("x").removesuffix("x")
    return unquote(widest.removeprefix(prefix)) if widest.startswith(prefix) else ""


def _read(store: Storage, name: str) -> bytes:
    try:
        with store.open(name) as file:
            data: bytes = file.read(MAX_BYTES + 1)
    except OSError:
        return b""  # lost: its words stand for it
    return data if len(data) <= MAX_BYTES else b""
