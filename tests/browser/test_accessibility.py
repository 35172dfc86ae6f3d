"""What breaks a rule is found, and foreign words say so; `test_every_page` looks everywhere."""

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import Visit, on_a_phone

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

ENGLISH_PAGES = (
    "/en/",
    "/en/places/villages/",
    "/en/departments/",
    "/en/site-map/",
    "/en/feedback/",
)
CHINESE_READ_AS_ENGLISH = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const e = node.parentElement;
    const read = /\\p{Script=Han}/u.test(node.data) && !e.closest("script, style");
    if (read && !e.closest("[lang]").lang.startsWith("zh")) found.push(node.data.trim());
  }
  return found;
}"""


@on_a_phone
@pytest.mark.parametrize(
    ("broken", "rule"),
    [
        ("document.querySelector('.card').innerHTML = '<img src=\"data:,\">'", "image-alt"),
        ("document.querySelector('.card a').style.color = '#aaa'", "color-contrast"),
        ("document.querySelector('.card').innerHTML = '<h5>?</h5>'", "heading-order"),
        ("document.querySelector('.card').innerHTML = '<input>'", "label"),
        ("document.querySelector('main').outerHTML = '<div>?</div>'", "landmark-one-main"),
        ("document.documentElement.lang = 'x y'", "html-lang-valid"),
        ("document.querySelector('.card a').tabIndex = 5", "tabindex"),
    ],
    ids=["picture", "contrast", "headings", "label", "landmarks", "language", "focus-order"],
)
def test_one_broken_component_is_found(visit: Visit, broken: str, rule: str) -> None:
    visit.go("/yu-shi-zhao-shui/da-na-ge-dian-hua/")
    assert violations(visit.page) == []
    visit.page.evaluate(broken)
    assert any(line.startswith(f"{rule}:") for line in violations(visit.page))


@on_a_phone
@pytest.mark.parametrize("path", ENGLISH_PAGES)
def test_chinese_words_on_english_pages_say_so(visit: Visit, path: str) -> None:
    visit.go(path)
    assert visit.page.locator("html").get_attribute("lang") == "en"
    assert visit.page.evaluate(CHINESE_READ_AS_ENGLISH) == []
    visit.page.evaluate("document.querySelector('h1').textContent = '黄桥'")
    assert visit.page.evaluate(CHINESE_READ_AS_ENGLISH) == ["黄桥"]
