from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImportsConfig(AppConfig):
    name = "fazhi.imports"
    verbose_name = _("Imports")

    def ready(self) -> None:
        from fazhi.imports.exports import make_exports_readable
        from fazhi.imports.models import Upload
        from fazhi.jobs.commands import run_command
        from fazhi.jobs.registry import register_job
        from fazhi.jobs.schedules import Every
        from fazhi.upkeep import register_purge, register_rekeying

        make_exports_readable()
        register_purge(_("Lists nobody confirmed"), Upload.objects.purge)
        register_rekeying(_("Lists not yet confirmed"), Upload.objects.rekey)
        # They are promised to be gone in an hour.
        register_job(
            "purge_uploaded_lists",
            run_command("purge_uploaded_lists"),
            label=_("Delete lists nobody confirmed"),
            schedule=Every(minutes=10),
        )
