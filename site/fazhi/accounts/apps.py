from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "fazhi.accounts"
    verbose_name = _("Accounts")

    def ready(self) -> None:
        from fazhi.accounts import audit, second_factor
        from fazhi.accounts.founding import STEP
        from fazhi.accounts.retention import purge_sign_in_records
        from fazhi.town.founding import register_founding
        from fazhi.upkeep import register_purge, register_rekeying

        audit.connect()
        register_founding(STEP)
        register_purge(_("Records of sign-ins"), purge_sign_in_records)
        register_rekeying(_("Second factors"), second_factor.rekey)
