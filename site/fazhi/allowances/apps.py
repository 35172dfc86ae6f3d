from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AllowancesConfig(AppConfig):
    name = "fazhi.allowances"
    verbose_name = _("Limits")

    def ready(self) -> None:
        from fazhi.allowances.spending import purge_allowances
        from fazhi.upkeep import register_purge

        register_purge(_("Counters of visitors’ addresses"), purge_allowances)
