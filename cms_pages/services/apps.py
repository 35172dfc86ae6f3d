from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ServicesConfig(AppConfig):
    name = "cms_pages.services"
    verbose_name = _("Service guides")

    def ready(self) -> None:
        from cms_pages.kit.beside_form import register_side_panel
        from cms_pages.services import founding, grants
        from cms_pages.services.admin.quality_panel import QualitySidePanel
        from cms_pages.services.bases import checking, tasks, watching
        from cms_pages.services.demo import loading
        from cms_pages.services.finding import matters
        from cms_pages.services.models import JourneyPage, ServiceGuidePage
        from cms_pages.services.quality import checking as quality
        from cms_pages.services.windows import destinations, reader

        destinations.register()
        reader.register()
        matters.register()
        loading.register()
        founding.register()
        grants.register()
        checking.register()
        quality.register()
        tasks.register()
        watching.register()
        for page_type in (ServiceGuidePage, JourneyPage):
            register_side_panel(page_type, QualitySidePanel)
