from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from search import jobs
        from search.watching import register_checks

        jobs.register()
        if settings.JOBS_ARE_WATCHED:
            register_checks()
