"""The layout of residents' pages; see ``layout.js``."""

from pathlib import Path

from playwright.sync_api import Page

MEASURE = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
WINDOWS = (
    {"width": 320, "height": 256},  # 1280 x 1024 at 400 %
    {"width": 360, "height": 640},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 800},
    {"width": 2560, "height": 1440},
)


def misfits(page: Page, *, elder: bool) -> list[str]:
    """What is too wide, cut off, overlapping or too small to hit as the page stands."""
    found: list[str] = page.evaluate(MEASURE, {"elder": elder})
    return found


def misfits_in_every_window(page: Page, *, elder: bool) -> list[str]:
    """The same in windows from a magnified one to a wall; the window is as before afterwards."""
    before = page.viewport_size
    problems = []
    for window in WINDOWS:
        page.set_viewport_size(window)  # type: ignore[arg-type]
        problems += [f"{window['width']} px: {line}" for line in misfits(page, elder=elder)]
    if before:
        page.set_viewport_size(before)
    return problems
