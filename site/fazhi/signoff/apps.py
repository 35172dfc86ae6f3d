from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignOffConfig(AppConfig):
    name = "fazhi.signoff"
    verbose_name = _("Sign-off")

    def ready(self) -> None:
        from fazhi.signoff.findings import personal, structure, wording
        from fazhi.signoff.findings.registry import register_check

        register_check("personal", personal.check)
        register_check("wording", wording.check)
        register_check("structure", structure.check)
