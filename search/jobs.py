"""What the search leaves to jobs."""

from django.utils.translation import gettext_lazy as _

from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Every
from search.indexing import deliveries, mirrors


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        deliveries.JOB,
        mirrors.keep_mirrors,
        label=_("Deliver the search index to Elasticsearch"),
        time_limit=3600,
        schedule=Every(minutes=1),
        forgets_idle_runs=True,
    )
