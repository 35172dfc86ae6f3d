"""What the library registers with the search."""

from collections.abc import Collection

from django.utils.translation import pgettext_lazy

from legal_library.finding import words
from legal_library.finding.documents import (
    LAW,
    PROVISION,
    SOURCE,
    documents_among,
    documents_of,
    public_laws,
)
from legal_library.finding.judged import JUDGED_LAWS
from legal_library.finding.reader import read_query
from legal_library.models import Law
from legal_library.organs import LawKind
from search.finding.evaluation import register_judged_set
from search.readers import register_reader
from search.registry import Source, register_source


def _public(keys: Collection[int]) -> Collection[int]:
    return set(Law.objects.public().filter(pk__in=keys).values_list("pk", flat=True))


def register() -> None:
    """Called once, when the apps are ready."""
    register_source(
        Source(
            SOURCE,
            subjects=public_laws,
            documents=documents_of,
            among=documents_among,
            public=_public,
            kinds={
                PROVISION: pgettext_lazy("kind of hit", "provisions"),
                LAW: pgettext_lazy("kind of hit", "laws and regulations"),
            },
            categories={kind.value: kind.label for kind in LawKind},
        )
    )
    register_reader(SOURCE, read_query)
    register_judged_set(JUDGED_LAWS)
    words.register()
