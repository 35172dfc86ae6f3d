from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "fazhi.feedback"
    verbose_name = _("Feedback")

    def ready(self) -> None:
        from fazhi.feedback import (
            demo,
            grants,
            permissions,
            responsible,
            targets,
            tasks,
            visibility,
        )
        from fazhi.feedback.retention import purge_words
        from fazhi.town.demo import register_demo
        from fazhi.upkeep import register_purge

        register_demo(demo.PART)
        grants.register()
        permissions.register()
        responsible.register()
        targets.register()
        tasks.register()
        visibility.connect()
        register_purge(_("Answered feedback"), purge_words)
