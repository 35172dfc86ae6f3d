"""What the library leaves to a job: archives of many texts."""

from django.utils.translation import gettext_lazy as _

from fazhi.jobs.registry import register_job
from legal_library.importers import running


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        running.JOB, running.work, label=_("Check and import archives of laws"), time_limit=3600
    )
