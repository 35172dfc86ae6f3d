"""Residents' pages in a real browser: reachable, readable, and without a request elsewhere."""

from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import SUB_PATH, Visit, on_a_phone

START = ("/", "/en/", "/account/login/", "/no-such-page/")
ENOUGH = 40


def pages_of_the_site(visit: Visit) -> list[str]:
    """Every public page that links lead to from the start pages, one of each kind of address."""
    seen: dict[str, str] = {}
    waiting = list(START)
    while waiting and len(seen) < ENOUGH:
        path = waiting.pop(0)
        kind = "/".join("*" if any(c.isdigit() for c in part) else part for part in path.split("/"))
        if kind in seen:
            continue
        seen[kind] = path
        visit.go(path)
        for href in visit.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            url = urlsplit(urljoin(visit.page.url, href))
            inside = url.netloc == urlsplit(visit.site.url).netloc
            if inside and url.path.startswith(f"{visit.site.prefix}/"):
                found = url.path.removeprefix(visit.site.prefix)
                if not found.startswith(("/admin/", "/documents/", "/media/", "/s/")):
                    waiting.append(found)
    return list(seen.values())


# At the root `test_accessibility` and `test_layout` look at every page.
@pytest.mark.heavy
@on_a_phone
@pytest.mark.parametrize("site", [SUB_PATH], indirect=True, ids=["sub-path"])
def test_every_page_is_accessible_and_fits_the_screen(visit: Visit) -> None:
    problems = []
    for path in pages_of_the_site(visit):
        visit.go(path)
        problems += [f"{path}: {line}" for line in violations(visit.page)]
        overflow = visit.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if overflow > 0:
            problems.append(f"{path}: {overflow} px too wide")
    visit.forgive_missing_page()
    assert problems == []


def test_a_resident_finds_a_village_and_changes_the_language(visit: Visit) -> None:
    visit.go("/")
    assert visit.page.locator("html").get_attribute("lang") == "zh-Hans"
    assert visit.page.locator("h1").count() == 1
    visit.go("/places/villages/")
    visit.page.get_by_role("link", name="胜利").first.click()
    assert "胜利" in visit.page.locator("h1").inner_text()
    visit.page.get_by_role("link", name="English").first.click()
    assert urlsplit(visit.page.url).path.startswith(f"{visit.site.prefix}/en/")
    assert visit.page.locator("html").get_attribute("lang") == "en"


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    visit.go("/")
    visit.page.keyboard.press("Tab")
    focused = visit.page.evaluate("document.activeElement.getAttribute('href')")
    assert focused.startswith("#")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("location.hash") == focused


def test_a_page_is_whole_without_scripts(visit: Visit) -> None:
    context = visit.page.context.browser
    assert context is not None
    plain = context.new_context(java_script_enabled=False, locale="zh-CN")
    page = plain.new_page()
    page.goto(f"{visit.site.url}/")
    assert page.locator("main h1").is_visible()
    assert page.get_by_role("navigation").first.is_visible()
    plain.close()
