"""Every page type, view and component, ordinary and hostile, is opened and judged by all that is asked of it.

Each is opened once for a screen and an edition: what can be seen at all, rules of accessibility, layout,
paper, forced colours, and the way of the focus. That each judgement finds what is wrong is shown beside it.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.conftest import Visit, on_a_phone
from tests.browser.devices import unreadable_in_forced_colours, unsigned_on_paper
from tests.browser.first_view import open_and_judge
from tests.browser.focus import problems_of_focus
from tests.browser.layout import misfits_in_every_window
from tests.browser.pages import BOARD, COMPONENT_PAGES, DESKTOP, in_edition
from tests.browser.without_scripts import needs_more, words_of

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

PARTS = 3  # as many tests as share the pages out, so that no process waits long for another
on_a_desktop = pytest.mark.parametrize("size", [DESKTOP], ids=["desktop"])
# A page that shows a component in each of its states holds the same landmark several times.
OFF_ON_COMPONENT_PAGES = ("landmark-unique",)
# Nobody operates the screen in the hall; without a script nothing else keeps it true.
OFF_ON = {BOARD: ("meta-refresh",)}
TEXTS = """() => {
  const main = document.querySelector("main");
  const lines = main.textContent.split("\\n").map((line) => line.trim()).filter(Boolean);
  const links = [...main.querySelectorAll("a[href]")].map((a) => new URL(a.href).pathname + a.hash);
  const menu = [...document.querySelectorAll("header nav a")].map((a) => new URL(a.href).pathname);
  return [...lines, ...links, ...menu.map((path) => `menu: ${path}`)];
}"""


@pytest.fixture(params=range(PARTS), ids=[f"part-{number}" for number in range(1, PARTS + 1)])
def shared_out(request: pytest.FixtureRequest, pages: dict[str, str]) -> dict[str, str]:
    """A share of the pages, by name."""
    return dict(list(pages.items())[request.param :: PARTS])


@on_a_phone
def test_on_a_phone(visit: Visit, plain: Page, shared_out: dict[str, str]) -> None:
    problems = Problems()
    for name, path in shared_out.items():
        url = f"{visit.site.url}{path}"
        problems.add(name, opened(visit.page, name, url) + broken_rules(visit.page, name))
        plain.goto(url)
        problems.add(name, needs_more(plain, name, path, words_of(visit.page)))
        if name != BOARD:
            problems.add(name, unsigned_on_paper(visit.page, url))
        problems.add(name, unreadable_in_forced_colours(visit.page, "light"))
        problems.add(name, way_of_the_focus(visit.page, name))
    visit.forgive_missing_page()
    assert problems == {}


@on_a_phone
def test_on_a_phone_for_elders(visit: Visit, shared_out: dict[str, str]) -> None:
    problems = Problems()
    for name, path in shared_out.items():
        url = f"{visit.site.url}{in_edition(path, 'elder')}"
        problems.add(name, opened(visit.page, name, url) + broken_rules(visit.page, name))
        problems.add(name, way_of_the_focus(visit.page, name))
    visit.forgive_missing_page()
    assert problems == {}


@on_a_desktop
def test_on_a_desktop_in_both_editions(visit: Visit, shared_out: dict[str, str]) -> None:
    problems = Problems()
    for name, path in shared_out.items():
        url = f"{visit.site.url}{in_edition(path, 'standard')}"
        problems.add(name, opened(visit.page, name, url))
        said = set(visit.page.evaluate(TEXTS))
        if name not in COMPONENT_PAGES:  # parts of pages are looked at on a phone
            problems.add(name, broken_rules(visit.page, name))
            problems.add(name, unreadable_in_forced_colours(visit.page, "dark"))
        if name != BOARD:
            problems.add(name, misfits_in_every_window(visit.page, elder=False))
            problems.add(name, unsigned_on_paper(visit.page, url))
        problems.add(name, way_of_the_focus(visit.page, name))

        where = f"{name}, for elders"
        elder_url = f"{visit.site.url}{in_edition(path, 'elder')}"
        problems.add(where, opened(visit.page, name, elder_url))
        missing = said - set(visit.page.evaluate(TEXTS))
        problems.add(where, [f"does not say {line}" for line in missing])
        if name != BOARD:
            problems.add(where, misfits_in_every_window(visit.page, elder=True))
        problems.add(where, way_of_the_focus(visit.page, name))
    visit.forgive_missing_page()
    assert problems == {}


@on_a_desktop
def test_in_the_largest_letters(visit: Visit, shared_out: dict[str, str]) -> None:
    problems = Problems()
    for name, path in shared_out.items():
        if name != BOARD:
            visit.go(in_edition(path, "elder-30"))
            problems.add(name, misfits_in_every_window(visit.page, elder=True))
    visit.forgive_missing_page()
    assert problems == {}


class Problems(dict[str, list[str]]):
    """What is wrong, by page."""

    def add(self, name: str, found: list[str]) -> None:
        """Keeps what was found, if anything."""
        if found:
            self.setdefault(name, []).extend(found)


def opened(page: Page, name: str, url: str) -> list[str]:
    """Opens a page, and judges what is seen first; how much a part of pages loads is nobody's matter."""
    if name not in COMPONENT_PAGES:
        return open_and_judge(page, url)
    page.goto(url)
    return []


def way_of_the_focus(page: Page, name: str) -> list[str]:
    """What is wrong with the way of the focus; of parts of pages it is shown where they are pages."""
    return [] if name in COMPONENT_PAGES else problems_of_focus(page)


def broken_rules(page: Page, name: str) -> list[str]:
    """What axe finds on a page, but for what is right there on purpose."""
    off = OFF_ON_COMPONENT_PAGES if name in COMPONENT_PAGES else OFF_ON.get(name, ())
    return violations(page, without=off)
