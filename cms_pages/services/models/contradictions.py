"""Where a guide contradicts itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms_pages.services.blocks.parts import conditions_of
from cms_pages.services.reading.limits import first_limit, is_longer

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage


def contradictions_in(guide: "ServiceGuidePage") -> dict[str, list[str]]:
    """What is wrong at each field, in words; empty for a guide that does not contradict itself."""
    found: dict[str, list[str]] = {}
    for field, says in (*_of_times_and_fees(guide), *_of_papers(guide)):
        found.setdefault(field, []).append(says)
    return found


def _of_times_and_fees(guide: "ServiceGuidePage") -> Iterator[tuple[str, str]]:
    if guide.valid_from and guide.valid_until and guide.valid_until < guide.valid_from:
        yield "valid_until", _("This is before it begins to apply.")
    if guide.is_free and len(guide.fees):
        yield "is_free", _("It costs something: there are fees below.")
    promised, statutory = first_limit(guide.promised_limit), first_limit(guide.statutory_limit)
    if statutory and guide.has_no_statutory_limit:
        yield "has_no_statutory_limit", _("There is a statutory time limit above.")
    if promised and statutory and is_longer(promised, statutory) and not statutory["note"]:
        yield (
            "promised_limit",
            _(
                "This is longer than the law allows. If that limit is for some cases only, say "
                "so in its note."
            ),
        )


def _of_papers(guide: "ServiceGuidePage") -> Iterator[tuple[str, str]]:
    """Papers that are asked for after answers that there are not."""
    questionnaire = guide.questionnaire
    for number, child in enumerate(guide.materials, start=1):
        for says in questionnaire.unknown(conditions_of(child.value["when"])):
            words = {"number": number, "name": child.value["name"], "says": says}
            yield "materials", _("Paper %(number)s, “%(name)s”: %(says)s") % words
