"""Pictures, documents and films, made here: no real photograph, person or paper.

The films are two seconds of one colour, made with FFmpeg; their metadata names a place and a title.
"""

import io
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

import factory
from PIL import Image

from fazhi.media.models import CustomDocument, CustomImage, Film, PicturedPeople

FILMS = Path(__file__).with_name("films")
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\n大家好。\n"


def picture_bytes(
    kind: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "teal", **options: Any
) -> bytes:
    """A one-coloured picture with a lighter quarter at the upper left; ``options`` go to Pillow."""
    picture = Image.new("RGB", size, colour)
    picture.paste("gold", (0, 0, max(1, size[0] // 2), max(1, size[1] // 2)))
    output = io.BytesIO()
    picture.save(output, kind, **options)
    return output.getvalue()


def pdf_bytes(inside: bytes = b"") -> bytes:
    """The smallest PDF that readers open, with ``inside`` as one more object."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
        + (b"4 0 obj" + inside + b"endobj\n" if inside else b"")
        + b"trailer<</Root 1 0 R>>\n%%EOF\n"
    )


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CustomImage

    class Params:
        name = "picture.jpg"
        content = factory.LazyFunction(picture_bytes)

    title = factory.Sequence(lambda n: f"示例图片{n}")
    description = "示例"
    source = "示例来源"
    pictured_people_consent = PicturedPeople.NONE
    file = factory.LazyAttribute(lambda o: ContentFile(o.content, name=o.name))


class DocumentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CustomDocument

    class Params:
        name = "示例文件.pdf"
        content = factory.LazyFunction(pdf_bytes)

    title = factory.Sequence(lambda n: f"示例文件{n}")
    source = "示例来源"
    file = factory.LazyAttribute(lambda o: ContentFile(o.content, name=o.name))


def film_bytes(name: str = "h264.mp4") -> bytes:
    """One of the films: ``h264.mp4``, ``vp9.webm`` or ``h265.mp4``."""
    return (FILMS / name).read_bytes()


class FilmFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Film

    class Params:
        name = "h264.mp4"

    title = factory.Sequence(lambda n: f"示例影片{n}")
    source = "示例来源"
    transcript = "画面是一片蓝绿色。旁白：大家好。"
    pictured_people_consent = PicturedPeople.NONE
    poster = factory.SubFactory(ImageFactory)
    file = factory.LazyAttribute(lambda o: ContentFile(film_bytes(o.name), name=o.name))
    captions = factory.LazyFunction(lambda: ContentFile(CAPTIONS.encode(), name="captions.vtt"))
