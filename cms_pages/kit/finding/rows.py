"""Rows that have no page of their own in the tree, such as departments, as sources of the search."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Model, QuerySet
from django.db.models.signals import ModelSignal, post_delete, post_save
from django.utils.translation import gettext as _
from django.utils.translation import override

from cms_pages.kit.finding.visibility import public_languages
from search.documents import Document
from search.indexing.changes import note_changes
from search.registry import Label, Source, register_source


@dataclass(frozen=True)
class RowSource:
    """Rows that everybody sees in each public language that has words for them.

    ``public`` gives those that everybody sees at this moment, ``documents_in`` what is found of one
    of them in a language, which is in use meanwhile: nothing where it has no name in it.
    """

    name: str
    kinds: Mapping[str, Label]
    public: Callable[[], QuerySet[Any]]
    documents_in: Callable[[Any, str], Iterable[Document]]
    categories: Mapping[str, Label] = field(default_factory=dict)

    def keys(self) -> Iterable[int]:
        """The ids of all that everybody sees."""
        return self.public().order_by("pk").values_list("pk", flat=True)

    def documents(self, key: int) -> Iterator[Document]:
        """What is found of a row."""
        row = self.public().filter(pk=key).first()
        for language in public_languages() if row else ():
            with override(language):
                yield from list(self.documents_in(row, language))

    def of_them_public(self, keys: Collection[int]) -> Collection[int]:
        """Those of some rows that everybody sees at this moment."""
        return set(self.public().filter(pk__in=keys).values_list("pk", flat=True))

    def note_all(self) -> None:
        """Tells the search that all of them may be public otherwise than before."""
        note_changes(self.name, *self.keys())

    def follow(
        self, model: type[Model], rows: Callable[[Any], Iterable[int]], *signals: ModelSignal
    ) -> None:
        """Tells of what is saved and deleted of a model, at further ``signals``, too.

        ``rows`` gives the ids of the rows of which something else is found then.
        """

        def note(sender: Any, instance: Model, **kwargs: Any) -> None:
            note_changes(self.name, *rows(instance))

        for signal in (post_save, post_delete, *signals):
            signal.connect(note, sender=model, weak=False, dispatch_uid=f"kit.finding.{self.name}")

    def register(self) -> None:
        """Called once, when the apps are ready."""
        _sources.append(self)
        register_source(
            Source(
                self.name,
                subjects=self.keys,
                documents=self.documents,
                public=self.of_them_public,
                kinds=self.kinds,
                categories=self.categories,
            )
        )


_sources: list[RowSource] = []


def part_in(language: str) -> str:
    """The part that a row is in a language: itself in the site's first one, which is suggested."""
    return "" if language == settings.LANGUAGE_CODE else language


def lines(*texts: str) -> str:
    """Texts below each other, those that say nothing left out."""
    return "\n".join(filter(None, map(str.strip, texts)))


def address_line(address: str) -> str:
    """A line of a text that is found; empty without an address."""
    return _("Address: %(address)s") % {"address": address} if address else ""


def hours_line(hours: str) -> str:
    """The same for opening hours."""
    return _("Hours: %(hours)s") % {"hours": hours} if hours else ""


def note_all_rows() -> None:
    """Tells the search that a language became public, or is no more: it changes all such rows."""
    for source in _sources:
        source.note_all()
