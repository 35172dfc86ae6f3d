from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "fazhi.jobs"
    verbose_name = _("Jobs")

    def ready(self) -> None:
        from fazhi.jobs.models import purge_runs
        from fazhi.jobs.watching import register_checks
        from fazhi.upkeep import register_purge

        register_purge(_("Runs of jobs"), purge_runs)
        post_migrate.connect(_know_jobs, sender=self, dispatch_uid="fazhi.jobs.know_jobs")
        if settings.JOBS_ARE_WATCHED:
            register_checks()


def _know_jobs(apps: Any = apps, **kwargs: Any) -> None:
    """The administration lists a new job before its first run."""
    from fazhi.jobs.models import know_all_jobs

    if "jobstate" in apps.all_models["jobs"]:  # not after the migrations of this app are undone
        know_all_jobs()
