"""A page on paper, and in the colours that a reader forces upon it."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page

UNREADABLE = Path(__file__).with_name("unreadable.js").read_text(encoding="utf-8")


def unsigned_on_paper(page: Page, url: str) -> list[str]:
    """What the page lacks when it is printed: its heading, where it is from and of which day."""
    page.emulate_media(media="print")
    origin = page.locator(".print-origin")
    words = origin.inner_text() if origin.is_visible() else ""
    is_headed = page.locator("h1").first.is_visible()
    page.emulate_media(media="screen")
    lacks = {
        "its heading": is_headed,
        "where it is from": f"{url.partition('?')[0]} " in words,
        "its day": re.search(r"20\d\d-\d\d-\d\d", words),
    }
    return [f"printed without {what}" for what, is_there in lacks.items() if not is_there]


def unreadable_in_forced_colours(page: Page, scheme: Literal["light", "dark"]) -> list[str]:
    """The words that can hardly be read in forced colours."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    found = unreadable_words(page)
    page.emulate_media(forced_colors="none", color_scheme="light")
    return found


def unreadable_words(page: Page) -> list[str]:
    """The words whose colour hardly differs from the ground below them; see ``unreadable.js``."""
    found: list[str] = page.evaluate(UNREADABLE)
    return found
