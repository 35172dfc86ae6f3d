"""A page as the search finds it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import pgettext_lazy

from wagtail.search import index

from search.documents import Document, Facets, Standing

KIND = "page"
# What the town itself says to its residents counts as much as a law does.
WEIGHT = 2.8
GATHERING = 0.4  # of a page that only lists others, which are found themselves


class Findable:
    """What is found of a page, and as what.

    Types of pages say what differs; one with parts of its own, such as questions with answers,
    gives several documents (`search_documents`). All is asked in the page's own language.
    """

    # The word for pages of the type among the choices of the search.
    found_as: ClassVar[str | Promise] = pgettext_lazy("category of hits", "articles")
    # Fields that are searched and stand elsewhere in the document than in its text.
    found_apart: ClassVar[frozenset[str]] = frozenset(
        ("title", "seo_title", "search_description", "keywords")
    )

    @property
    def found_weight(self: Any) -> float:
        """By what its score is multiplied."""
        return WEIGHT * (GATHERING if self.gathers_pages else 1.0)

    @property
    def found_context(self) -> str:
        """What stands beside its title, such as a document number."""
        return ""

    @property
    def found_names(self: Any) -> tuple[str, ...]:
        """Further titles: by each of them it is asked for, and suggested."""
        return (self.seo_title,) if self.seo_title and self.seo_title != self.title else ()

    @property
    def found_owner(self: Any) -> str:
        """The department that answers for it."""
        department = self.responsible_department
        return department.local_name if department else ""

    @property
    def found_on(self: Any) -> dt.date | None:
        """The day by which it is ordered: of its publication."""
        return localdate(self.first_published_at) if self.first_published_at else None

    @property
    def found_standing(self) -> str:
        """Whether it holds today."""
        return Standing.CURRENT.value

    def found_text(self) -> str:
        """Its words as residents read them: the fields that its type lists as searchable."""
        return "\n".join(_lines(self, self.found_apart))

    def search_documents(self: Any) -> Iterable[Document]:
        """What is found of it; the parts of several documents differ."""
        day = self.found_on
        yield Document(
            part="",
            facets=Facets(
                language=self.locale.language_code,
                kind=KIND,
                category=self._meta.model_name,
                standing=self.found_standing,
                owner=self.found_owner[:120],
                year=day.year if day else 0,
            ),
            title=self.title,
            url=address_of(self),
            context=self.found_context,
            names=self.found_names,
            said=tuple(self.keyword_list),
            body="\n".join(filter(None, (self.summary, self.found_text()))),
            date=day,
            boost=self.found_weight,
        )


def address_of(page: Any) -> str:
    """Its address without the host; empty where no site has it."""
    parts = page.get_url_parts()
    return (parts[2] or "") if parts else ""


def _lines(page: Any, but: frozenset[str]) -> Iterator[str]:
    for field in page.get_search_fields():
        if isinstance(field, index.SearchField) and field.field_name not in but:
            value = field.get_value(page)
            for text in [value] if isinstance(value, str) else value or ():
                if line := " ".join(str(text).split()):
                    yield line
