from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class FazhiConfig(AppConfig):
    """The house itself: rules that hold for every room, and the commands that run it."""

    name = "fazhi"
    verbose_name = _("Rule of law")

    def ready(self) -> None:
        from fazhi import checks, health, library_jobs, task_backend  # noqa: F401
        from fazhi.jobs.broker import has_broker
        from fazhi.libraries.labels import name_what_libraries_leave_unnamed
        from fazhi.sqlite import agree_with_postgresql

        if has_broker():
            from fazhi import celery  # noqa: F401 - messages go to its broker

        connection_created.connect(agree_with_postgresql, dispatch_uid="fazhi.sqlite")
        name_what_libraries_leave_unnamed()
        library_jobs.register()
        task_backend.register()
        post_migrate.connect(_name_permissions, dispatch_uid="fazhi.name_permissions")


def _name_permissions(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    """Django stores names of permissions in English; the form for groups shows what is stored."""
    from fazhi.libraries.labels import name_permissions

    # Once, after the last app: each app's permissions are made in its own turn.
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    if app_config == with_models[-1]:
        name_permissions(settings.LANGUAGE_CODE, using)
