from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GeneralConfig(AppConfig):
    name = "cms_pages.general"
    verbose_name = _("Pages")

    def ready(self) -> None:
        from cms_pages.general import (
            demo,
            demo_citations,
            demo_signoff,
            demo_tiles,
            destinations,
            founding,
            starters,
        )

        destinations.register()
        demo.register()
        demo_citations.register()
        demo_signoff.register()
        demo_tiles.register()
        founding.register()
        starters.register()
