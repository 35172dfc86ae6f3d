"""Residents search: with a finger, with the keyboard, without scripts, in large letters, on paper."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit, on_a_phone
from tests.browser.laws import MARKET, SEARCHED
from tests.browser.pages import in_edition
from tests.browser.weight import weighed

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

FOUND = f"/search/?q={quote('收费 投诉')}"
SEARCHES = {
    "beginning": "/search/",
    "results": FOUND,
    "narrowed": f"{FOUND}&kind=provision&standing=current&standing=ended",
    "an article": f"/search/?q={quote(f'{MARKET}第八条')}",
    "nothing": f"/search/?q={quote('飞碟 外星')}",
    "beyond the end": f"{FOUND}&page=999",
    "in English": f"/en/search/?q={quote('收费')}",
}
MOST_BYTES = 100 * 1024


def box(page: Page) -> Locator:
    return page.locator("main input[name=q]").first


def options(page: Page) -> Locator:
    return page.get_by_role("option")


@pytest.mark.parametrize("edition", ["standard", "elder-22", "elder-30"])
def test_no_page_of_the_search_breaks_a_rule(
    visit: Visit, page: Page, pages: dict[str, str], edition: str
) -> None:
    problems = []
    for name, path in {**SEARCHES, "within a law": f"{pages['law']}?q={quote('收费')}"}.items():
        visit.go(in_edition(path, edition))
        problems += [f"{name}: {line}" for line in violations(page)]
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        if page.evaluate(wide) > 0:
            problems.append(f"{name}: too wide")
    assert problems == []


def test_the_page_of_results_is_light(visit: Visit, page: Page, pages: dict[str, str]) -> None:
    for name, path in SEARCHES.items():
        with weighed(page) as weight:
            visit.go(path)
        print(f"{name}: {weight}")  # noqa: T201
        assert 0 < weight.plain <= MOST_BYTES, name


@on_a_phone
def test_a_resident_finds_an_article_from_the_home_page(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go("/")
    box(page).fill(SEARCHED)
    box(page).press("Enter")
    expect(page.locator(".search-total")).to_contain_text("完全匹配")
    hit = page.locator(".hit").filter(has_text=MARKET)
    expect(hit.locator("mark").first).to_have_text(SEARCHED)
    hit.get_by_role("link").click()
    assert urlsplit(page.url).path == pages["article"]


def test_results_are_narrowed_and_widened_again(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(f"/search/?q={quote('集市')}")
    if page.evaluate("innerWidth") < DESKTOP["width"]:
        page.get_by_text("筛选结果").first.click()
    page.get_by_label(re.compile("^法律条文")).check()
    page.get_by_role("button", name="筛选").click()
    assert parse_qs(urlsplit(page.url).query)["kind"] == ["provision"]
    page.get_by_role("link", name="去掉： 法律条文").click()
    assert "kind" not in parse_qs(urlsplit(page.url).query)
    page.get_by_role("link", name="按日期").click()
    assert parse_qs(urlsplit(page.url).query)["sort"] == ["day"]


@on_a_phone
def test_all_of_it_works_without_scripts(visit: Visit, plain: Page, pages: dict[str, str]) -> None:
    plain.goto(f"{visit.site.url}/law/")
    plain.locator(".masthead__find").click()
    plain.locator("main input[name=q]").fill(SEARCHED)
    plain.locator("main button").first.click()
    plain.locator(".hit a").filter(has_text=MARKET).click()
    assert urlsplit(plain.url).path == pages["article"]
    plain.goto(f"{visit.site.url}{pages['law']}")
    within = plain.locator(".law-inside input")
    within.fill("收费")
    within.press("Enter")
    plain.locator(".law-hits li a").nth(2).click()
    assert urlsplit(plain.url).fragment == "hit-3"
    expect(plain.locator("#hit-3")).to_be_in_viewport()
    plain.locator("#hit-3").get_by_role("link", name="下一处").click()
    expect(plain.locator("#hit-4")).to_be_in_viewport()
    plain.locator("#hit-4").get_by_role("link", name="上一处").click()
    expect(plain.locator("#hit-3")).to_be_in_viewport()


class TestSuggestions:
    def test_the_keyboard_chooses_one(
        self, visit: Visit, page: Page, pages: dict[str, str]
    ) -> None:
        visit.go("/")
        field = page.get_by_role("combobox", name="搜索")
        expect(field).to_have_attribute("aria-expanded", "false")
        field.press_sequentially("示例镇")
        expect(options(page).first).to_be_visible()
        expect(field).to_have_attribute("aria-expanded", "true")
        expect(page.locator("form .visually-hidden[role=status]").first).to_contain_text("条建议")
        assert violations(page) == []
        field.press("ArrowDown")
        first = options(page).first
        expect(first).to_have_attribute("aria-selected", "true")
        chosen = first.get_attribute("id")
        assert field.get_attribute("aria-activedescendant") == chosen
        expect(field).to_have_value("示例镇")
        field.press("ArrowUp")
        assert field.get_attribute("aria-activedescendant") is None
        field.press("ArrowDown")
        field.press("Enter")
        page.wait_for_url(f"**{pages['law']}")

    @on_a_phone
    def test_escape_and_leaving_close_the_list(
        self, visit: Visit, page: Page, pages: dict[str, str]
    ) -> None:
        visit.go("/")
        field = page.get_by_role("combobox", name="搜索")
        field.press_sequentially("示例")
        expect(options(page).first).to_be_visible()
        field.press("Escape")
        expect(options(page)).to_have_count(0)
        expect(field).to_have_value("示例")
        field.press("ArrowDown")
        expect(options(page).first).to_be_visible()
        field.press("Tab")
        expect(page.get_by_role("listbox")).to_be_hidden()

    @on_a_phone
    def test_a_finger_chooses_one(self, visit: Visit, page: Page, pages: dict[str, str]) -> None:
        visit.go("/?mode=elder")
        field = page.get_by_role("combobox", name="搜索").first
        page.locator(".question input").press_sequentially("示例镇")
        option = options(page).first
        expect(option).to_be_visible()
        box = option.bounding_box()
        assert box
        assert box["height"] >= 60
        option.click()
        page.wait_for_url(f"**{pages['law']}")
        assert field

    @on_a_phone
    def test_without_the_network_the_box_stays_a_box(
        self, visit: Visit, page: Page, pages: dict[str, str]
    ) -> None:
        page.route("**/search/suggestions/**", lambda route: route.abort())
        visit.go("/search/")
        box(page).press_sequentially("收费")
        box(page).press("Enter")
        page.wait_for_url("**/search/?q=*")
        visit.complaints = [line for line in visit.complaints if "ERR_FAILED" not in line]


@on_a_phone
def test_which_hit_was_opened_is_told_to_this_site_alone(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(FOUND)
    links = page.locator("[data-rank]").all()
    ranks = [int(link.get_attribute("data-rank") or 0) for link in links]
    assert sorted(ranks) == list(range(1, len(links) + 1))  # the card above has one, too
    second = page.locator(".hit a").nth(1)
    rank = second.get_attribute("data-rank")
    with page.expect_request("**/search/opened/") as asked:
        second.click()
    assert parse_qs(asked.value.post_data or "") == {"q": ["收费 投诉"], "rank": [rank]}


@on_a_phone
def test_paper_shows_the_results_and_nothing_to_operate(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    page.emulate_media(media="print")
    visit.go(FOUND)
    for css in (".search-band form", ".search-facets", ".search-orders", ".pagination"):
        for found in page.locator(css).all():
            expect(found).to_be_hidden()
    expect(page.locator(".hit").first).to_be_visible()
