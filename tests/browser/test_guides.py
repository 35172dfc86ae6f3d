"""Residents prepare at home: they find a guide, answer it, tick what they have, and take the list along."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Visit, on_a_phone
from tests.browser.pages import BOARD, DEMONSTRATION

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
TITLE = "最低生活保障"
# What reaches beyond its window on the board, or beyond the screen
OUTSIDE = """() => {
  const words = document.querySelectorAll(".board__window h2, .board__state, .board__foot p");
  return [...words].filter((e) => {
    const box = e.getBoundingClientRect();
    const frame = (e.closest(".board__window") ?? document.body).getBoundingClientRect();
    return box.bottom > frame.bottom || box.right > frame.right || box.bottom > innerHeight;
  }).map((e) => e.textContent);
}"""
GIVEN = ("在黄桥镇", "有重度残疾人", "不多", "本人或者一起生活的家人")


def answer(page: Page, words: str) -> None:
    page.locator(".situation__question").get_by_role("link", name=words, exact=True).click()


def papers(page: Page) -> Locator:
    return page.locator("[data-ticks] input[type=checkbox]")


def names_of_papers(page: Page) -> list[str]:
    return page.locator("[data-ticks] .checklist__name").all_inner_texts()


@on_a_phone
def test_a_resident_finds_a_guide_and_sees_the_papers_of_their_case(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go("/guides/")
    page.get_by_label("您要办什么事？").fill("低保")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("link", name=re.compile(TITLE)).first).to_be_visible()
    visit.go(pages["service guide"])
    expect(page.locator("main h1")).to_contain_text(TITLE)
    everything = names_of_papers(page)
    for words in GIVEN:
        answer(page, words)
    expect(page.locator(".situation__done")).to_contain_text("下面就是您的清单")
    assert 0 < len(names_of_papers(page)) < len(everything)
    expect(page.locator("main")).to_contain_text("样别的情形才要的材料")
    assert violations(page) == []

    mine = page.url
    page.get_by_role("link", name=re.compile("家里有没有重度残疾人")).click()
    answer(page, "都没有")
    assert set(names_of_papers(page)) != set(everything)
    page.goto(mine)
    for given in GIVEN:
        expect(page.locator(".situation__given")).to_contain_text(given)


@on_a_phone
def test_whoever_is_at_the_wrong_door_is_told_the_right_one(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["service guide"])
    answer(page, "在外地，也没有本地的居住证")
    expect(page.locator("#situation [role=note]")).to_contain_text("向户口所在的镇或者街道申请")
    assert papers(page).count() == 0
    assert violations(page) == []


@on_a_phone
def test_ticks_stay_on_the_phone_and_nowhere_else(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    sent: list[str] = []
    visit.go(pages["service guide"])
    page.on("request", lambda request: sent.append(request.url))
    papers(page).first.check()
    assert [address for address in sent if "/static/" not in address] == []
    page.reload()
    expect(papers(page).first).to_be_checked()
    expect(papers(page).nth(1)).not_to_be_checked()
    visit.go(pages["service guide, answered"])
    expect(papers(page).first).to_be_checked()
    papers(page).first.uncheck()
    page.reload()
    expect(papers(page).first).not_to_be_checked()


@on_a_phone
def test_the_answers_go_along_on_paper_and_in_the_code(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["service guide, answered"])
    mine = names_of_papers(page)
    given = page.locator(".situation__given dd").first.inner_text().split()[0]
    along = page.locator(".permanent-link")
    short = along.get_by_role("link").first.get_attribute("href")
    drawn = along.locator("img").get_attribute("src")
    assert short is not None
    assert drawn is not None
    assert page.url.split("?")[1] in short
    assert page.url.split("?")[1] in drawn

    page.emulate_media(media="print")
    for unprinted in (".situation__question", ".masthead__menu", ".situation__given a"):
        expect(page.locator(unprinted).first).to_be_hidden()
    expect(papers(page).first).to_be_visible()
    expect(page.locator(".situation__given")).to_contain_text(given)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")

    file = along.get_by_role("link", name="打印版（PDF）").get_attribute("href")
    answered = page.context.request.get(f"{visit.site.url}{file}")
    assert answered.ok
    assert answered.body().startswith(b"%PDF")

    page.goto(f"{visit.site.url}{short}")
    expect(page.locator(".situation__given")).to_contain_text(given)
    assert names_of_papers(page) == mine


@on_a_phone
def test_the_right_window_is_found_from_everyday_words(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go("/windows/")
    page.get_by_label("您要办什么事？").fill("低保")
    page.get_by_role("button", name="找窗口").click()
    answer = page.locator(".window-answer").first
    for _second in range(60):  # what was just published is on its way into the index
        if answer.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(answer).to_contain_text(TITLE)
    window = answer.locator(".window__title").first.inner_text().split()[-1]
    answer.locator(".window-answer__where .meta").get_by_role("link").first.click()
    expect(page.locator(":target")).to_contain_text(window)
    expect(page.locator(":target")).to_be_in_viewport()


@pytest.mark.parametrize(
    "size", [{"width": 1280, "height": 720}, {"width": 1080, "height": 1920}], ids=["wide", "high"]
)
def test_the_board_of_a_hall_shows_every_window_at_once(visit: Visit, page: Page) -> None:
    visit.go(DEMONSTRATION[BOARD])
    expect(page.locator(".board__window")).to_have_count(6)
    outside = page.evaluate(OUTSIDE)
    assert outside == []
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")


@on_a_phone
def test_a_journey_remembers_in_its_address_what_is_done(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["journey"])
    expect(page.locator(".journey__progress")).to_have_count(0)
    page.get_by_role("link", name="标为已办").first.click()
    expect(page.locator(".journey__progress")).to_contain_text("已办 1 件")
    page.goto(page.url)
    expect(page.locator(".task--done")).to_have_count(1)
    assert violations(page) == []
    page.get_by_role("link", name="还没办").click()
    expect(page.locator(".task--done")).to_have_count(0)
