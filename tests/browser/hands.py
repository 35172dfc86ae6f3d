"""A page on its way from its author's form through the hands of everybody who signs."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit

BUREAU = "\u3000综合执法局"
CHECKER, SIGNATORY, LEGAL, PUBLISHER = (
    "demo-checker",
    "demo-signatory",
    "demo-legal",
    "demo-publisher",
)


def submit(visit: Visit) -> None:
    """Submits the page whose form is open, for the bureau."""
    page = visit.page
    page.get_by_role("tab", name="设置", exact=True).click()
    page.locator("#id_responsible_department").select_option(label=BUREAU)
    page.get_by_role("button", name="更多动作").click()
    page.get_by_role("button", name="送签").click()
    expect(page.locator("#steps + ol")).to_contain_text("发布审查")
    page.get_by_role("button", name="送签").click()
    expect(page.locator(".messages")).to_contain_text("已送签")


def sign(visit: Visit, title: str, account: str, *, seen: str) -> None:
    """Takes the step that waits for an account, which sees some words in the frame."""
    page = visit.page
    page.goto("about:blank")  # a form that is still open would go on saving, as nobody
    page.context.clear_cookies()
    visit.sign_in(account)
    visit.go("/admin/signoff/")
    page.get_by_role("link", name=title).first.click()
    frame = page.frame_locator("iframe.signoff-look")
    expect(frame.locator("main")).to_contain_text(seen)
    page.locator("[name=sign-declares]").check()
    if account == PUBLISHER:
        page.locator("[name=sign-openness]").select_option("active")
    page.locator("form.signoff-act button").click()
    expect(page.locator(".messages")).to_contain_text("已签")
