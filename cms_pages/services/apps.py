from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "cms_pages.services"
    verbose_name = _("Service guides")

    def ready(self) -> None:
        from cms_pages.services.windows import destinations, reader

        destinations.register()
        reader.register()
