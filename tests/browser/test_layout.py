"""What is too wide, cut off, overlapping or too small to hit is found; `test_every_page` looks everywhere."""

import pytest

from tests.browser.conftest import DESKTOP, Visit
from tests.browser.layout import misfits

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


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
    assert misfits(visit.page, elder=True) == []
    visit.style(css)
    found = misfits(visit.page, elder=True)
    assert any(sign in line for line in found)


def test_a_code_that_lacks_an_edge_is_found(visit: Visit, pages: dict[str, str]) -> None:
    visit.go(pages["registration"])
    visit.page.evaluate("document.querySelector('.ticket__qr svg').removeAttribute('viewBox')")
    assert any("drawing cut off" in line for line in misfits(visit.page, elder=False))
