"""The layout on every page type and component: nothing too wide, cut off, overlapping or too small to hit."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, Visit
from tests.browser.pages import in_edition, on_screen, without_board

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

MEASURE = Path(__file__).with_name("layout.js").read_text(encoding="utf-8")
WINDOWS = (
    {"width": 320, "height": 256},  # 1280 x 1024 at 400 %
    {"width": 360, "height": 640},
    {"width": 768, "height": 1024},
    {"width": 1280, "height": 800},
    {"width": 2560, "height": 1440},
)
EDITIONS = ("standard", "elder", "elder-30")
TEXTS = """() => {
  const main = document.querySelector("main");
  const lines = main.textContent.split("\\n").map((line) => line.trim()).filter(Boolean);
  const links = [...main.querySelectorAll("a[href]")].map((a) => new URL(a.href).pathname + a.hash);
  return [...lines, ...links];
}"""
MENU = "[...document.querySelectorAll('header nav a')].map((a) => new URL(a.href).pathname)"


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def problems_of(page: Page, *, elder: bool) -> list[str]:
    """What is wrong with the layout as it stands; see ``layout.js``."""
    found: list[str] = page.evaluate(MEASURE, {"elder": elder})
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_fits_every_window(visit: Visit, pages: dict[str, str], edition: str) -> None:
    problems = []
    for name, path in without_board(pages).items():
        visit.go(in_edition(path, edition))
        for window in WINDOWS:
            visit.page.set_viewport_size(window)  # type: ignore[arg-type]
            found = problems_of(visit.page, elder=edition != "standard")
            problems += [f"{name}, {window['width']} px: {line}" for line in found]
    visit.forgive_missing_page()
    assert problems == []


@pytest.mark.parametrize(
    ("css", "sign"),
    [
        ("main h1 { min-width: 200vw }", "too wide"),
        ("main h1 { height: 1em; overflow: hidden }", "cut off"),
        ("main .list li { position: absolute; top: 0 }", "overlap"),
        ("main h1 { margin-bottom: -3rem }", "overlap"),
        ("body { overflow-x: clip } main h1 { margin-left: 90vw; white-space: nowrap }", "window"),
        ("main a { font-size: 12px }", "letters"),
        (
            "main .list a { min-height: 0 !important; display: block; line-height: 1 }",
            "high instead",
        ),
        ("main .list { columns: 2 }", "columns"),
    ],
)
def test_a_broken_layout_is_found(visit: Visit, css: str, sign: str) -> None:
    visit.go("/yu-shi-zhao-shui/?mode=elder")
    assert problems_of(visit.page, elder=True) == []
    visit.style(css)
    found = problems_of(visit.page, elder=True)
    assert any(sign in line for line in found)


def test_nothing_is_missing_in_the_edition_for_elders(visit: Visit, pages: dict[str, str]) -> None:
    def content(path: str, edition: str) -> list[Any]:
        visit.go(in_edition(path, edition))
        return [set(visit.page.evaluate(TEXTS)), set(visit.page.evaluate(MENU))]

    for name, path in on_screen(visit.page, pages).items():
        standard, elder = content(path, "standard"), content(path, "elder")
        assert standard[0] - elder[0] == set(), name
        assert standard[1] - elder[1] == set(), name
    visit.forgive_missing_page()
