from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinksConfig(AppConfig):
    name = "fazhi.links"
    verbose_name = _("Permanent links")

    def ready(self) -> None:
        from fazhi.links import signals  # noqa: F401
        from fazhi.links.models import Link
        from fazhi.town.demo import register_trace_cleaner

        register_trace_cleaner(Link.objects.forget)
