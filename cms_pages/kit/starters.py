"""Prepared beginnings of a page: an editor chooses one instead of facing an empty form.

Rooms register theirs in ``AppConfig.ready``. What a page has to say instead of a starter's words
stands in brackets (`cms_pages.kit.guiding_words`) and keeps the page from being published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page


@dataclass(frozen=True)
class Starter:
    """A beginning for pages of one type. Its words are Chinese data, like those of pages.

    ``content`` maps fields to values; a value that can be called is asked when the page begins.
    Streams are pairs of a block's name and its value.
    """

    key: str
    page_type: type[Page]
    title: str
    description: str
    content: Mapping[str, Any]

    def fill(self, page: Page) -> None:
        """Puts the content into ``page``, which is not saved."""
        for field, value in self.content.items():
            setattr(page, field, value() if callable(value) else value)


_starters: dict[tuple[type[Page], str], Starter] = {}


def register_starter(starter: Starter) -> None:
    """Offers ``starter`` to editors. Raises ``ValueError`` where its type has one of that key."""
    known = _starters.setdefault((starter.page_type, starter.key), starter)
    if known is not starter:
        raise ValueError(f"{starter.page_type.__name__} has a starter “{starter.key}” already")


def starters_for(page_type: type[Page]) -> list[Starter]:
    """The starters of a type, in the order of their registration."""
    return [starter for (owner, _key), starter in _starters.items() if owner is page_type]


def all_starters() -> list[Starter]:
    """Every starter there is."""
    return list(_starters.values())
