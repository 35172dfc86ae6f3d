"""A form that shows what it would do before it is saved; without scripts."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import Q, Sum
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from search.curated.lexicon import LEXICON
from search.finding.effect import Comparison, compare, entries_with, lexicon_with
from search.models import SearchCount, WordSet
from search.models.lexicon import normalised_word

MOST_TYPED = 5
FROM_LOG = 5
WORDS_IF_NOTHING = 2  # tried themselves where nobody typed a sample and the log has none


class WithPreview:
    """Views of the form of a set of words; the button ``preview`` saves nothing."""

    template_name = "search/admin/word_form.html"
    comparisons: list[Comparison] | None = None
    unfound: tuple[str, ...] = ()

    def post(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "preview" not in request.POST:
            response: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
            return response
        self.object = self.get_object() if "pk" in self.kwargs else None
        self.form = form = self.get_form()
        if not self.is_valid(form):
            refused: HttpResponse = self.form_invalid(form)
            return refused
        changed: WordSet = form.instance
        queries = sample_queries(form.cleaned_data["samples"], changed)
        before, after = LEXICON.current(), lexicon_with(changed)
        self.comparisons = compare(
            queries, before.expansions_in, after.expansions_in, settings.LANGUAGE_CODE
        )
        shown: HttpResponse = self.render_to_response(self.get_context_data())
        return shown

    @cached_property
    def known_words(self: Any) -> list[tuple[str, int]]:
        """The alternatives with the number of entries in which they stand."""
        instance: WordSet = self.form.instance
        return list(entries_with(instance.alternative_list).items())

    def get_context_data(self: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["comparisons"] = self.comparisons
        context["standing"] = self.known_words if self.comparisons is not None else []
        return context


def sample_queries(typed: str, words: WordSet) -> list[str]:
    """What is tried: what the editor typed, then what residents searched for with these words."""
    found = [line.strip() for line in typed.splitlines() if line.strip()][:MOST_TYPED]
    found += [query for query in logged_with(words.word_list) if query not in found]
    return found or words.word_list[:WORDS_IF_NOTHING]


def logged_with(words: Iterable[str]) -> list[str]:
    """The most frequent queries of the log that contain one of the words; one query."""
    any_of = Q()
    for word in words:
        any_of |= Q(query__contains=normalised_word(word))
    if not any_of:
        return []
    rows = SearchCount.objects.filter(any_of).values("query").annotate(all=Sum("searches"))
    return [row["query"] for row in rows.order_by("-all", "query")[:FROM_LOG]]
