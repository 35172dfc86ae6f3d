"""What a page needs to be seen: few bytes, no jump, no script, nothing that a browser in WeChat refuses."""

import gzip

import pytest
from playwright.sync_api import Response, expect

from tests.browser.conftest import Visit
from tests.browser.pages import DEMONSTRATION, in_edition

pytestmark = pytest.mark.parametrize("site", [""], indirect=True, ids=["root"])

MOST_BYTES = 150 * 1024
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""
WECHAT = (
    "Mozilla/5.0 (Linux; Android 12; JEF-AN00 Build/HUAWEIJEF-AN00; wv) AppleWebKit/537.36 "
    "(KHTML, like Gecko) Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160117 MMWEBSDK/20240301 "
    "MicroMessenger/8.0.48.2580(0x28003052) WeChat/arm64 Weixin NetType/4G Language/zh_CN ABI/arm64"
)


def first_view(visit: Visit, path: str) -> tuple[int, int]:
    """Bytes of everything that is loaded for ``path`` before scrolling: as they are, and with gzip."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    visit.page.on("response", note)
    visit.go(path)
    visit.page.wait_for_load_state("networkidle")
    visit.page.remove_listener("response", note)
    plain = [answer.body() for answer in answers if answer.status in {200, 404}]
    return sum(map(len, plain)), sum(len(gzip.compress(body, 6)) for body in plain)


@pytest.mark.heavy
@pytest.mark.parametrize("edition", ["standard", "elder-22"])
def test_the_first_view_is_light_and_stands_still(visit: Visit, edition: str) -> None:
    problems = []
    for name, path in DEMONSTRATION.items():
        plain, packed = first_view(visit, in_edition(path, edition))
        print(f"{name} ({edition}): {plain / 1024:.0f} KB, {packed / 1024:.0f} KB with gzip")  # noqa: T201
        if plain > MOST_BYTES:
            problems.append(f"{name}: {plain} bytes")
        if shift := visit.page.evaluate(SHIFT):
            problems.append(f"{name}: shifts by {shift}")
    visit.complaints = [c for c in visit.complaints if "404" not in c]
    assert problems == []


@pytest.mark.heavy
def test_every_page_is_whole_without_scripts_and_in_wechat(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, user_agent=WECHAT, locale="zh-CN")
    page = plain.new_page()
    for name, path in DEMONSTRATION.items():
        page.goto(f"{visit.site.url}{path}")
        assert page.locator("h1").first.is_visible(), name
        assert page.locator("[target=_blank], [onclick], a[href^='javascript:']").count() == 0, name
        assert page.locator("a[download]").count() == 0, name
        assert (
            page.locator("main button:visible:not([type=submit]), main [role=tab]").count() == 0
        ), name
    plain.close()


def test_forms_work_without_scripts(visit: Visit) -> None:
    browser = visit.page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = plain.new_page()
    page.goto(f"{visit.site.url}/places/villages/")
    page.fill("input[name=q]", "shengli")
    page.get_by_role("button", name="查找").click()
    expect(page.get_by_role("link", name="胜利").first).to_be_visible()
    page.goto(f"{visit.site.url}/account/login/")
    page.fill("input[name=login]", "nobody")
    page.fill("input[name=password]", "wrong")
    page.press("input[name=password]", "Enter")
    expect(page.locator(".error-summary, [role=alert]").first).to_be_visible()
    plain.close()


def test_the_choice_of_edition_stays(visit: Visit) -> None:
    visit.go("/?mode=elder")
    visit.go("/site-map/")
    assert visit.page.locator("html.elder").count() == 1
    visit.page.get_by_role("link", name="标准版").click()
    visit.go("/")
    assert visit.page.locator("html.elder").count() == 0
