"""What the kit registers with the search."""

from functools import partial
from pathlib import Path

from django.utils.translation import pgettext_lazy

from cms_pages.kit.finding import (
    departments,
    file_jobs,
    files,
    following,
    hotlines,
    naming,
    pages,
    places,
)
from search.curated.lexicon_files import register_lexicon
from search.readers import register_reader

EVERYDAY_WORDS = Path(__file__).parent / "data" / "everyday_words"


def register() -> None:
    """Called once, when the apps are ready."""
    pages.register()
    files.register()
    file_jobs.register()
    hotlines.register()
    departments.register()
    places.register()
    kinds = (departments.KIND, places.KIND)
    register_reader("departments and places", partial(naming.read_query, kinds=kinds))
    register_lexicon(
        EVERYDAY_WORDS, {"offices": pgettext_lazy("everyday words", "Offices and places")}
    )
    following.connect()
