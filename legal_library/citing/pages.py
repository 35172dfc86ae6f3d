"""Which provisions a page knows that it cites, and which pages an article knows that cite it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import QuerySet

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from legal_library.citing.cited import Key
from legal_library.citing.keys import key_of
from legal_library.citing.rich_text import LINK_TYPE
from legal_library.models import Law
from legal_library.models.citations import PageCitation

BLOCK = "citation"  # the name of the block in every stream that has it
_LINK = re.compile(rf'<a [^>]*linktype="{LINK_TYPE}"[^>]*>')
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


def citations_of(page: Page) -> set[Key]:
    """The laws and articles in the fields of a page, in blocks and in links of its texts."""
    found: set[Key] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = field.value_from_object(page)
            found.update(_in_data(value.get_prep_value() if value else []))
        elif isinstance(field, RichTextField):
            found.update(_in_text(field.value_from_object(page) or ""))
    return found


def _in_data(data: Any) -> Iterator[Key]:
    """Citations in the stored form of a stream, however deep."""
    if isinstance(data, str):
        yield from _in_text(data)
    elif isinstance(data, list):
        for item in data:
            yield from _in_data(item)
    elif isinstance(data, dict):
        if data.get("type") == BLOCK and isinstance(data.get("value"), dict):
            key = key_of(data["value"].get("law"), data["value"].get("article"))
            if key:
                yield key
        for item in data.values():
            yield from _in_data(item)


def _in_text(text: str) -> Iterator[Key]:
    for tag in _LINK.findall(text):
        attributes = dict(_ATTRIBUTE.findall(tag))
        key = key_of(attributes.get("id"), attributes.get("article"))
        if key:
            yield key


@transaction.atomic
def note_citations(page: Page) -> None:
    """Writes down what a published page cites, in place of what was there."""
    wanted = citations_of(page)
    laws = set(Law.objects.filter(pk__in={key[0] for key in wanted}).values_list("pk", flat=True))
    PageCitation.objects.filter(page=page).delete()
    PageCitation.objects.bulk_create(
        PageCitation(page_id=page.pk, law_id=law, number=number, sub=sub)
        for law, number, sub in sorted(wanted, key=json.dumps)
        if law in laws
    )


def pages_citing(law: Law, number: int | None = None, sub: int = 0) -> "QuerySet[Page]":
    """The public pages that cite a law, or one article of it; each once."""
    citations = PageCitation.objects.filter(law=law)
    if number is not None:
        citations = citations.filter(number=number, sub=sub)
    pages: QuerySet[Page] = Page.objects.live().public().filter(
        pk__in=citations.values("page"), alias_of=None
    )
    return pages.order_by("title", "pk")


def note_when_published(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    """A receiver of ``page_published``."""
    if isinstance(instance, Page):
        note_citations(instance)
