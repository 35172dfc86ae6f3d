"""Residents read laws: they find one, find an article in it, and take a citation along."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESKTOP, Visit, on_a_phone
from tests.browser.laws import CAPTION, MARKET, SEARCHED
from tests.browser.pages import in_edition

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
SEARCH = "查几个字，或者第几条"


def read_at(page: Page, article: int) -> Locator:
    """Scrolls to an article, as a reader who reads on does."""
    found = page.locator(f"#art_{article}")
    found.evaluate("e => e.scrollIntoView({block: 'start'})")
    return found


def marked(page: Page) -> Locator:
    return page.locator(".law-contents [aria-current]")


@on_a_phone
def test_a_resident_finds_a_law_and_the_article_that_helps(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go("/law/")
    page.get_by_label("标题中的文字").fill("集市")
    page.get_by_role("button", name="查找").click()
    page.get_by_role("link", name=MARKET).first.click()
    assert urlsplit(page.url).path == pages["law"]
    expect(page.locator(".law-standing")).to_contain_text("现行有效，自2024年5月1日起施行")
    page.get_by_label(SEARCH).fill(SEARCHED)
    found = page.get_by_role("list", name="条").get_by_role("link")
    expect(found).to_have_count(1)
    expect(found).to_contain_text(CAPTION)
    found.click()
    expect(page.locator("#art_8")).to_be_in_viewport()
    expect(page.locator(".law-here")).to_contain_text("第二章　摊位")
    page.locator("#art_8").get_by_role("link", name="第八条", exact=True).click()
    expect(page.locator("h1")).to_have_text(f"《{MARKET}》第八条")
    for words in ("当场就可以要求换", "发现秤少二两", "秤不准找谁"):
        expect(page.locator("main")).to_contain_text(words)


@on_a_phone
@pytest.mark.parametrize("words", ["20", "第20条", "第二十条", "二十"])
def test_the_number_of_an_article_leads_to_it(
    visit: Visit, page: Page, pages: dict[str, str], words: str
) -> None:
    visit.go(pages["law"])
    field = page.get_by_label(SEARCH)
    field.fill(words)
    field.press("Enter")
    expect(page).to_have_url(re.compile("#art_20$"))
    expect(page.locator("#art_20")).to_be_in_viewport()


@on_a_phone
def test_the_search_of_the_contents_says_what_it_found(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["law"])
    field = page.get_by_label(SEARCH)
    field.fill("价格")
    expect(page.locator(".law-contents__box > ol > li:visible")).to_have_count(1)
    field.fill("投诉")  # in nearly every article
    expect(page.locator(".law-contents__found li")).to_have_count(20)
    expect(page.locator(".law-contents__status")).to_have_text(
        "只列出前面几条，多写几个字可缩小范围"
    )
    field.fill("飞机")
    expect(page.locator(".law-contents__status")).to_have_text("没有相符的标题或条文")
    field.fill("")
    expect(page.locator(".law-contents__box > ol > li:visible")).to_have_count(6)
    expect(page.locator(".law-contents__found")).to_be_hidden()


def test_the_contents_know_where_the_reader_is(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["law"])
    for article, chapter in ((20, "第四章　卫生"), (33, "第六章　附则"), (2, "第一章　总则")):
        read_at(page, article)
        expect(marked(page)).to_contain_text(chapter)
        expect(marked(page)).to_have_count(1)
    wide = page.evaluate("innerWidth") == DESKTOP["width"]
    read_at(page, 20)
    if wide:  # it stays beside the text
        expect(marked(page)).to_be_in_viewport()
        expect(page.locator(".law-here")).to_be_hidden()
    else:  # one touch away, and still marked
        page.locator(".law-here a").click()
        expect(marked(page)).to_be_in_viewport()
        expect(marked(page)).to_contain_text("第四章　卫生")
        expect(page.locator(".law-here")).to_be_hidden()


@on_a_phone
def test_a_citation_and_an_address_are_copied(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.go(pages["article"])
    page.get_by_role("button", name="复制引用").click()
    expect(page.locator("#cite-status")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == f"《{MARKET}》第八条"
    page.get_by_role("button", name="复制网址").click()
    expect(page.locator("#copy-status")).not_to_be_empty()
    copied = urlsplit(page.evaluate("navigator.clipboard.readText()"))
    assert (copied.scheme, copied.path) == ("http", pages["article"])
    page.get_by_text("款和项").click()
    expect(page.locator(".law-cite details")).to_contain_text(f"《{MARKET}》第八条第一款第（二）项")


@on_a_phone
def test_a_law_is_read_article_by_article(visit: Visit, page: Page, pages: dict[str, str]) -> None:
    visit.go(f"{pages['law']}art/1/")
    expect(page.get_by_role("link", name="上一条")).to_have_count(0)
    page.get_by_role("link", name="下一条").click()
    expect(page.locator("h1")).to_have_text(f"《{MARKET}》第二条")
    page.get_by_role("link", name="上一条").click()
    expect(page.locator("h1")).to_have_text(f"《{MARKET}》第一条")
    visit.go(f"{pages['law']}art/36/")
    expect(page.get_by_role("link", name="下一条")).to_have_count(0)
    page.get_by_role("link", name="在全文中看").click()
    expect(page.locator("#art_36")).to_be_in_viewport()


@on_a_phone
def test_the_list_is_narrowed_and_widened_again(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go("/law/?q=示例")
    page.locator(".law-filters summary").click()
    page.get_by_label("时效").select_option(label="已废止 (1)")
    page.get_by_role("button", name="查找").click()
    expect(page.locator(".law-list > li")).to_have_count(1)
    expect(page.locator(".law-list")).to_contain_text("中华人民共和国示例旧法")
    assert "status=repealed" in page.url
    page.get_by_role("link", name="显示全部").first.click()
    assert unquote(urlsplit(page.url).query) == ""


@pytest.fixture
def plain(visit: Visit) -> Iterator[Page]:
    """A page whose scripts do not run."""
    browser = visit.page.context.browser
    assert browser is not None
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    yield context.new_page()
    context.close()


@on_a_phone
def test_all_of_it_is_read_without_scripts(
    visit: Visit, plain: Page, pages: dict[str, str]
) -> None:
    plain.goto(f"{visit.site.url}/law/?q=集市")
    plain.get_by_role("link", name=MARKET).first.click()
    expect(plain.locator(".law-article")).to_have_count(36)
    expect(plain.get_by_label(SEARCH)).to_be_hidden()
    plain.get_by_role("link", name="第三章　价格").click()
    expect(plain.locator("#chapter_3")).to_be_in_viewport()
    plain.get_by_role("link", name="来源、历次版本、下载、二维码").click()
    expect(plain.locator("#facts")).to_be_in_viewport()
    expect(plain.locator(".law-facts")).to_contain_text("SHA-256")
    plain.get_by_role("link", name="2010-03-28").click()
    expect(plain.locator(".law-standing")).to_contain_text("旧版本")
    plain.get_by_role("link", name="看现在适用的版本（2024-03-28）").click()
    assert urlsplit(plain.url).path == pages["law"]


def test_the_keyboard_alone_finds_an_article(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    visit.go(pages["law"])
    page.locator("main").focus()
    for _press in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "contents-q":
            break
    page.keyboard.type(SEARCHED)
    expect(page.locator(".law-contents__found a")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#art_8$"))
    page.keyboard.press("Tab")  # from there on, not from the top
    assert page.evaluate("document.activeElement.closest('.law-article')?.id") == "art_8"
    ring = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    edge = page.evaluate(
        "document.querySelector('.law-here:not([hidden])')?.getBoundingClientRect().top"
    )
    assert ring <= (
        edge or page.evaluate("innerHeight")
    )  # the line at the lower edge hides nothing


@on_a_phone
def test_elders_have_the_same_in_large(visit: Visit, page: Page, pages: dict[str, str]) -> None:
    visit.go(in_edition(pages["law"], "elder-30"))
    read_at(page, 20)
    line = page.locator(".law-here a")
    expect(line).to_contain_text("第四章　卫生")
    box = line.bounding_box()
    assert box
    assert box["height"] >= 60
    assert box["width"] <= page.evaluate("innerWidth")
    line.click()
    expect(marked(page)).to_be_in_viewport()


@on_a_phone
def test_paper_shows_the_whole_text_and_its_source(
    visit: Visit, page: Page, pages: dict[str, str]
) -> None:
    page.emulate_media(media="print")
    visit.go(pages["law"])
    for css in (".law-contents", ".law-here", ".law-beside"):
        expect(page.locator(css)).to_be_hidden()
    expect(page.locator(".law-origin")).to_contain_text(re.compile("来源：.+SHA-256 [0-9a-f]{64}"))
    expect(page.locator(".law-notice").first).to_contain_text("以公报刊登的标准文本为准")
