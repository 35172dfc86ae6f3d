"""axe on every page type and component, ordinary and hostile, in both editions, on phone and desktop."""

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.pages import COMPONENT_PAGES, in_edition

pytestmark = pytest.mark.parametrize("site", [""], indirect=True, ids=["root"])

EDITIONS = ("standard", "elder-22", "elder-30")
# A page that shows a component in each of its states holds the same landmark several times.
OFF_ON_COMPONENT_PAGES = ("landmark-unique",)


@pytest.mark.heavy
@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_breaks_a_rule(visit: Visit, pages: dict[str, str], edition: str) -> None:
    problems = []
    for name, path in pages.items():
        visit.go(in_edition(path, edition))
        off = OFF_ON_COMPONENT_PAGES if name in COMPONENT_PAGES else ()
        found = violations(visit.page, without=off)
        problems += [f"{name}: {line}" for line in found]
    visit.complaints = [c for c in visit.complaints if "404" not in c]
    assert problems == []


@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("document.querySelector('.card').innerHTML = '<img src=\"data:,\">'", "image-alt"),
        ("document.querySelector('.card a').style.color = '#aaa'", "color-contrast"),
        ("document.querySelector('.card').innerHTML = '<h5>?</h5>'", "heading-order"),
        ("document.querySelector('.card').innerHTML = '<input>'", "label"),
    ],
)
def test_one_broken_component_is_found(visit: Visit, broken: str, rule: str) -> None:
    visit.go("/yu-shi-zhao-shui/da-na-ge-dian-hua/")
    assert violations(visit.page) == []
    visit.page.evaluate(broken)
    assert any(line.startswith(f"{rule}:") for line in violations(visit.page))
