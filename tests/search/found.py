"""What the index holds and what is public of it, as a page of results would show it."""

from wagtail.models import Page

from search.indexing.generations import active_generation
from search.models import EntryText
from search.registry import find_source
from tests.factories.pages import locale


def root() -> Page:
    """The root of the tree, made anew after a test that really commits has emptied the database."""
    there: Page | None = Page.get_first_root_node()
    return there or Page.add_root(instance=Page(title="Root", slug="root", locale=locale()))


def indexed(source: str) -> dict[tuple[int, str], EntryText]:
    """The entries of a source in the active index, by subject and part."""
    generation = active_generation()
    texts = EntryText.objects.filter(
        entry__generation=generation, entry__source=source
    ).select_related("entry__shelf")
    return {(text.entry.subject, text.entry.part): text for text in texts}


def titles(source: str = "page", language: str = "zh-hans") -> set[str]:
    """The titles that can be found."""
    return {
        text.title for text in indexed(source).values() if text.entry.shelf.language == language
    }


def is_shown(source: str, key: int) -> bool:
    """Whether a page of results would show a subject at this moment, whatever the index holds."""
    return key in find_source(source).public([key])
