"""A page without scripts, and in WeChat's browser, which opens no window and keeps no file."""

from playwright.sync_api import Page

from tests.browser.pages import COMPONENT_PAGES

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


def words_of(page: Page) -> set[str]:
    """What the page says in its main part."""
    return set(page.evaluate(WORDS))


def needs_more(plain: Page, name: str, path: str, words: set[str]) -> list[str]:
    """What a page that runs no script in WeChat lacks of ``words``, and what of it does nothing there."""
    problems = [f"says nothing without scripts of {line}" for line in words - words_of(plain)]
    # Components show buttons without a form.
    if name not in COMPONENT_PAGES and plain.locator(NEEDS_SCRIPTS).count():
        problems.append("offers without scripts what needs them")
    if plain.locator(POP_UP).count():
        problems.append("opens a window")
    # What was uploaded is no page: how to open it stands below.
    if plain.locator(UPLOADED).count() and not plain.locator(".documents__hint").count():
        problems.append("does not say how to open a document")
    # What is made from a page has its address, /villages.xlsx that of /villages/, or one below it;
    # lists of guides have the permanent id of their page.
    made_of = path.partition("?")[0].rstrip("/")
    repeats = (f"{made_of}.", f"{made_of}/", "/services/")
    made = [str(link.get_attribute("href")) for link in plain.locator(MADE).all()]
    return problems + [f"offers {href} alone" for href in made if not href.startswith(repeats)]
