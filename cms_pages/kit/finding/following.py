"""What makes pages and documents public, or ends it, is told to the search in the same transaction.

Times of publication and expiry need nothing of their own: Wagtail publishes by the clock through
the same signals, and what has expired is never shown from that moment on (`visibility`). Nor does
deleting: Wagtail takes every page of a branch from the site before it deletes it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.db.models.signals import post_delete, post_save

from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms_pages.kit.finding import files, pages
from cms_pages.kit.finding.file_jobs import read_what_is_new
from cms_pages.kit.finding.links import note_links
from cms_pages.kit.finding.models import PageDocument
from cms_pages.kit.finding.rows import note_all_rows
from cms_pages.kit.models import of_any_type
from fazhi.departments.models import Department
from fazhi.media.models import CustomDocument
from fazhi.navigation.trail import HOME_DEPTH
from search.indexing.changes import note_changes


def note_pages(found: QuerySet[Page]) -> None:
    """Some pages, and the documents that they offer, may be public otherwise than before."""
    keys = found.order_by().values("pk")
    note_changes(pages.SOURCE, *keys.values_list("pk", flat=True))
    linked = PageDocument.objects.filter(page__in=keys)
    note_changes(files.SOURCE, *linked.values_list("document", flat=True).distinct())


def _at_or_below(path: str) -> QuerySet[Page]:
    """The published pages of a branch of the tree; others are in no index."""
    return Page.objects.filter(path__startswith=path, live=True, alias_of=None)


def _published(sender: Any, instance: Page, **kwargs: Any) -> None:
    if instance.alias_of_id:
        return  # found where it says the same
    documents = note_links(instance)
    if instance.depth <= HOME_DEPTH:
        _language_changed(instance)
    else:
        note_changes(pages.SOURCE, instance.pk)
    if documents:
        note_changes(files.SOURCE, *documents)
        read_what_is_new()


def _unpublished(sender: Any, instance: Page, **kwargs: Any) -> None:
    if instance.alias_of_id:
        return
    if instance.depth <= HOME_DEPTH:
        _language_changed(instance)
    note_pages(Page.objects.filter(pk=instance.pk))


def _language_changed(home: Page) -> None:
    """With its home page a language becomes public, or is no more."""
    note_pages(_at_or_below(home.path))
    note_all_rows()


def _moved(sender: Any, instance: Page, **kwargs: Any) -> None:
    note_pages(_at_or_below(Page.objects.values_list("path", flat=True).get(pk=instance.pk)))


def _address_changed(sender: Any, instance: Page, **kwargs: Any) -> None:
    note_pages(_at_or_below(instance.path))


def _page_restricted(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    note_pages(_at_or_below(instance.page.path))
    if instance.page.depth <= HOME_DEPTH:
        note_all_rows()


def _site_changed(sender: Any, instance: Site, **kwargs: Any) -> None:
    note_pages(_at_or_below(""))
    note_all_rows()


def _document_changed(sender: Any, instance: CustomDocument, **kwargs: Any) -> None:
    if PageDocument.objects.filter(document=instance.pk).exists():
        note_changes(files.SOURCE, instance.pk)
        read_what_is_new()


def _document_deleted(sender: Any, instance: CustomDocument, **kwargs: Any) -> None:
    note_changes(files.SOURCE, instance.pk)


def _collection_restricted(sender: Any, instance: CollectionViewRestriction, **kwargs: Any) -> None:
    _note_collection(instance.collection)


def _collection_changed(
    sender: Any, instance: Collection, created: bool = False, **kwargs: Any
) -> None:
    if not created:
        _note_collection(instance)


def _note_collection(collection: Collection) -> None:
    documents = CustomDocument.objects.filter(collection__path__startswith=collection.path)
    note_changes(files.SOURCE, *documents.order_by().values_list("pk", flat=True))


def _department_changed(
    sender: Any, instance: Department, created: bool = False, **kwargs: Any
) -> None:
    """Its name stands among the choices of the search."""
    if created:
        return
    answering = Page.objects.annotate(department=of_any_type("responsible_department"))
    note_pages(answering.filter(department=instance.pk, live=True))


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal, receiver in (
        (page_published, _published),
        (page_unpublished, _unpublished),
        (page_slug_changed, _address_changed),
        (post_page_move, _moved),
    ):
        signal.connect(receiver, dispatch_uid="kit.finding")
    saved_or_deleted: Iterable[tuple[Any, Any]] = (
        (PageViewRestriction, _page_restricted),
        (CollectionViewRestriction, _collection_restricted),
        (Site, _site_changed),
    )
    for model, receiver in saved_or_deleted:
        post_save.connect(receiver, sender=model, dispatch_uid="kit.finding")
        post_delete.connect(receiver, sender=model, dispatch_uid="kit.finding")
    post_save.connect(_document_changed, sender=CustomDocument, dispatch_uid="kit.finding")
    post_delete.connect(_document_deleted, sender=CustomDocument, dispatch_uid="kit.finding")
    post_save.connect(_collection_changed, sender=Collection, dispatch_uid="kit.finding")
    post_save.connect(_department_changed, sender=Department, dispatch_uid="kit.finding")
