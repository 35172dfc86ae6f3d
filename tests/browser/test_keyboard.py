"""The keyboard alone: everything is reached in the order of the page, seen when reached, and left again."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, on_a_phone
from tests.browser.focus import problems_of_focus

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]


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
    assert problems_of_focus(visit.page) == []
    visit.page.evaluate(broken)
    assert any(sign in line for line in problems_of_focus(visit.page))


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
