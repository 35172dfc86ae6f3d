"""Reading content from a row: its fields, rich text and streams, whatever blocks they have."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage
from wagtail.rich_text import RichText

from bs4 import BeautifulSoup, Tag

from fazhi.signoff.content import Content, Link, Part, Picture, Place, Reference, Text

# Elements of rich text that stand in lines of their own.
_LINES = ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th"]
_LINKED = {"page": "wagtailcore.page", "document": settings.WAGTAILDOCS_DOCUMENT_MODEL.lower()}
DIVIDER = " · "


def read_content(row: models.Model, fields: Iterable[str], language: str) -> Content:
    """The content of a row: of its fields and of the rows that belong to it, in the order named."""
    parts = tuple(_fields(row, fields))
    return Content(language, str(row), parts, row._meta.label_lower, str(row.pk or ""))


def _fields(row: models.Model, names: Iterable[str], within: Place | None = None) -> Iterator[Part]:
    for name in names:
        field: Any = row._meta.get_field(name)
        if isinstance(field, models.ManyToOneRel):
            yield from _children(row, field, within)
            continue
        words = capfirst(str(field.verbose_name))
        place = _within(within, name, words) if within else Place(name, words)
        yield from _field(field, getattr(row, field.attname), place)


def _children(row: models.Model, relation: Any, within: Place | None) -> Iterator[Part]:
    """Rows that are written on the form of their parent, such as the entries of a list on a page."""
    child, name = relation.related_model, relation.get_accessor_name()
    label = capfirst(str(child._meta.verbose_name))
    written = [field.name for field in child._meta.concrete_fields if _is_written(field, relation)]
    for number, one in enumerate(getattr(row, name).all(), start=1):
        place = _within(within, name, "") if within else Place(name, "")
        # As in Wagtail's index of references: by the key, once there is one.
        words = _("%(label)s %(number)s") % {"label": label, "number": number}
        yield from _fields(one, written, Place(f"{place.path}.{one.pk or number}", words))


def _is_written(field: Any, relation: Any) -> bool:
    """Whether people write a field of a child: not the parent, the key, the position."""
    return field.editable and not field.primary_key and field != relation.field


def _field(field: Any, value: Any, place: Place) -> Iterator[Part]:
    if isinstance(field, StreamField):
        yield from _block(field.stream_block, value, place)
    elif isinstance(field, RichTextField):
        yield from rich_text(value or "", place)
    elif isinstance(field, models.ForeignKey):
        if value is not None:
            yield Reference(place, field.related_model._meta.label_lower, str(value))
    elif isinstance(field, models.URLField):
        if value:
            yield Link(place, "", value)
    elif isinstance(value, str) and value.strip() and not field.choices:
        yield Text(place, value)


def _block(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    if value is None:
        return
    if isinstance(block, ImageBlock):
        yield Picture(place, value.pk, value.contextual_alt_text or "", bool(value.decorative))
    elif isinstance(block, blocks.StreamBlock):
        for number, child in enumerate(value, start=1):
            words = _("block %(number)s “%(label)s”") % {
                "number": number,
                "label": child.block.label,
            }
            yield from _child(child, _within(place, child.id or str(number), words))
    elif isinstance(block, blocks.StructBlock):
        yield from _struct(block, value, place)
    elif isinstance(block, blocks.ListBlock):
        for number, child in enumerate(value.bound_blocks, start=1):
            yield from _block(
                child.block, child.value, _within(place, child.id or str(number), str(number))
            )
    else:
        yield from _leaf(block, value, place)


def _child(child: Any, place: Place) -> Iterator[Part]:
    """A block of a stream; where nothing of it can be read, that something stands there."""
    parts = list(_block(child.block, child.value, place))
    if not parts and child.value and not isinstance(child.value, RichText | str):
        parts = [Part(place)]
    yield from parts


def _struct(block: blocks.StructBlock, value: Any, place: Place) -> Iterator[Part]:
    level = _level(value)
    for name, child in block.child_blocks.items():
        inner = _within(place, name, str(child.label))
        if level and name == block.meta.heading_field:
            # An empty one too: that it is empty is what is noticed.
            yield Text(inner, str(value.get(name) or ""), level)
        else:
            yield from _block(child, value.get(name), inner)


def _level(value: Any) -> int:
    """The level of a heading, of a block whose ``Meta.heading_field`` names the field of its words."""
    if not getattr(value.block.meta, "heading_field", ""):
        return 0
    level = str(value.get("level") or "")
    return int(level) if level.isdigit() else 0


def _leaf(block: blocks.Block, value: Any, place: Place) -> Iterator[Part]:
    if isinstance(value, RichText):
        yield from rich_text(value.source, place)
    elif isinstance(value, AbstractImage):
        yield Picture(place, value.pk, value.default_alt_text)
    elif isinstance(value, models.Model):
        yield Reference(place, value._meta.label_lower, str(value.pk))
    elif isinstance(block, blocks.URLBlock):
        if value:
            yield Link(place, "", value)
    elif kind := getattr(block.meta, "link_type", ""):
        # A field whose value is what a link of running text to the same has for its id.
        if value:
            yield Reference(place, kind, str(value))
    else:
        for words in block.get_searchable_content(value):
            if str(words).strip():
                yield Text(place, str(words))


def rich_text(source: str, place: Place) -> Iterator[Part]:
    """The words of rich text, a paragraph a line, and its links."""
    soup = BeautifulSoup(source, "html.parser")
    for stop in soup.find_all("br"):
        stop.replace_with("\n")
    lines = [line for line in soup.find_all(_LINES) if not line.find(_LINES)]
    words = "\n".join(line.get_text() for line in lines) if lines else soup.get_text()
    if words.strip():
        yield Text(place, words)
    for link in soup.find_all("a"):
        yield _link(link, place)
    for embed in soup.find_all("embed", embedtype="image"):
        yield Picture(place, int(str(embed.get("id") or 0)), str(embed.get("alt") or ""))


def _link(link: Tag, place: Place) -> Part:
    words, kind, key = link.get_text(), str(link.get("linktype") or ""), str(link.get("id") or "")
    if kind and key:
        return Reference(place, _LINKED.get(kind, kind), key, words)
    return Link(place, words, str(link.get("href") or ""))


def _within(place: Place, step: str, words: str) -> Place:
    return Place(f"{place.path}.{step}", f"{place.words}{DIVIDER}{words}" if words else place.words)
