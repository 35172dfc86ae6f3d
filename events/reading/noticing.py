"""What hangs on a notice board: the next sessions in large letters, each with its code."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from events.models import LecturesPage
from events.reading.programme import sessions_below
from events.reading.shown import ShownSession, all_shown, with_facts
from events.recurrence.lunar_days import lunar_text
from fazhi.links.models import Link
from fazhi.links.qr import qr_code
from fazhi.places.models import Village
from fazhi.workdays import now, today

MOST = 4  # fit on a sheet that is read from two metres


@dataclass(frozen=True)
class Noticed:
    """One session on the board."""

    shown: ShownSession
    lunar: str
    qr: SafeString


def noticed(page: LecturesPage, request: HttpRequest) -> dict[str, Any]:
    """The next sessions of a programme; with ``?village=`` those of one village."""
    rows = sessions_below(page).filter(ends_at__gt=now())
    village = Village.objects.filter(
        slug=request.GET.get("village", "").replace("\x00", "")
    ).first()
    if village:
        rows = rows.filter(venue__village=village)
    # What is cancelled hangs there too, so that nobody comes in vain.
    next_ones = with_facts(rows).order_by("starts_at", "pk")[:MOST]
    return {
        "page": page,
        "village": village,
        "printed_on": today(),
        "noticed": [_noticed(one, request) for one in all_shown(next_ones)],
    }


def _noticed(shown: ShownSession, request: HttpRequest) -> Noticed:
    link = Link.objects.find(shown.session.public_id)
    code = qr_code(link, request).decode() if link else ""
    return Noticed(shown, lunar_text(shown.day), mark_safe(code))  # noqa: S308 - drawn by segno
