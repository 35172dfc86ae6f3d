"""Every screen of sign-off on a phone and on a desktop: accessible, Chinese, nothing cut off or too small."""

import pytest
from playwright.sync_api import Page, expect

from tests.architecture.latin_words import ALLOWED, untranslated
from tests.browser.axe import violations
from tests.browser.conftest import PHONE, Visit, on_a_phone
from tests.browser.furnish import hostile_title
from tests.browser.screen import layout_problems

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

# What else there is to hit is Wagtail's own, and so is the editor of translations but for its bar.
OWN = ".signoff, .signoff-bar, .signoff-wide"
EDITOR = "editor of a translation"
WORDS = """own => [...document.querySelectorAll(own)].map((e) => {
  const copy = e.cloneNode(true);
  copy.querySelectorAll("option").forEach((option) => option.remove());
  return copy.innerHTML;
})"""
Screens = dict[str, tuple[str, str]]


def open_screen(visit: Visit, screens: Screens, name: str) -> None:
    """Opens a screen with the account that it is for."""
    account, path = screens[name]
    visit.page.context.clear_cookies()
    visit.sign_in(account)
    visit.go(path)


def english_words(page: Page) -> list[str]:
    """What nobody has translated; names of accounts and of bad pages apart."""
    known = ALLOWED | set(untranslated(hostile_title()))
    return [word for html in page.evaluate(WORDS, OWN) for word in untranslated(html, known)]


def test_every_screen_is_accessible_and_fits_and_speaks_chinese(
    visit: Visit, screens: Screens, size: dict[str, int]
) -> None:
    problems = []
    for name in screens:
        open_screen(visit, screens, name)
        within = ".signoff-bar" if name == EDITOR else None
        found = violations(visit.page, within=within)
        found += layout_problems(visit.page, OWN, is_phone=size == PHONE)
        found += english_words(visit.page)
        problems += [f"{name}: {line}" for line in found]
    assert problems == []


@on_a_phone
@pytest.mark.parametrize(
    ("css", "sign"),
    [
        (".signoff form { width: 120vw }", "beyond the window"),
        (".signoff .button { min-height: 0 !important }", "high"),
    ],
)
def test_a_broken_screen_is_found(visit: Visit, screens: Screens, css: str, sign: str) -> None:
    open_screen(visit, screens, "withdrawal")
    assert layout_problems(visit.page, OWN, is_phone=True) == []
    visit.style(css)
    found = layout_problems(visit.page, OWN, is_phone=True)
    assert any(sign in line for line in found)


def test_nothing_covers_the_button_beside_the_editor_of_a_translation(
    visit: Visit, screens: Screens
) -> None:
    open_screen(visit, screens, EDITOR)
    expect(visit.page.locator(".js-translation-editor")).to_contain_text("翻译")
    visit.page.locator(".signoff-bar .button").click(timeout=5_000)
    expect(visit.page.locator("#steps")).to_be_visible()
