"""What the kit registers with the search."""

from functools import partial

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
from search.readers import register_reader


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
    following.connect()
