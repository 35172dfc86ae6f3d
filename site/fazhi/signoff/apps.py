from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SignOffConfig(AppConfig):
    name = "fazhi.signoff"
    verbose_name = _("Sign-off")

    def ready(self) -> None:
        from wagtail.signals import workflow_cancelled

        from fazhi.signoff import (
            asking,
            deleting,
            demo,
            files,
            messages,
            reminding,
            silence,
            watching,
        )
        from fazhi.signoff.findings import listed, personal, references, structure, wording
        from fazhi.signoff.findings.registry import register_check
        from fazhi.signoff.submitting import note_recall
        from fazhi.town.demo import register_demo

        silence.silence()
        asking.register()
        deleting.register()
        files.register()
        messages.register()
        watching.register()
        references.register()
        register_demo(demo.PART)
        reminding.register()
        register_check("personal", personal.check)
        register_check("wording", wording.check)
        register_check("structure", structure.check)
        register_check("references", references.check)
        register_check("listed", listed.check)
        workflow_cancelled.connect(note_recall, dispatch_uid="fazhi.signoff.note_recall")
