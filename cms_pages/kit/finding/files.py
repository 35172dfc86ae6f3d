"""Documents that pages offer, as a source of the search."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.timezone import localdate
from django.utils.translation import pgettext_lazy

from cms_pages.kit.finding.file_jobs import SOURCE, read_what_is_new
from cms_pages.kit.finding.links import note_all_links
from cms_pages.kit.finding.models import DocumentText, PageDocument
from cms_pages.kit.finding.visibility import public_documents, public_pages
from fazhi.media.documents import KINDS, extension_of
from fazhi.media.models import CustomDocument
from search.documents import Document, Facets
from search.registry import Source, register_source

KIND = "document"
WEIGHT = 1.6  # the page that offers it says what it is for, and comes first
_MOST_PAGES = 3  # that are named beside it


def public_keys() -> Iterable[int]:
    """The ids of all documents that everybody may read."""
    return public_documents().values_list("pk", flat=True)


def documents_of(key: int) -> Iterator[Document]:
    """A document with the words of its file, in each language in which a page offers it."""
    found = public_documents().filter(pk=key).first()
    if found is None:
        return
    extension = extension_of(found.filename)
    text = DocumentText.objects.filter(document=found, file_hash=found.file_hash).first()
    for language, titles in _pages_offering(found).items():
        yield Document(
            part=language,
            facets=Facets(
                language=language,
                kind=KIND,
                category=extension,
                year=localdate(found.created_at).year,
            ),
            title=found.title,
            label=extension.upper(),
            url=found.url,
            context=" ".join(titles[:_MOST_PAGES]),
            body=text.text if text else "",
            date=localdate(found.created_at),
            boost=WEIGHT,
        )


def _pages_offering(document: CustomDocument) -> dict[str, list[str]]:
    """The titles of the public pages that lead to a document, by language."""
    pages = public_pages().filter(
        pk__in=PageDocument.objects.filter(document=document).values("page")
    )
    found: dict[str, list[str]] = {}
    for language, title in pages.values_list("locale__language_code", "title"):
        found.setdefault(language, []).append(title)
    return found


def of_them_public(keys: Collection[int]) -> Collection[int]:
    """Those of some documents that everybody may read at this moment."""
    return set(public_documents().filter(pk__in=keys).values_list("pk", flat=True))


def prepare() -> None:
    """Looks at all pages for documents, and has the files read that were not yet."""
    note_all_links()
    read_what_is_new()


def register() -> None:
    """Called once, when the apps are ready."""
    register_source(
        Source(
            SOURCE,
            subjects=public_keys,
            documents=documents_of,
            public=of_them_public,
            kinds={KIND: pgettext_lazy("kind of hit", "documents")},
            categories={extension: extension.upper() for extension in KINDS},
            prepare=prepare,
        )
    )
