"""Lists of pages that cost the same number of queries however many pages there are."""

import datetime as dt
from dataclasses import dataclass

from wagtail.models import Page

from fazhi.navigation.trail import ancestors


@dataclass(frozen=True)
class Recent:
    """A page in a list of new ones, and the title of the section it stands in, if any."""

    page: Page
    section: str

    @property
    def date(self) -> dt.datetime:
        """When the page was first public."""
        published: dt.datetime = self.page.first_published_at
        return published


def newest_pages(below: Page, kind: type[Page], limit: int) -> list[Recent]:
    """The ``limit`` pages of a kind that became public last below a page; two queries."""
    pages = list(
        kind.objects.descendant_of(below)
        .live()
        .public()
        .exclude(first_published_at=None)
        .defer_streamfields()
        .order_by("-first_published_at", "-pk")[:limit]
    )
    parents = {page.path[: -Page.steplen] for page in pages} - {below.path}
    titles = dict(Page.objects.filter(path__in=parents).live().values_list("path", "title"))
    return [Recent(page, titles.get(page.path[: -Page.steplen], "")) for page in pages]


@dataclass(frozen=True)
class Beside:
    """The title of a section and the other pages in it."""

    section: str
    pages: list[Page]


def pages_beside(page: Page, limit: int) -> Beside | None:
    """The first other pages of the section that ``page`` stands in; ``None`` outside sections."""
    above = ancestors(page)
    if len(above) < 2:
        return None
    section = above[-1]
    others = section.get_children().live().public().exclude(pk=page.pk).order_by("path")[:limit]
    found = list(others)
    return Beside(section.title, found) if found else None
