"""Which laws a query names, and what took the place of those that are no longer in force."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from fazhi.departments.law_titles import marked_law_title
from legal_library.models import AliasKind, Law, LawAlias, LawRelation, LawVersion, RelationKind
from legal_library.models.laws import version_of
from legal_library.parsing.dates import in_words
from legal_library.status import ENDED, Status, today
from search.readers import Note

_LONGEST_NAME = 50  # characters
_LOOKED_AT = 80  # characters; who types more quotes a text


@dataclass(frozen=True)
class Named:
    """The laws that a part of a text names, the likeliest first, with what is to be said of them."""

    name: str
    start: int
    end: int
    laws: tuple[int, ...]
    notes: tuple[Note, ...] = ()


class Hit(NamedTuple):
    """A law that a name means."""

    law: int
    kind: str  # of the alias, empty for a title


def named_in(text: str) -> Named | None:
    """The longest name of public laws in a text: a title, another name, or the title of a law that
    a public one has repealed."""
    places = _places(text[:_LOOKED_AT])
    known = known_laws(list(places))
    if not known:
        return None
    name = max(known, key=lambda name: (len(name), -places[name][0]))
    laws, notes = _in_place_of(name, known[name])
    return Named(name, *places[name], laws, notes)


def _places(text: str) -> dict[str, tuple[int, int]]:
    """The parts of a text that may be names, without spaces, and where each begins and ends.

    Words of letters are not cut in two.
    """
    bounds = [
        at
        for at in range(len(text) + 1)
        if not (at and at < len(text) and _is_letter(text[at - 1]) and _is_letter(text[at]))
    ]
    places: dict[str, tuple[int, int]] = {}
    for start in bounds:
        for end in bounds:
            part = "".join(text[start:end].split())
            if len(part) >= 2 and end - start <= _LONGEST_NAME:
                places.setdefault(part, (start, end))
    return places


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()


def known_laws(names: list[str]) -> dict[str, list[Hit]]:
    """Of texts, as `law_key` writes them, those that name public laws, with these laws.

    The weightiest law is first. At most five queries, however many the texts.
    """
    titles, aliases, repealed = _rows_of(names)
    # Most queries name no law; one statement says so.
    there = titles.values_list("normalised_title").union(
        aliases.values_list("normalised"), repealed.values_list("target_normalised")
    )
    names = [name for (name,) in there]
    if not names:
        return {}
    titles, aliases, repealed = _rows_of(names)
    weight = ("law__rank", "law__named_by")
    rows = [
        *(
            (n, pk, "", *w)
            for n, pk, *w in titles.values_list("normalised_title", "pk", "rank", "named_by")
        ),
        *aliases.values_list("normalised", "law_id", "kind", *weight),
        *(
            (n, pk, AliasKind.FORMER.value, *w)
            for n, pk, *w in repealed.values_list("target_normalised", "law_id", *weight)
        ),
    ]
    public = set(
        Law.objects.public().filter(pk__in={row[1] for row in rows}).values_list("pk", flat=True)
    )
    found: dict[str, list[Hit]] = {}
    for name, pk, kind, _rank, _named_by in sorted(rows, key=lambda r: (r[3], -r[4], r[1], r[2])):
        hits = found.setdefault(name, [])
        if pk in public and pk not in {hit.law for hit in hits}:
            hits.append(Hit(pk, kind))
    return {name: hits for name, hits in found.items() if hits}


def _rows_of(
    names: list[str],
) -> tuple[QuerySet[Law], QuerySet[LawAlias], QuerySet[LawRelation]]:
    """The titles, the other names and the repeals of laws that are not here, of those names."""
    return (
        Law.objects.filter(normalised_title__in=names).order_by(),
        LawAlias.objects.filter(normalised__in=names).order_by(),
        LawRelation.objects.filter(
            kind=RelationKind.REPEALS, target=None, target_path="", target_normalised__in=names
        ).order_by(),
    )


def _in_place_of(name: str, hits: Iterable[Hit]) -> tuple[tuple[int, ...], tuple[Note, ...]]:
    """The laws that a reader wants who types a name, and notes on those that have ended.

    What took the place of a law comes before it.
    """
    first: dict[int, None] = {}
    last: dict[int, None] = {}
    notes: list[Note] = []
    for hit in hits:
        if hit.kind == AliasKind.FORMER:
            first[hit.law] = None
            notes.append(_renamed(name, Law.objects.get(pk=hit.law)))
            continue
        ended = _ended(hit.law)
        if ended is None:
            first[hit.law] = None
            continue
        last[hit.law] = None
        for relation in _repealing(ended):
            first[relation.law_id] = None
            notes.append(_repealed(ended, relation.law))
    return tuple(dict.fromkeys([*first, *last])), tuple(dict.fromkeys(notes))


def _ended(law: int) -> LawVersion | None:
    """The version of a law that readers get, if it does not apply any more."""
    versions = list(
        LawVersion.objects.public().filter(law=law, is_decision=False).select_related("law")
    )
    version = version_of(versions, today())
    return version if version and version.status in ENDED else None


def _repealing(ended: LawVersion) -> list[LawRelation]:
    """The relations of public laws that repealed the law of a version."""
    public = Law.objects.public().values("pk")
    found = LawRelation.objects.filter(
        kind=RelationKind.REPEALS, target=ended.law, target_path="", law__in=public
    )
    return list(found.select_related("law").order_by("-date", "pk"))


def _repealed(ended: LawVersion, by: Law) -> Note:
    words = {
        "law": ended.law.marked_short_title,
        "day": in_words(ended.effective_to) if ended.effective_to else "",
        "new": by.marked_short_title,
    }
    if ended.status == Status.REPEALED and ended.effective_to:
        return Note(
            _("%(law)s was repealed on %(day)s; %(new)s applies in its place.") % words,
            by.get_absolute_url(),
        )
    return Note(_("%(law)s is no longer in force; %(new)s applies.") % words, by.get_absolute_url())


def _renamed(name: str, law: Law) -> Note:
    return Note(
        _("%(law)s is no longer in force; %(new)s applies.")
        % {"law": marked_law_title(name), "new": law.marked_short_title},
        law.get_absolute_url(),
    )
