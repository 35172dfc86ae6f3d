"""Paper, forced colours, no motion: the page as the reader's device shows it."""

import re

import pytest

from tests.browser.conftest import Visit, on_a_phone
from tests.browser.devices import unreadable_words

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

NOTICE = "/tong-zhi-gong-gao/guan-yu-kai-zhan-xian-fa-xuan-chuan-zhou/"
EDGES = """(css) => {
  const style = getComputedStyle(document.querySelector(css));
  return ["Top", "Bottom", "Left"].some((side) => style[`border${side}Style`] !== "none"
    && parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Color`] !== style.backgroundColor)
    || style.outlineStyle !== "none";
}"""


def test_paper_says_where_it_is_from_and_when(visit: Visit) -> None:
    visit.go(NOTICE)
    visit.page.emulate_media(media="print")
    origin = visit.page.locator(".print-origin")
    assert origin.is_visible()
    assert NOTICE in origin.inner_text()
    assert re.search(r"20\d\d-\d\d-\d\d", origin.inner_text())
    for css in (".masthead__menu", ".tools", ".breadcrumbs", ".site-footer nav"):
        assert not visit.page.locator(css).first.is_visible(), css
    assert visit.page.locator("h1").is_visible()


@on_a_phone
def test_paper_shows_what_opens_on_demand(visit: Visit) -> None:
    visit.go("/design-system/accordion/")
    visit.page.emulate_media(media="print")
    closed = visit.page.locator("details:not([open]) > :not(summary)").first
    assert closed.evaluate("e => e.getBoundingClientRect().height > 0 && e.checkVisibility()")


@pytest.mark.parametrize(
    ("slug", "css"),
    [
        ("masthead", ".masthead__menu a[aria-current], .masthead"),
        ("tiles", ".tiles > li"),
        ("pagination", ".pagination [aria-current]"),
        ("buttons", "main .button"),
        ("callout", ".callout"),
        ("notification", ".notification"),
        ("seal", ".seal b"),
        ("tags", ".tag"),
    ],
)
def test_forced_colours_keep_the_edges(visit: Visit, slug: str, css: str) -> None:
    visit.page.emulate_media(forced_colors="active")
    visit.go(f"/design-system/{slug}/")
    assert visit.page.evaluate(EDGES, css)


@on_a_phone
def test_words_that_forced_colours_hide_are_found(visit: Visit) -> None:
    visit.page.emulate_media(forced_colors="active")
    visit.go("/")
    visit.page.evaluate(
        "document.querySelector('h1').style = 'forced-color-adjust: none; color: #fefefe; background: #fff'"
    )
    assert len(unreadable_words(visit.page)) == 1


@on_a_phone
def test_nothing_moves_for_whoever_asked_for_no_motion(visit: Visit) -> None:
    visit.page.emulate_media(reduced_motion="reduce")
    visit.go("/design-system/buttons/")
    moving = visit.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((e) => {
          const style = getComputedStyle(e);
          const seconds = (value) => Math.max(...value.split(",").map(parseFloat));
          return seconds(style.transitionDuration) > 0.01 || style.animationName !== "none";
        }).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert moving == []
