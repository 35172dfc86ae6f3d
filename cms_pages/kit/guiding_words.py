"""Words that tell an editor what to write in their place: 〔请写清……〕, as starters have them.

Only hexagonal brackets that begin with “please” count: numbers of documents have the same brackets
around a year, and names of authors around a dynasty.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.html import strip_tags

from wagtail.blocks import StreamValue

GUIDING = re.compile("〔请[^〔〕]*〕")


@dataclass(frozen=True)
class Place:
    """Where guiding words stand: a field, and in a stream the block, counted from 0."""

    field: str
    words: tuple[str, ...]
    index: int | None = None
    block: str = ""


def find_guiding_words(values: Mapping[str, Any]) -> list[Place]:
    """The places in the values of fields, by name, that still hold guiding words."""
    return [place for field, value in values.items() for place in _places(field, value)]


def guiding_words_of(page: Model) -> list[Place]:
    """The places of a page that still hold guiding words."""
    return find_guiding_words(
        {field.name: getattr(page, field.attname) for field in page._meta.concrete_fields}
    )


def _places(field: str, value: Any) -> Iterator[Place]:
    if isinstance(value, StreamValue):
        for index, child in enumerate(value):
            text = json.dumps(child.get_prep_value(), ensure_ascii=False, default=str)
            if words := _words(text):
                yield Place(field, words, index, str(child.block.label))
    elif isinstance(value, str) and (words := _words(value)):
        yield Place(field, words)


def _words(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(strip_tags(found) for found in GUIDING.findall(text)))
