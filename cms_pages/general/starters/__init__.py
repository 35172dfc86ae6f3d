"""What standard pages and notices can begin with. Chinese data, as the content of pages is."""

from cms_pages.general.starters.notice import NOTICES
from cms_pages.general.starters.standard import STANDARD_PAGES
from cms_pages.kit.starters import register_starter


def register() -> None:
    """Called once, when the apps are ready."""
    for starter in (*STANDARD_PAGES, *NOTICES):
        register_starter(starter)
