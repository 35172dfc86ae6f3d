from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "fazhi.certificates"
    verbose_name = _("Certificates")

    def ready(self) -> None:
        from wagtail.models import ReferenceIndex

        from fazhi.certificates import (
            checks,  # noqa: F401
            grants,
            permissions,
            retention,
        )
        from fazhi.certificates.models import Certificate, OfficialSeal
        from fazhi.navigation.destinations import Destination, register_destination
        from fazhi.people.person_data import register_person_data
        from fazhi.upkeep import register_purge

        grants.register()
        permissions.register()
        register_destination(
            Destination(
                "certificates:index",
                _("Check a certificate"),
                _("Whether a paper is genuine, and valid today"),
                Certificate.objects.exists,
            )
        )
        register_person_data("certificates", retention.export_of, retention.erase_of)
        register_purge(_("Holders of certificates"), retention.purge_holders)
        # Else the administration does not know what stands in the way of deleting a department.
        ReferenceIndex.register_model(OfficialSeal)
