"""An editor cites a law in a browser: as a link in running text, and as a part of the page."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.hands import CHECKER, LEGAL, PUBLISHER, SIGNATORY, sign, submit
from tests.browser.laws import CAPTION, MARKET
from tests.browser.test_administration import AUTHOR, new_page

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.usefixtures("pages"),
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]
ARTICLE = f"《{MARKET}》第八条"


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def choose(page: Page, words: str) -> None:
    """Types into the open dialogue and takes the first row."""
    dialogue = page.locator(".modal-dialog")
    dialogue.get_by_label("法律或条文").fill(words)
    row = dialogue.locator("tbody tr").first
    expect(row).to_contain_text(ARTICLE)
    expect(row).to_contain_text(CAPTION)
    expect(row).to_contain_text("现行有效")
    # Wagtail gives its dialogues no name, and its text editor fails in other points.
    found = violations(page, without=["aria-dialog-name"])
    assert [one for one in found if "modal" in one] == []
    row.get_by_role("link").click()
    expect(dialogue).to_be_hidden()


def test_an_editor_cites_an_article_in_the_text_and_below_it(visit: Visit) -> None:
    title = "示例：秤有问题怎么办"
    visit.sign_in(AUTHOR)
    new_page(visit, title)
    page = visit.page
    page.locator(".public-DraftEditor-content").last.press("ControlOrMeta+a")
    page.locator(".Draftail-ToolbarButton[name=LAW]").click()
    choose(page, f"{MARKET}8")
    written = page.locator("input[name=body-0-value]")
    expect(written).to_have_value(re.compile(r'"type":"LAW","mutability":"MUTABLE"'))

    page.get_by_role("button", name="插入区块").last.click()
    page.get_by_role("option", name="法律条文").click()
    page.get_by_role("button", name="选择法律或条文").click()
    choose(page, f"《{MARKET}》第八条")
    expect(page.locator("#page-edit-form")).to_contain_text(f"{ARTICLE}（现行有效）")
    page.get_by_label("引用说明").fill("秤有问题，当场就能换。")
    submit(visit)
    for account in (CHECKER, SIGNATORY, LEGAL, PUBLISHER):
        sign(visit, title, account, seen="秤有问题，当场就能换。")

    page.context.clear_cookies()
    visit.go("/yu-shi-zhao-shui/shi-li-cheng-you-wen-ti-zen-me-ban/")
    expect(page.locator(".prose a.law-link")).to_have_text("人走火灭，电源断开。")
    cited = page.locator(".law-citation")
    expect(cited).to_contain_text("秤不准的，市场管理人应当当场更换。")
    expect(cited).to_contain_text("秤有问题，当场就能换。")
    assert violations(page) == []
    cited.get_by_role("link", name=ARTICLE).click()
    expect(page.locator("main h1")).to_contain_text("第八条")
    expect(page.locator("#citing + ul")).to_contain_text("示例：秤有问题怎么办")
