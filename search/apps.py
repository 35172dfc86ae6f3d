from django.apps import AppConfig
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from fazhi.navigation.destinations import Destination, register_destination
        from fazhi.upkeep import register_purge
        from search import founding, jobs, permissions, steps
        from search.counting.log import purge_log
        from search.curated.lexicon import LEXICON
        from search.curated.promotions import PROMOTIONS
        from search.models import Promotion, StopPhrase, WordSet
        from search.readers import register_reader
        from search.understanding.numbers import read_number
        from search.understanding.stop_phrases import STOP_PHRASES
        from search.watching import register_checks

        founding.register()
        register_reader("number", read_number)
        jobs.register()
        permissions.register()
        steps.register()
        register_purge(_("Counts of searches"), purge_log)
        if settings.JOBS_ARE_WATCHED:
            register_checks()
        LEXICON.watch(WordSet)
        STOP_PHRASES.watch(StopPhrase)
        PROMOTIONS.watch(Promotion)
        register_destination(
            Destination(
                "search",
                pgettext_lazy("place to go", "Search"),
                _("Laws, articles and pages of this site, in everyday words"),
            )
        )
