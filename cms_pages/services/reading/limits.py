"""Time limits in words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from wagtail.blocks import StreamValue, StructValue

from cms_pages.services.choices import Unit


def first_limit(limits: StreamValue) -> StructValue | None:
    """The limit of a field that holds at most one."""
    return limits[0].value if len(limits) else None


def is_longer(one: StructValue, other: StructValue) -> bool:
    """Whether a limit is certainly longer than another; working days are at least as many days."""
    if one["unit"] == Unit.AT_ONCE:
        return False
    if other["unit"] == Unit.AT_ONCE:
        return bool(one["number"])
    units = (one["unit"], other["unit"])
    can_be_compared = units[0] == units[1] or units == (Unit.WORKDAY, Unit.DAY)
    return can_be_compared and bool((one["number"] or 0) > (other["number"] or 0))


def unit_words(limit: StructValue) -> str:
    """What stands behind the number of a limit."""
    number = limit["number"] or 0
    words = {
        Unit.WORKDAY: ngettext("working day", "working days", number),
        Unit.DAY: npgettext("time limit", "day", "days", number),
        Unit.MONTH: npgettext("time limit", "month", "months", number),
    }
    return words.get(limit["unit"], "")


def limit_words(limit: StructValue | None) -> str:
    """A limit as one says it: 20 working days; empty without one."""
    if limit is None:
        return ""
    if limit["unit"] == Unit.AT_ONCE:
        return _("done on the spot")
    return _("%(number)s %(unit)s") % {"number": limit["number"], "unit": unit_words(limit)}


def limit_answer(limit: StructValue) -> dict[str, Any]:
    """The same in the form of ``components/answers.html``, the number large."""
    if limit["unit"] == Unit.AT_ONCE:
        return {"text": _("done on the spot")}
    return {"figure": str(limit["number"]), "text": unit_words(limit)}
