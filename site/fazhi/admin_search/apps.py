from typing import Any

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate


class AdminSearchConfig(AppConfig):
    """Its migrations say that texts are indexed in another way than before; they change no table.

    Indexing needs the tables and the models of today, which exist when everything is migrated.
    """

    name = "fazhi.admin_search"
    label = "admin_search"

    def ready(self) -> None:
        post_migrate.connect(_index_anew, dispatch_uid="fazhi.admin_search.index_anew")


def _index_anew(app_config: AppConfig, using: str, **kwargs: Any) -> None:
    with_models = [config for config in apps.get_app_configs() if config.models_module]
    ours = [
        migration
        for migration, is_backwards in kwargs.get("plan") or []
        if migration.app_label == AdminSearchConfig.label and not is_backwards
    ]
    if ours and app_config == with_models[-1]:
        call_command("update_index", verbosity=0)
