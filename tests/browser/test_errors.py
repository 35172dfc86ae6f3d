"""What a form says about what is missing: at the top, at the field, and to those who cannot see it."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Visit
from tests.browser.layout import misfits
from tests.browser.pages import in_edition

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.parametrize("site", [""], indirect=True, ids=["root"]),
]

FORMS = {
    "signing in": "/account/login/",
    "forgotten password": "/account/password/reset/",
    "report of a mistake": "/feedback/new/?about=/places/villages/&kind=correction",
    "answer to a report": "/feedback/?code=none",
}
NOT_DESCRIBED = """() => [...document.querySelectorAll("main [aria-invalid=true]")].filter((e) => {
  const ids = (e.closest("[aria-describedby]")?.getAttribute("aria-describedby") ?? "").split(" ");
  return !ids.some((id) => document.getElementById(id)?.matches(".errorlist, .field-error"));
}).map((e) => e.outerHTML)"""


@pytest.mark.parametrize("edition", ["standard", "elder"])
@pytest.mark.parametrize("path", FORMS.values(), ids=FORMS)
def test_an_error_is_said_where_it_is_and_at_the_top(visit: Visit, path: str, edition: str) -> None:
    visit.go(in_edition(path, edition))
    visit.page.locator("main form button[type=submit]").first.click()
    summary = visit.page.locator("main [role=alert]").first
    expect(summary).to_be_visible()
    assert visit.page.title().startswith("错误")
    assert visit.page.locator("main [aria-invalid=true]").count() > 0
    assert visit.page.evaluate(NOT_DESCRIBED) == []
    assert violations(visit.page) == []
    assert misfits(visit.page, elder=edition == "elder") == []
    for link in summary.locator("a").all():
        target = visit.page.locator(str(link.get_attribute("href")))
        link.click()
        expect(target).to_be_in_viewport()
