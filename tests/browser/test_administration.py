"""The administration in a real browser: an editor writes a page, and it is there."""

import pytest

from tests.browser.conftest import DESKTOP, Visit


@pytest.fixture
def size() -> dict[str, int]:
    return DESKTOP


def test_an_administrator_publishes_a_page(visit: Visit) -> None:
    visit.sign_in()
    visit.go("/admin/pages/")
    assert visit.page.locator("html").get_attribute("lang") == "zh-hans"
    visit.page.get_by_role("link", name="首页").first.click()
    visit.page.get_by_role("link", name="添加子页面").first.click()
    visit.page.get_by_role("link", name="普通页面").first.click()
    visit.page.fill("#id_title", "示例：冬季用火安全")
    visit.page.keyboard.press("Tab")
    visit.page.wait_for_timeout(1500)
    slug = visit.page.locator("#id_slug").input_value()
    assert slug == "shi-li-dong-ji-yong-huo-an-quan"
