"""Hotlines as a source of the search: what answers is a person at the telephone."""

from collections.abc import Iterator

from django.utils.translation import pgettext_lazy

from cms_pages.kit.finding.rows import RowSource
from cms_pages.kit.shared import split_keywords
from fazhi.navigation.models import Hotline
from fazhi.telephones import tel_uri
from search.documents import Document, Facets

KIND = "hotline"
WEIGHT = 4.0  # whoever looks for one is in need


def _documents_of(hotline: Hotline, language: str) -> Iterator[Document]:
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


HOTLINES = RowSource(
    "hotline",
    kinds={KIND: pgettext_lazy("kind of hit", "hotlines")},
    public=Hotline.objects.all,  # they stand on every page
    documents_in=_documents_of,
)


def register() -> None:
    """Called once, when the apps are ready."""
    HOTLINES.register()
    HOTLINES.follow(Hotline, lambda hotline: (hotline.pk,))
