"""What is wrong with the layout of a screen of the administration; see ``screen.js``."""

from pathlib import Path

from playwright.sync_api import Page

MEASURE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


def layout_problems(page: Page, own: str, *, is_phone: bool) -> list[str]:
    """What is too wide for the window, and within ``own`` on a phone too low for a finger."""
    found: list[str] = page.evaluate(MEASURE, {"own": own, "isPhone": is_phone})
    return found
