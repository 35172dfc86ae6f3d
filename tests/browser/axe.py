"""What axe says about a page."""

from collections.abc import Iterable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What is still moving and will come to an end, such as a message that fades in.
STILL = """() => Promise.allSettled(
    document.getAnimations()
        .filter((a) => a.playState === "running" && a.effect.getComputedTiming().endTime < Infinity)
        .map((a) => a.finished),
)"""


def violations(page: Page, *, without: Iterable[str] = (), within: str | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own good practice, but for the rules ``without``.

    ``within`` is a selector of the part that is looked at, all of the page without one.
    Looked at once nothing moves any more: the colours of a message that fades in are nobody's choice.
    """
    page.wait_for_load_state()
    page.evaluate(STILL)
    options = {
        "resultTypes": ["violations"],
        "reporter": "no-passes",  # describing what is right takes a third of the time
        "rules": {rule: {"enabled": False} for rule in without},
    }
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes'][:3]]}" for v in found]
