"""Everything that the page of a guide shows."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from cms_pages.kit.related import readable_pages
from cms_pages.services.choices import Settled
from cms_pages.services.reading.answers import six_answers
from cms_pages.services.reading.checklist import checklist_of
from cms_pages.services.reading.journeys import journeys_with
from cms_pages.services.reading.laws import Laws
from cms_pages.services.reading.limits import first_limit, limit_words
from cms_pages.services.reading.situation import PARAMETER, elsewhere, situation_of
from cms_pages.services.reading.windows import windows, with_hours
from fazhi.charts.flow_figure import flow_figure
from fazhi.links.kept import kept_query
from fazhi.signoff.models import SectionRules

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms_pages.services.models import ServiceGuidePage

MOST_ALIKE = 4  # guides of the same moment of life, where nobody has chosen any


def guide_context(guide: "ServiceGuidePage", request: HttpRequest) -> dict[str, Any]:
    """The parts of a guide after the answers in the address."""
    answers = guide.questionnaire.given(request.GET.getlist(PARAMETER))
    papers = checklist_of(guide.materials, answers)
    counters = [counter.pk for counter in guide.counters.all()]
    places = windows(with_hours().filter(pk__in=counters)) if counters else []
    laws = Laws(guide)
    bases = laws.bases
    situation = situation_of(answers, request) if guide.questionnaire else None
    return {
        "situation": situation,
        "elsewhere": elsewhere(guide.questions, situation),
        "papers": papers,
        "kept": kept_query(guide, request),
        "answers": six_answers(guide, papers, places),
        "windows": places,
        "laws": laws,
        "bases": bases,
        "basis_doubt": any(basis.is_ended for basis in bases)
        and SectionRules.of(guide).shows_doubtful_basis,
        "settled": _settled(guide),
        "statutory": first_limit(guide.statutory_limit),
        "promised": first_limit(guide.promised_limit),
        "limit_words": limit_words,
        "flow": flow_figure(guide.flow_chart, guide.title),
        "journeys": journeys_with(guide),
        "related": related_to(guide),
    }


def _settled(guide: "ServiceGuidePage") -> dict[str, list[Any]]:
    """Where fields of one value stand: those that rest on something, and those that nobody has verified."""
    values = [child.value for child in guide.settled if child.value["of"] in Settled.values]
    return {
        "rest_on": [(Settled(v["of"]).label, v["basis"]) for v in values if v["basis"]],
        "unverified": [Settled(v["of"]).label for v in values if v["unverified"]],
    }


def related_to(guide: "ServiceGuidePage") -> list["Page"]:
    """What editors chose, else guides of the same moments of life; as this reader may see them."""
    chosen = [child.value for child in guide.related if child.value]
    if chosen:
        readable = readable_pages(chosen)
        shown = (readable.get(page.translation_key) for page in chosen)
        return list(dict.fromkeys(page for page in shown if page))
    events = [event.pk for event in guide.life_events.all()]
    if not events:
        return []
    alike = type(guide).objects.live().filter(locale=guide.locale_id, life_events__in=events)
    found = alike.exclude(pk=guide.pk).distinct().order_by("path")[:MOST_ALIKE]
    return list(readable_pages(found).values())
