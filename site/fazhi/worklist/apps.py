from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorklistConfig(AppConfig):
    name = "fazhi.worklist"
    verbose_name = _("Worklist")

    def ready(self) -> None:
        from fazhi.town.demo import register_demo
        from fazhi.upkeep import register_purge
        from fazhi.worklist import demo, general, grants, messages, permissions
        from fazhi.worklist.retention import purge_words

        register_demo(demo.PART)
        general.register()
        grants.register()
        messages.register()
        permissions.register()
        register_purge(_("Ended tasks"), purge_words)
