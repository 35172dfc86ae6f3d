"""The six answers at the top of a guide: who, how much, how long, how many visits, what, where."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms_pages.services.reading.checklist import Checklist
from cms_pages.services.reading.limits import first_limit, limit_answer, limit_words
from cms_pages.services.reading.windows import Window

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

Answer = dict[str, Any]
WHERE = "#where"  # on the page of the guide
LONGEST_AMOUNT = 16  # characters that stand large


def six_answers(
    guide: "ServiceGuidePage", papers: Checklist, windows: Sequence[Window]
) -> list[Answer]:
    """In the form of ``components/answers.html``; what nobody has written down is left out."""
    answers = (
        _who(guide),
        _how_much(guide),
        _how_long(guide),
        _how_often(guide),
        _what(guide, papers),
        _where(guide, windows),
    )
    return [answer for answer in answers if answer]


def _who(guide: "ServiceGuidePage") -> Answer:
    text = guide.who or guide.get_audience_display()
    return {"label": _("Who can apply"), "text": text} if text else {}


def _how_much(guide: "ServiceGuidePage") -> Answer:
    label = _("How much")
    if guide.is_free:
        return {"label": label, "figure": "0", "text": _("yuan")}
    if not len(guide.fees):
        return {}
    fee = guide.fees[0].value
    if len(guide.fees) == 1 and len(fee["amount"]) <= LONGEST_AMOUNT:
        return {"label": label, "text": fee["amount"], "note": fee["name"]}
    return {"label": label, "text": _("There are fees"), "note": _("See below for what.")}


def _how_long(guide: "ServiceGuidePage") -> Answer:
    promised, statutory = first_limit(guide.promised_limit), first_limit(guide.statutory_limit)
    limit = promised or statutory
    if limit is None:
        if not guide.has_no_statutory_limit:
            return {}
        return {"label": _("How long"), "text": _("the law sets no time limit")}
    answer = {"label": _("How long"), **limit_answer(limit)}
    if promised and statutory and limit_words(promised) != limit_words(statutory):
        answer["note"] = _("By law %(limit)s") % {"limit": limit_words(statutory)}
    return answer


def _how_often(guide: "ServiceGuidePage") -> Answer:
    if guide.visits is None:
        return {}
    return {
        "label": _("Visits"),
        "figure": str(guide.visits),
        "text": ngettext("visit", "visits", guide.visits),
        "note": guide.visits_why,
    }


def _what(guide: "ServiceGuidePage", papers: Checklist) -> Answer:
    if not len(guide.materials):
        return {}
    notes = []
    if papers.depends:
        notes.append(
            ngettext(
                "%(number)s more depends on your answers",
                "%(number)s more depend on your answers",
                papers.depends,
            )
            % {"number": papers.depends}
        )
    if papers.later:
        notes.append(
            ngettext("%(number)s may come later", "%(number)s may come later", papers.later)
            % {"number": papers.later}
        )
    if papers.waived:
        number = len(papers.waived)
        notes.append(
            ngettext("%(number)s need not be brought", "%(number)s need not be brought", number)
            % {"number": number}
        )
    return {
        "label": _("What to bring"),
        "figure": str(papers.number),
        "text": ngettext("paper", "papers", papers.number),
        "note": _("; ").join(notes),
    }


def _where(guide: "ServiceGuidePage", windows: Sequence[Window]) -> Answer:
    label = _("Where to go")
    if not windows:
        return {"label": label, "text": guide.place, "url": WHERE} if guide.place else {}
    counter = windows[0].counter
    text = _("Counter %(number)s") % {"number": counter.number}
    return {"label": label, "text": text, "note": windows[0].venue.title, "url": WHERE}
