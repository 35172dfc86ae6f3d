"""The keyboard alone: everything is reached in the order of the page, seen when reached, and left again."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, on_a_phone
from tests.browser.pages import in_edition, without_components

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

MOST_STOPS = 150
# Whatever has the focus when the key is let go, for the whole way at once.
FOLLOW = """() => {
  const all = [...document.querySelectorAll("*")];
  window.stops = [];
  removeEventListener("keyup", window.follow, true);
  window.follow = () => {
    const e = document.activeElement;
    if (e === document.body || e === document.documentElement) return window.stops.push(null);
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    return window.stops.push({
      place: all.indexOf(e), words: (e.textContent || e.name || "").trim().slice(0, 30),
      // The controls within a film are the browser's own
      ring: e.localName === "video" || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2),
      inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    });
  };
  addEventListener("keyup", window.follow, true);
}"""
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0)
  // One choice of several is one stop
  .filter((e, at, all) => e.type !== "radio" || !all.slice(0, at).some((other) => other.name === e.name))
  .length"""


def stops(visit: Visit, reachable: int) -> list[dict[str, Any]]:
    """Where the focus stands after each press of Tab, until it leaves the page or begins anew."""
    visit.page.evaluate(FOLLOW)
    for _press in range(min(reachable, MOST_STOPS) + 2):
        visit.page.keyboard.press("Tab")
    found: list[dict[str, Any]] = []
    for stop in visit.page.evaluate("window.stops")[:MOST_STOPS]:
        if stop is None or (found and stop["place"] == found[0]["place"]):
            break
        found.append(stop)
    return found


@pytest.mark.parametrize("edition", ["standard", "elder"])
def test_tab_goes_through_every_page_in_its_order(
    visit: Visit, pages: dict[str, str], edition: str
) -> None:
    problems = []
    for name, path in without_components(pages).items():
        visit.go(in_edition(path, edition))
        problems += [f"{name}: {line}" for line in problems_of_focus(visit)]
    visit.forgive_missing_page()
    assert problems == []


def problems_of_focus(visit: Visit) -> list[str]:
    """What is wrong with the way of the focus through the page that is open."""
    visit.page.evaluate("document.activeElement.blur()")  # signing in starts in its first field
    reachable = visit.page.evaluate(REACHABLE)
    found = stops(visit, reachable)
    problems = [f"no ring: {s['words']}" for s in found if not s["ring"]]
    problems += [f"not seen: {s['words']}" for s in found if not s["inside"]]
    if [s["place"] for s in found] != sorted(s["place"] for s in found):
        problems.append("not in the order of the page")
    if len(found) < min(reachable, MOST_STOPS):
        problems.append(f"{len(found)} of {reachable} reached")
    return problems


@on_a_phone
@pytest.mark.parametrize(
    ("broken", "sign"),
    [
        ("document.querySelector('main a').tabIndex = 5", "order"),
        ("document.querySelector('main a').style.outline = 'none'", "no ring"),
        ("document.querySelector('main a').style = 'position: fixed; left: -999px'", "not seen"),
        (
            "document.querySelector('main a').addEventListener('focus', (event) => event.target.blur())",
            "reached",
        ),
    ],
    ids=["order", "ring", "sight", "trap"],
)
def test_a_broken_way_of_the_focus_is_found(visit: Visit, broken: str, sign: str) -> None:
    visit.go("/yu-shi-zhao-shui/")
    assert problems_of_focus(visit) == []
    visit.page.evaluate(broken)
    assert any(sign in line for line in problems_of_focus(visit))


def test_a_mistake_is_reported_with_the_keyboard_alone(visit: Visit) -> None:
    visit.go("/feedback/new/?about=/places/villages/&kind=correction")
    keyboard = visit.page.keyboard
    visit.page.locator("main").focus()
    for _press in range(9):
        keyboard.press("Tab")
        if visit.page.evaluate("document.activeElement.name") == "reason":
            break
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.type("电话号码不对。")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(visit.page.locator(".feedback__code")).to_be_visible()


@on_a_phone
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


@on_a_phone
def test_what_opens_is_opened_by_the_keyboard(visit: Visit) -> None:
    visit.go("/design-system/accordion/")
    entry = visit.page.locator("details").first
    was = entry.evaluate("e => e.open")
    entry.locator("summary").focus()
    visit.page.keyboard.press("Enter")
    assert entry.evaluate("e => e.open") is not was
