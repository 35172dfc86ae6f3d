"""The site map for people: the public pages of one language as a nested list."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from wagtail.models import Page, Site

# A map is for looking around, not for everything: levels below the home page, and lines at most.
LEVELS = 3
LINES = 500


@dataclass
class Branch:
    """A page and the pages below it."""

    page: Page
    children: "list[Branch]" = field(default_factory=list)


def site_map(site: Site) -> list[Branch]:
    """The branches below the home page of the active language; a constant number of queries.

    A page below one that is not live stands below the next one above that is.
    """
    home = (
        site.root_page.get_translations(inclusive=True)
        .filter(locale__language_code=get_language())
        .live()
        .first()
    )
    if home is None:
        return []
    pages = (
        home.get_descendants()
        .live()
        .public()
        .filter(depth__lte=home.depth + LEVELS)
        .order_by("path")[:LINES]
    )
    root = Branch(home)
    found = {home.path: root}
    for page in pages:
        above = page.path[: -Page.steplen]
        while above not in found:
            above = above[: -Page.steplen]
        found[page.path] = branch = Branch(page)
        found[above].children.append(branch)
    return root.children
