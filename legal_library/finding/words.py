"""What the library brings to the words of the search: files of everyday words, names of laws."""

from pathlib import Path
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from legal_library.models import Law, LawAlias
from legal_library.titles import law_key
from search.actions import Owner, register_action, register_owner
from search.curated.lexicon_files import register_lexicon

FOLDER = Path(__file__).parents[1] / "data" / "everyday_words"
THEMES = {
    "business": pgettext_lazy("everyday words", "Running a business"),
    "care": pgettext_lazy("everyday words", "Old age and help"),
    "children": pgettext_lazy("everyday words", "Children"),
    "consumers": pgettext_lazy("everyday words", "Buying and consuming"),
    "courts": pgettext_lazy("everyday words", "Going to court"),
    "environment": pgettext_lazy("everyday words", "Environment"),
    "family": pgettext_lazy("everyday words", "Family and neighbours"),
    "fraud": pgettext_lazy("everyday words", "Fraud"),
    "general": pgettext_lazy("everyday words", "General words"),
    "government": pgettext_lazy("everyday words", "Dealing with authorities"),
    "health": pgettext_lazy("everyday words", "Health"),
    "land": pgettext_lazy("everyday words", "Land and houses"),
    "safety": pgettext_lazy("everyday words", "Traffic and safety"),
    "village": pgettext_lazy("everyday words", "Village affairs"),
    "work": pgettext_lazy("everyday words", "Work"),
}


def named_laws(words: list[str]) -> dict[str, Owner]:
    """Of normalised words those that are names of laws: they are kept with the law."""
    keys = {key: word for word in words if (key := law_key(word))}
    titles = Law.objects.filter(normalised_title__in=keys).values_list("normalised_title", "pk")
    aliases = LawAlias.objects.filter(normalised__in=keys).values_list("normalised", "law_id")
    found = dict([*aliases, *titles])
    laws = Law.objects.in_bulk(found.values())
    return {
        keys[key]: Owner(
            _("“%(word)s” is a name of %(law)s and is kept there, among the names of the law.")
            % {"word": keys[key], "law": laws[pk]},
            reverse("law:edit", args=[pk]),
        )
        for key, pk in found.items()
    }


def alias_form(query: str) -> str:
    """The form in which a query becomes another name of a law."""
    return f"{reverse('law:alias')}?{urlencode({'name': query})}"


def register() -> None:
    """Called once, when the apps are ready."""
    register_lexicon(FOLDER, THEMES)
    register_owner(named_laws)
    register_action(
        pgettext_lazy("what to do about a query", "Name of a law"),
        alias_form,
        permission="legal_library.change_law",
    )
