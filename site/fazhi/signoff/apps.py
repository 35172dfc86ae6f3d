from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignOffConfig(AppConfig):
    name = "fazhi.signoff"
    verbose_name = _("Sign-off")

    def ready(self) -> None:
        from wagtail.signals import workflow_cancelled

        from fazhi.signoff import asking, reminding
        from fazhi.signoff.findings import personal, structure, wording
        from fazhi.signoff.findings.registry import register_check
        from fazhi.signoff.submitting import note_recall

        asking.register()
        reminding.register()
        register_check("personal", personal.check)
        register_check("wording", wording.check)
        register_check("structure", structure.check)
        workflow_cancelled.connect(note_recall, dispatch_uid="fazhi.signoff.note_recall")
