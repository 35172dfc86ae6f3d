"""Without scripts, and in WeChat's browser, which opens no window and keeps no file."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE, Visit, on_a_phone
from tests.browser.pages import COMPONENT_PAGES

pytestmark = [
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
    on_a_phone,
]

WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; JEF-AN00 Build/HUAWEIJEF-AN00; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240301 "
    "MicroMessenger/8.0.48.2580(0x28003052) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64"
)
# What the page says, but for what only scripts can do and is hidden without them
WORDS = """() => {
  const main = document.querySelector("main");
  const offers = [...main.querySelectorAll(
    "[data-print], [data-copy], [data-passkey] button, [data-law-contents] label")];
  const lines = main.innerText.split("\\n").map((line) => line.trim()).filter(Boolean);
  return lines.filter((line) => !offers.some((button) => button.textContent.trim() === line));
}"""
NEEDS_SCRIPTS = (
    "main button:visible:not([type=submit]), main [role=tab], [onclick], a[href^='javascript:']"
)
POP_UP = "[target]:not([target=_self])"
UPLOADED = "main a:is([download], [href^='/documents/'])"
MADE = "main a:is([href$='.pdf'], [href$='.docx'], [href$='.xlsx']):not([href^='/documents/'])"


@pytest.fixture
def plain(visit: Visit) -> Iterator[Page]:
    """A page in WeChat whose scripts do not run."""
    browser = visit.page.context.browser
    assert browser is not None
    context: BrowserContext = browser.new_context(
        java_script_enabled=False,
        user_agent=WECHAT,
        locale="zh-CN",
        viewport=PHONE,  # type: ignore[arg-type]
    )
    yield context.new_page()
    context.close()


@pytest.mark.heavy
def test_every_page_says_as_much_without_scripts(
    visit: Visit, plain: Page, pages: dict[str, str]
) -> None:
    for name, path in pages.items():
        visit.go(path)
        plain.goto(f"{visit.site.url}{path}")
        assert set(visit.page.evaluate(WORDS)) - set(plain.evaluate(WORDS)) == set(), name
        if name not in COMPONENT_PAGES:  # which show buttons without a form
            assert plain.locator(NEEDS_SCRIPTS).count() == 0, name
    visit.forgive_missing_page()


@pytest.mark.heavy
def test_wechat_needs_no_window_and_no_download(
    visit: Visit, plain: Page, pages: dict[str, str]
) -> None:
    for name, path in pages.items():
        plain.goto(f"{visit.site.url}{path}")
        assert plain.locator(POP_UP).count() == 0, name
        # What was uploaded is no page: how to open it stands below.
        if plain.locator(UPLOADED).count():
            assert plain.locator(".documents__hint").count() > 0, name
        # What is made from a page has its address, /villages.xlsx that of /villages/, or one below it;
        # lists of guides have the permanent id of their page.
        for link in plain.locator(MADE).all():
            made_of = path.partition("?")[0].rstrip("/")
            repeats = (f"{made_of}.", f"{made_of}/", "/services/")
            assert str(link.get_attribute("href")).startswith(repeats), name


def test_the_forms_of_residents_work(visit: Visit, plain: Page) -> None:
    plain.goto(f"{visit.site.url}/places/villages/")
    plain.fill("main input[name=q]", "shengli")
    plain.get_by_role("button", name="查找").click()
    expect(plain.get_by_role("link", name="胜利").first).to_be_visible()
    plain.get_by_role("button", name="有用", exact=True).click()
    expect(plain.locator("h1")).to_have_text("谢谢您")
    plain.goto(f"{visit.site.url}/feedback/new/?about=/places/villages/&kind=correction")
    plain.get_by_label("信息不对或过时").check()
    plain.fill("textarea[name=text]", "电话号码不对。")
    plain.locator("main button[type=submit]").click()
    expect(plain.locator(".feedback__code")).to_be_visible()


def test_the_form_of_the_staff_works(visit: Visit, plain: Page) -> None:
    plain.goto(f"{visit.site.url}/account/login/")
    plain.fill("input[name=login]", "nobody")
    plain.fill("input[name=password]", "wrong")
    plain.press("input[name=password]", "Enter")
    expect(plain.locator(".error-summary, [role=alert]").first).to_be_visible()
