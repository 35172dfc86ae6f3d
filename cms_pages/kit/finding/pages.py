"""Pages as a source of the search."""

from collections.abc import Collection, Iterable

from django.utils.translation import override, pgettext_lazy

from cms_pages.kit.finding.findable import KIND
from cms_pages.kit.finding.visibility import public_pages
from cms_pages.kit.models import BasePage, page_types
from search.documents import Document
from search.registry import Facts, Source, register_source

SOURCE = "page"

_facts: dict[str, Facts] = {}


def register_facts(model: type[BasePage], facts: Facts) -> None:
    """Adds what pages of a type say of themselves on a page of results; called when apps are ready."""
    _facts[str(model._meta.model_name)] = facts


def public_keys() -> Iterable[int]:
    """The ids of all pages that everybody may read."""
    return public_pages().values_list("pk", flat=True)


def documents_of(key: int) -> Iterable[Document]:
    """What is found of a page, as it is published."""
    page = public_pages().filter(pk=key).select_related("locale").first()
    if page is None:
        return []
    specific = page.specific
    if not isinstance(specific, BasePage):
        return []
    with override(page.locale.language_code):
        return [document for document in specific.search_documents() if document.url]


def of_them_public(keys: Collection[int]) -> Collection[int]:
    """Those of some pages that everybody may read at this moment."""
    return set(public_pages().filter(pk__in=keys).values_list("pk", flat=True))


def register() -> None:
    """Called once, when the apps are ready."""
    register_source(
        Source(
            SOURCE,
            subjects=public_keys,
            documents=documents_of,
            public=of_them_public,
            kinds={KIND: pgettext_lazy("kind of hit", "pages")},
            categories={str(model._meta.model_name): model.found_as for model in page_types()},
            facts=_facts,
        )
    )
