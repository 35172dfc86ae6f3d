"""What the library leaves to jobs: archives of many texts, and what the search must hear of."""

from django.utils.translation import gettext_lazy as _

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from legal_library.finding import naming, turning
from legal_library.importers import running


def count_names() -> str:
    """Counts which laws name which; gives how many numbers are other than before."""
    changed = naming.count_names()
    return str(changed) if changed else ""


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        running.JOB, running.work, label=_("Check and import archives of laws"), time_limit=3600
    )
    register_job(
        turning.JOB,
        turning.note_turned,
        label=_("Note which laws begin or end today"),
        schedule=Daily("00:01"),
    )
    register_job(
        naming.JOB,
        count_names,
        label=_("Count which laws others name"),
        schedule=Daily("02:00"),
        time_limit=1800,
    )
