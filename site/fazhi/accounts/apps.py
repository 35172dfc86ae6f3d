from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "fazhi.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from fazhi.accounts import audit
        from fazhi.accounts.founding import STEP
        from fazhi.town.founding import register_founding

        audit.connect()
        register_founding(STEP)
