"""The way of the focus through a page: in its order, seen at each stop, and left again."""

from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 150
# Within a film the keys go to controls of the browser's own, which the page does not hear of.
UNHEARD = 12
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
LEFT = "() => window.stops.some((stop, at, all) => !stop || (at && stop.place === all[0].place))"
REACHABLE = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
  .filter((e) => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.tabIndex >= 0)
  // One choice of several is one stop
  .filter((e, at, all) => e.type !== "radio" || !all.slice(0, at).some((other) => other.name === e.name))
  .length"""


def stops(page: Page, reachable: int) -> list[dict[str, Any]]:
    """Where the focus stands after each press of Tab, until it leaves the page or begins anew."""
    page.evaluate(FOLLOW)
    for _press in range(min(reachable, MOST_STOPS) + 1):  # the last one leaves the page
        page.keyboard.press("Tab")
    for _press in range(UNHEARD):
        if page.evaluate(LEFT):
            break
        page.keyboard.press("Tab")
    found: list[dict[str, Any]] = []
    for stop in page.evaluate("window.stops")[:MOST_STOPS]:
        if stop is None or (found and stop["place"] == found[0]["place"]):
            break
        found.append(stop)
    return found


def problems_of_focus(page: Page) -> list[str]:
    """What is wrong with the way of the focus through the page that is open."""
    page.evaluate("document.activeElement.blur()")  # signing in starts in its first field
    reachable = page.evaluate(REACHABLE)
    found = stops(page, reachable)
    problems = [f"no ring: {s['words']}" for s in found if not s["ring"]]
    problems += [f"not seen: {s['words']}" for s in found if not s["inside"]]
    if [s["place"] for s in found] != sorted(s["place"] for s in found):
        problems.append("not in the order of the page")
    if len(found) < min(reachable, MOST_STOPS):
        problems.append(f"{len(found)} of {reachable} reached")
    return problems
