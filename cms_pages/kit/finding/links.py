"""To which documents published pages lead."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models

from wagtail.models import Page

from cms_pages.kit.finding.models import PageDocument
from cms_pages.kit.models import page_types
from fazhi.media.models import CustomDocument

BATCH = 500


def documents_on(page: Page) -> set[int]:
    """The documents that a page leads to: in its blocks, in its texts, and in fields."""
    found: set[int] = set()
    for field in page._meta.get_fields():
        if hasattr(field, "extract_references"):
            value = field.value_from_object(page)
            for model, key, _path, _content in field.extract_references(value):
                if model is CustomDocument:
                    found.add(int(key))
        elif isinstance(field, models.ForeignKey) and field.related_model is CustomDocument:
            found.add(field.value_from_object(page))
    return found - {None}


def note_links(page: Page) -> set[int]:
    """Writes down the documents of a published page; gives them and those that it led to before."""
    before = set(PageDocument.objects.filter(page=page).values_list("document", flat=True))
    found = documents_on(page)
    if found != before:
        _write({page.pk: found}, {page.pk: before})
    return found | before


def note_all_links() -> None:
    """The same for every page that is public, where something is otherwise."""
    before: dict[int, set[int]] = defaultdict(set)
    for page, document in PageDocument.objects.values_list("page", "document"):
        before[page].add(document)
    for model in page_types():
        pages = model.objects.live().order_by("pk")
        found = {page.pk: documents_on(page) for page in pages.iterator(chunk_size=BATCH)}
        _write(found, before)


def _write(found: dict[int, set[int]], before: dict[int, set[int]]) -> None:
    wanted = {(page, key) for page, documents in found.items() for key in documents}
    present = {(page, key) for page in found for key in before.get(page, ())}
    for page, document in present - wanted:
        PageDocument.objects.filter(page=page, document=document).delete()
    new = wanted - present
    there = _existing({document for _page, document in new})
    PageDocument.objects.bulk_create(
        [
            PageDocument(page_id=page, document_id=document)
            for page, document in sorted(new)
            if document in there
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _existing(documents: Iterable[int]) -> set[int]:
    """A page may lead to a document that was deleted since."""
    keys = sorted(documents)
    found: set[int] = set()
    for start in range(0, len(keys), BATCH):
        some = CustomDocument.objects.filter(pk__in=keys[start : start + BATCH])
        found.update(some.values_list("pk", flat=True))
    return found
