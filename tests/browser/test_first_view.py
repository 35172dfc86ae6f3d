"""What a page needs to be seen: few bytes, and nothing that jumps."""

import pytest

from tests.browser.conftest import Visit, on_a_phone
from tests.browser.pages import in_edition, without_components
from tests.browser.weight import Weight, weighed

pytestmark = pytest.mark.parametrize("site", [""], indirect=True, ids=["root"])

MOST_BYTES = 150 * 1024
MOST_SHIFT = 0.1  # what Web Vitals call good
LOOKS = 3
# Bytes a second, milliseconds: what a village at the edge of the network has.
SLOW = {"offline": False, "latency": 50, "downloadThroughput": 40_000, "uploadThroughput": 40_000}
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def first_view(visit: Visit, path: str) -> tuple[Weight, float]:
    """What is loaded for ``path`` before scrolling, and how far what was shown jumped.

    The second figure is the Cumulative Layout Shift.
    """
    with weighed(visit.page) as weight:
        visit.go(path)
        shift = visit.page.evaluate(SHIFT)
    return weight, shift


def jumps_again(visit: Visit) -> bool:
    """Whether the page jumps each time it is opened, and not once because it came in two pieces."""
    for _look in range(LOOKS):
        visit.page.reload()
        if not visit.page.evaluate(SHIFT):
            return False
    return True


@pytest.mark.heavy
@pytest.mark.parametrize("edition", ["standard", "elder"])
def test_the_first_view_is_light_and_stands_still(
    visit: Visit, pages: dict[str, str], edition: str
) -> None:
    problems = []
    for name, path in without_components(pages).items():
        weight, shift = first_view(visit, in_edition(path, edition))
        print(f"{name} ({edition}): {weight}")  # noqa: T201
        if weight.plain > MOST_BYTES:
            problems.append(f"{name}: {weight.plain} bytes")
        if shift and jumps_again(visit):
            problems.append(f"{name}: shifts by {shift}")
    visit.forgive_missing_page()
    assert problems == []


@pytest.mark.heavy
@pytest.mark.parametrize("edition", ["standard", "elder"])
def test_a_page_that_comes_slowly_hardly_moves(
    visit: Visit, pages: dict[str, str], edition: str
) -> None:
    connection = visit.page.context.new_cdp_session(visit.page)
    connection.send("Network.emulateNetworkConditions", SLOW)
    shifts = {}
    for name in ("home", "home in English", "law", "results of a search", "notice", "village"):
        visit.go(in_edition(pages[name], edition))
        shifts[name] = visit.page.evaluate(SHIFT)
    print(shifts)  # noqa: T201
    assert {name: shift for name, shift in shifts.items() if shift > MOST_SHIFT} == {}


@on_a_phone
def test_what_jumps_is_found(visit: Visit) -> None:
    visit.go("/")
    assert visit.page.evaluate(SHIFT) == 0
    visit.page.evaluate(
        "setTimeout(() => { document.querySelector('main').style.marginTop = '9rem' }, 100)"
    )
    assert visit.page.evaluate(SHIFT) > 0


@on_a_phone
def test_the_choice_of_edition_stays(visit: Visit) -> None:
    visit.go("/?mode=elder")
    visit.go("/site-map/")
    assert visit.page.locator("html.elder").count() == 1
    visit.page.get_by_role("link", name="标准版").click()
    visit.go("/")
    assert visit.page.locator("html.elder").count() == 0
