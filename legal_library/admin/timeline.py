"""What happened to a law and its texts, in one line of time."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from legal_library.models import LawEvent, LawVersion


@dataclass(frozen=True)
class Moment:
    """One line: the day, what happened, and the words of the source that say so."""

    day: dt.date | None
    what: str
    by: str = ""
    words: str = ""
    origin: str = ""
    version: LawVersion | None = None


def timeline(events: Iterable[LawEvent], versions: Iterable[LawVersion]) -> list[Moment]:
    """Events and texts, the oldest first; what has no day stands last."""
    moments = [
        Moment(
            event.date,
            event.get_kind_display(),
            "，".join(filter(None, (event.organ, event.session, event.instrument))),
            event.text,
            event.get_origin_display(),
        )
        for event in events
    ]
    for version in versions:
        moments.append(
            Moment(
                version.version_date,
                _("Text of this day (%(change)s)") % {"change": version.get_change_display()},
                version.document_number,
                origin=version.source_name,
                version=version,
            )
        )
        if version.effective_from:
            moments.append(
                Moment(
                    version.effective_from,
                    _("This text comes into force"),
                    origin=version.get_effective_basis_display(),
                    version=version,
                )
            )
        if version.effective_to:
            moments.append(
                Moment(
                    version.effective_to,
                    _("This text does not apply any more"),
                    origin=version.get_end_reason_display(),
                    version=version,
                )
            )
    return sorted(moments, key=lambda moment: moment.day or dt.date.max)
