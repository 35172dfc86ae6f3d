"""Which provisions a page knows that it cites, and which pages an article knows that cite it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet

from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text.rewriters import FIND_A_TAG, extract_attrs

from cms_pages.kit.related import readable_pages
from legal_library.citing.cited import Cited, cited
from legal_library.citing.keys import Key
from legal_library.citing.naming import NamedLaws
from legal_library.models import Law
from legal_library.models.citations import PageCitation

BLOCK = "citation"  # the name of the block in every stream that has it
LINK_TYPE = "law"
_SHOWN = 12


def citations_in(data: Any) -> set[Key]:
    """The laws and articles in the stored form of a stream or a text, however deep."""
    return set(_found(data))


def _found(data: Any) -> Iterator[Key]:
    if isinstance(data, str):
        yield from _linked(data)
    elif isinstance(data, list):
        for item in data:
            yield from _found(item)
    elif isinstance(data, dict):
        if data.get("type") == BLOCK and isinstance(data.get("value"), dict):
            key = Key.read(data["value"].get("law"))
            if key:
                yield key
        for item in data.values():
            yield from _found(item)


def _linked(text: str) -> Iterator[Key]:
    if f'linktype="{LINK_TYPE}"' not in text:
        return
    for tag in FIND_A_TAG.findall(text):
        attributes = extract_attrs(tag)
        key = Key.read(attributes.get("id")) if attributes.get("linktype") == LINK_TYPE else None
        if key:
            yield key


def citations_of(page: Page) -> set[Key]:
    """The laws and articles in the fields of a page, in blocks and in links of its texts."""
    found: set[Key] = set()
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            value = field.value_from_object(page)
            found |= citations_in(value.get_prep_value() if value else [])
        elif isinstance(field, RichTextField):
            found |= citations_in(field.value_from_object(page))
    return found | named_by(page)


def named_by(page: Page) -> set[Key]:
    """What a page cites in plain words, of a type that says with ``texts_naming_laws`` where."""
    texts = getattr(page, "texts_naming_laws", None)
    return {one.key for one in NamedLaws(texts()).all()} if texts else set()


@transaction.atomic
def note_citations(page: Page) -> None:
    """Writes down what a published page cites, in place of what was there."""
    found = cited(citations_of(page))
    PageCitation.objects.filter(page=page).delete()
    PageCitation.objects.bulk_create(
        PageCitation(
            page_id=page.pk, law_id=key.law, number=key.number, sub=key.sub, digest=one.digest
        )
        for key, one in sorted(found.items(), key=lambda item: str(item[0]))
    )


def add_citations(named: Mapping[int, Iterable[Cited]]) -> int:
    """Writes down laws that came into the library after pages that name them were published.

    ``named`` holds them by the id of the page. What is written down already stays as it was on the day
    of publication. Gives how many are new.
    """
    there = {
        (one.page_id, Key(one.law_id, one.number, one.sub))
        for one in PageCitation.objects.filter(page__in=named)
    }
    new = [
        PageCitation(
            page_id=page,
            law_id=one.key.law,
            number=one.key.number,
            sub=one.key.sub,
            digest=one.digest,
        )
        for page, laws in named.items()
        for one in laws
        if (page, one.key) not in there
    ]
    return len(PageCitation.objects.bulk_create(new))


def published_citations(model: str, key: str) -> dict[Key, str]:
    """The articles that a page cites as it is public, with the fingerprint that their words had then.

    Nothing for what is no page (``model`` is ``app.model``); one query.
    """
    try:
        is_page = issubclass(apps.get_model(model), Page)
    except (LookupError, ValueError):
        return {}
    if not (is_page and key.isdigit()):
        return {}
    citations = PageCitation.objects.filter(page=key).exclude(digest="")
    return {Key(one.law_id, one.number, one.sub): one.digest for one in citations}


def pages_citing(law: Law, number: int | None = None, sub: int = 0) -> list[Page]:
    """The public pages that cite a law, or one article of it, as a reader of this language sees them.

    At most `_SHOWN`, those that were published last first.
    """
    citations = PageCitation.objects.filter(law=law)
    if number is not None:
        citations = citations.filter(number=number, sub=sub)
    pages: QuerySet[Page] = Page.objects.live().filter(
        pk__in=citations.values("page"), alias_of=None
    )
    newest = pages.order_by("-last_published_at", "-pk")[: _SHOWN * 3]
    return list(readable_pages(newest).values())[:_SHOWN]


@dataclass(frozen=True)
class Citing:
    """A published page and what it cites of a law.

    ``is_overtaken``: an article has other words today than when the page was published, or is gone.
    """

    page: Page
    label: str
    is_overtaken: bool


def citing_of(law: Law) -> list[Citing]:
    """What published pages cite of a law, for those who answer for the pages; by article."""
    citations = PageCitation.objects.filter(law=law, page__live=True, page__alias_of=None)
    citations = citations.select_related("page").order_by(
        models.F("number").asc(nulls_first=True), "sub", "page__title"
    )
    rows = [(one, Key(law.pk, one.number, one.sub)) for one in citations]
    today = cited(key for _citation, key in rows)
    return [
        Citing(citation.page, today[key].label, citation.digest != today[key].digest)
        for citation, key in rows
    ]


def note_when_published(sender: Any, instance: models.Model, **kwargs: Any) -> None:
    """A receiver of ``page_published``."""
    if isinstance(instance, Page):
        note_citations(instance)
