"""The departments and places that a query names: who asks for one by name wants it first.

Names are those of the index. Around them people put words such as telephone, where, when it opens
(`data/around_names.txt`), and the name of the town.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

from django.conf import settings

from cms_pages.kit.finding.rows import part_in
from fazhi.telephones import telephone_numbers
from fazhi.town.models import Town
from search.analysis import normalise, runs
from search.curated.lexicon import LEXICON
from search.models import Suggestion
from search.readers import Place, Reading
from search.understanding.stop_phrases import base_phrases
from search.understanding.suggesting import known_suggestions

FILE = Path(__file__).parent / "data" / "around_names.txt"
LONGEST = 40  # characters; who types more asks for something else
SHORTEST = 2  # characters of a name
_BRACKETED = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")


def further_names(title: str, *names: str) -> tuple[str, ...]:
    """The names under which something is asked for beside its title.

    These are the title without what stands in brackets, and all of them without the town.
    """
    town = Town.objects.names()
    plain = [_without_town(" ".join(n.split()), town) for n in (_BRACKETED.sub("", title), *names)]
    return tuple(n for n in dict.fromkeys(plain) if len(n) >= SHORTEST and n != title)


def in_brackets(name: str) -> list[str]:
    """What stands in brackets in a name, such as another office in the same house."""
    return [part.strip() for part in _BRACKETED.findall(name)]


def numbers_in(phone: str) -> list[str]:
    """The numbers of a telephone field: whoever was called types one to learn who it was."""
    return [number.text for number in telephone_numbers(phone)]


def read_query(text: str, kinds: Collection[str]) -> Reading | None:
    """What a normalised query names of these kinds, with nothing but words around it; else None.

    Everyday words that stand for a name are as good as it.
    """
    if len(text) > LONGEST:
        return None
    meant = _meant(_forms(" ".join(runs(text))))
    # By the names alone first: asked for those of its index, SQLite reads all of that index.
    named = Suggestion.objects.filter(kind__in=kinds, is_title=True, normalised__in=meant)
    those = list(named.values_list("pk", flat=True))
    if not those:
        return None
    known = known_suggestions().filter(pk__in=those).order_by("-weight", "pk")
    found = list(known.values_list("normalised", "entry__source", "entry__subject"))
    if not found:
        return None
    said = max((meant[name] for name, *_subject in found), key=len)
    subjects = dict.fromkeys(
        (source, subject) for name, source, subject in found if meant[name] == said
    )
    parts = dict.fromkeys(part_in(code) for code, _name in settings.LANGUAGES)
    return Reading(
        rest="",
        pinned=tuple(Place(*subject, part) for subject in subjects for part in parts),
        instead=said,
    )


def _meant(forms: Mapping[str, str]) -> dict[str, str]:
    """Names as they are compared, with what was said for them: itself, or an everyday word."""
    meant = dict(forms)
    lexicon = LEXICON.last()
    for said in forms.values():
        for expansion in lexicon.expansions_in(said):
            if expansion.word == said:
                for alternative in expansion.alternatives:
                    meant.setdefault("".join(alternative), said)
    return meant


def _forms(text: str) -> dict[str, str]:
    """What may be the name in a text: it without words before it and behind it, as compared."""
    before, behind = _around()
    heads = [text]
    while heads[-1] and (found := before.match(heads[-1])):
        heads.append(heads[-1][found.end() :])
    town = Town.objects.names()
    heads += [_without_town(head, town) for head in heads]
    forms: dict[str, str] = {}
    for rest in dict.fromkeys(heads):
        name = rest
        while True:
            forms.setdefault("".join(name.split()), name)
            found = behind.search(name)
            if not found:
                break
            name = name[: found.start()]
    return {form: name for form, name in forms.items() if len(form) >= SHORTEST}


def _without_town(text: str, town: Iterable[str]) -> str:
    """A text without the town's name at its beginning, which in Chinese may lack its last part."""
    compared = normalise(text)
    for name in map(normalise, town):
        shared = len(
            [*takewhile(lambda pair: pair[0] == pair[1], zip(compared, name, strict=False))]
        )
        is_named = compared.startswith(f"{name} ") if name.isascii() else shared >= SHORTEST
        if is_named:
            return text[shared:].strip()
    return text


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before a name, and words behind one; those of letters are not cut in two."""
    words = {*map(normalise, FILE.read_text(encoding="utf-8").split()), *base_phrases()}
    any_of = "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
    return (
        re.compile(rf"(?:{any_of})(?!(?<=[a-z])[a-z]) *"),
        re.compile(rf" *(?<![a-z](?=[a-z]))(?:{any_of})\Z"),
    )
