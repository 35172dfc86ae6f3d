"""Laws that come into force or end by the calendar alone, when nobody does anything."""

import datetime as dt

from django.db.models import Q
from django.utils.timezone import localdate

from fazhi.jobs.models import Run, RunState
from legal_library.finding.noting import note_laws
from legal_library.models import LawVersion
from legal_library.status import today

JOB = "legal_library.turn_of_day"
_UNKNOWN = dt.timedelta(days=31)  # looked back where no earlier run is known


def note_turned() -> str:
    """Tells the search of the laws whose status is another one since the job was done last.

    Gives how many there are, and nothing for none.
    """
    since, day = _last_looked(), today()
    begun = Q(effective_from__gt=since, effective_from__lte=day)
    ended = Q(effective_to__gt=since, effective_to__lte=day)
    turned = LawVersion.objects.public().filter(begun | ended).order_by()
    laws = set(turned.values_list("law", flat=True))
    note_laws(sorted(laws))
    return str(len(laws)) if laws else ""


def _last_looked() -> dt.date:
    done = Run.objects.filter(job=JOB, state=RunState.DONE).order_by("-pk").first()
    if done is None or done.started_at is None:
        return today() - _UNKNOWN
    return localdate(done.started_at)
