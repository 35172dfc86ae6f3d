from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "cms_pages.kit"
    verbose_name = _("Page kit")

    def ready(self) -> None:
        from cms_pages.kit import soon_due
        from cms_pages.kit.finding import registering

        registering.register()
        soon_due.register()
