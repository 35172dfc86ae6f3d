"""What a page needs to be seen: few bytes, and nothing that jumps."""

import pytest

from tests.browser.conftest import Visit, on_a_phone
from tests.browser.first_view import SHIFT
from tests.browser.pages import in_edition

pytestmark = pytest.mark.parametrize("site", [""], indirect=True, ids=["root"])

MOST_SHIFT = 0.1  # what Web Vitals call good
# Bytes a second, milliseconds: what a village at the edge of the network has.
SLOW = {"offline": False, "latency": 50, "downloadThroughput": 40_000, "uploadThroughput": 40_000}


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
