from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "fazhi.certificates"
    verbose_name = _("Certificates")

    def ready(self) -> None:
        from fazhi.certificates import (
            checks,  # noqa: F401
            grants,
            permissions,
            retention,
        )
        from fazhi.people.person_data import register_person_data
        from fazhi.upkeep import register_purge

        grants.register()
        permissions.register()
        register_person_data("certificates", retention.export_of, retention.erase_of)
        register_purge(_("Holders of certificates"), retention.purge_holders)
