from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from fazhi.jobs.admin.viewsets import JobViewSet


@hooks.register("register_admin_viewset")
def jobs_viewset() -> JobViewSet:
    """Below the settings, for administrators."""
    return JobViewSet()


@hooks.register("register_log_actions")
def jobs_actions(actions: LogActionRegistry) -> None:
    """What people do with jobs, as the history shows it."""
    actions.register_action("jobs.run", _("Run a job now"), _("Run now"))
    actions.register_action("jobs.pause", _("Pause a job"), _("Paused"))
    actions.register_action("jobs.resume", _("Resume a job"), _("Resumed"))
