from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NavigationConfig(AppConfig):
    name = "fazhi.navigation"
    verbose_name = _("Navigation")

    def ready(self) -> None:
        from fazhi.navigation import demo, founding, owner, signals
        from fazhi.people.processor import register_processor

        signals.connect()
        register_processor(owner.processor)
        demo.register()
        founding.register()
