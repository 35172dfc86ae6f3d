from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "fazhi.imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        from fazhi.imports.exports import make_exports_readable
        from fazhi.imports.models import Upload
        from fazhi.upkeep import register_purge, register_rekeying

        make_exports_readable()
        register_purge(_("Lists nobody confirmed"), Upload.objects.purge)
        register_rekeying(_("Lists not yet confirmed"), Upload.objects.rekey)
