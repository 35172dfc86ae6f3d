"""Hotlines as a source of the search: what answers is a person at the telephone."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.db.models.signals import post_delete, post_save
from django.utils.translation import pgettext_lazy

from cms_pages.kit.finding.visibility import public_languages
from cms_pages.kit.shared import split_keywords
from fazhi.navigation.models import Hotline
from fazhi.telephones import tel_uri
from search.documents import Document, Facets
from search.indexing.changes import note_changes
from search.registry import Source, register_source

SOURCE = "hotline"
KIND = "hotline"
WEIGHT = 4.0  # whoever looks for one is in need


def public_keys() -> Iterable[int]:
    """The ids of all hotlines: they stand on every page."""
    return Hotline.objects.order_by("pk").values_list("pk", flat=True)


def documents_of(key: int) -> Iterator[Document]:
    """A hotline in each language that has a word for what it is for."""
    hotline = Hotline.objects.filter(pk=key).first()
    if hotline is None:
        return
    for language in public_languages():
        label = hotline.label_en if language == "en" else hotline.label
        if label:
            yield Document(
                part=language,
                facets=Facets(language=language, kind=KIND),
                title=label,
                label=hotline.number,
                names=(hotline.number,),
                said=tuple(split_keywords(hotline.keywords)),
                url=tel_uri(hotline.number),
                boost=WEIGHT,
            )


def of_them_public(keys: Collection[int]) -> Collection[int]:
    """Those of some hotlines that are still there."""
    return set(Hotline.objects.filter(pk__in=keys).values_list("pk", flat=True))


def _note(sender: Any, instance: Hotline, **kwargs: Any) -> None:
    note_changes(SOURCE, instance.pk)


def register() -> None:
    """Called once, when the apps are ready."""
    register_source(
        Source(
            SOURCE,
            subjects=public_keys,
            documents=documents_of,
            public=of_them_public,
            kinds={KIND: pgettext_lazy("kind of hit", "hotlines")},
        )
    )
    for signal in (post_save, post_delete):
        signal.connect(_note, sender=Hotline, dispatch_uid="kit.finding.hotlines")
