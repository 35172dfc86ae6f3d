"""What Wagtail and Django want done by the clock."""

from django.utils.translation import gettext_lazy as _

from fazhi.jobs.commands import run_command
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily, Every


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(
        "publish_scheduled",
        run_command("publish_scheduled"),
        label=_("Publish and withdraw pages at their time"),
        schedule=Every(minutes=1),
        forgets_idle_runs=True,
    )
    register_job(
        "clearsessions",
        run_command("clearsessions"),
        label=_("Delete expired sign-ins"),
        schedule=Daily("03:00"),
    )
