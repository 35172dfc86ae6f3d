"""What a page needs to be seen: few bytes, and nothing that jumps."""

from playwright.sync_api import Page

from tests.browser.weight import weighed

MOST_BYTES = 150 * 1024
LOOKS = 3
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def open_and_judge(page: Page, url: str) -> list[str]:
    """Opens a page; what is loaded before scrolling may not be too much, and nothing may jump."""
    with weighed(page) as weight:
        page.goto(url)
        shift = page.evaluate(SHIFT)
    print(f"{url}: {weight}")  # noqa: T201
    problems = [f"{weight.plain} bytes"] if weight.plain > MOST_BYTES else []
    return problems + ([f"shifts by {shift}"] if shift and _jumps_again(page) else [])


def _jumps_again(page: Page) -> bool:
    """Whether the page jumps each time it is opened, and not once because it came in two pieces."""
    for _look in range(LOOKS):
        page.reload()
        if not page.evaluate(SHIFT):
            return False
    return True
