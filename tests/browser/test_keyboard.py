"""The keyboard alone: everything is reached in the order of the page, seen when reached, and left again."""

from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.pages import DEMONSTRATION, in_edition

pytestmark = pytest.mark.parametrize("site", [""], indirect=True, ids=["root"])

MOST_STOPS = 150
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  const all = [...document.querySelectorAll("*")];
  return {
    place: all.indexOf(e), words: (e.textContent || e.name || "").trim().slice(0, 30),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    href: e.getAttribute("href"),
  };
}"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0).length"""


def stops(visit: Visit) -> list[dict[str, Any]]:
    """Where the focus stands after each press of Tab, until it leaves the page."""
    found: list[dict[str, Any]] = []
    for _press in range(MOST_STOPS):
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(STOP)
        if stop is None or (found and stop["place"] == found[0]["place"]):
            return found
        found.append(stop)
    return found


@pytest.mark.heavy
@pytest.mark.parametrize("edition", ["standard", "elder-22"])
@pytest.mark.parametrize("name", ["home", "section with filters", "notice", "venue", "signing in"])
def test_tab_goes_through_the_page_in_its_order(visit: Visit, name: str, edition: str) -> None:
    visit.go(in_edition(DEMONSTRATION[name], edition))
    reachable = visit.page.evaluate(REACHABLE)
    if name == "signing in":  # starts in its first field, as it is made for
        visit.page.evaluate("document.activeElement.blur()")
    found = stops(visit)
    if name != "signing in":
        assert found[0]["href"] == "#content"
        assert len(found) >= min(reachable, MOST_STOPS)
    assert [s["place"] for s in found] == sorted(s["place"] for s in found)
    assert [s["words"] for s in found if not s["ring"]] == []
    assert [s["words"] for s in found if not s["inside"]] == []


def test_tabs_are_changed_with_arrows(visit: Visit) -> None:
    visit.go("/design-system/tabs/")
    tabs = visit.page.get_by_role("tab")
    tabs.first.focus()
    visit.page.keyboard.press("ArrowRight")
    assert tabs.nth(1).get_attribute("aria-selected") == "true"
    panel = visit.page.locator(f"#{tabs.nth(1).get_attribute('aria-controls')}")
    assert panel.is_visible()
    visit.page.keyboard.press("Home")
    assert tabs.first.get_attribute("aria-selected") == "true"
    assert not panel.is_visible()


def test_what_opens_is_opened_by_the_keyboard(visit: Visit) -> None:
    visit.go("/design-system/accordion/")
    entry = visit.page.locator("details").first
    was = entry.evaluate("e => e.open")
    entry.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    assert entry.evaluate("e => e.open") is not was
