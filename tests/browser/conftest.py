"""Chromium on the running site. A page that asks another host or breaks the security policy fails."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from fazhi.departments.demo import DEMO_ADMINISTRATOR, DEMO_PASSWORD
from legal_library.importers import wheel
from tests.browser.embedded_site import EmbeddedSite
from tests.browser.pages import DESKTOP, PHONE, Furnished, furnish
from tests.browser.prepared import PreparedSite
from tests.browser.without_scripts import WECHAT

expect.set_options(timeout=15_000)

SUB_PATH = "/huangqiao"
ADDING = "/admin/pages/add/"
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"])


@pytest.hookimpl(tryfirst=True)  # before xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            # The driver of the browser and the site itself are reached through sockets.
            item.add_marker(pytest.mark.enable_socket)
            if "sub-path" in item.nodeid:  # a second site, on which all is as on the first
                item.add_marker(pytest.mark.heavy)
            if group := group_of(item):
                item.add_marker(pytest.mark.xdist_group(group))


def group_of(item: pytest.Item) -> str:
    """What runs in one process: that which starts a site of its own there; a prepared one starts at once."""
    if "sub-path" in item.nodeid:
        return "sub-path"
    return "" if item.get_closest_marker("heavy") else "root"


@pytest.fixture(scope="session")
def browser(chromium_path: Path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium_path),
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session", params=["", SUB_PATH], ids=["root", "sub-path"])
def site(request: pytest.FixtureRequest) -> Iterator[EmbeddedSite]:
    """The site with everything on it, laws included; as it starts where there are no laws to bring in."""
    kind = PreparedSite if wheel.installed() else EmbeddedSite
    with kind(request.param) as site:
        yield site


@dataclass
class Visit:
    """A page of the browser on the site, and what went wrong on it."""

    site: EmbeddedSite
    page: Page
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Opens ``path`` of the site."""
        self.page.goto(f"{self.site.url}{path}")

    def style(self, css: str) -> None:
        """Adds rules to the page that is open, as the policy of the site lets no element do."""
        self.page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s] }",
            css,
        )

    def forgive_missing_page(self) -> None:
        """Pages that do not exist, or not any more, were visited on purpose: their status is no complaint."""
        self.complaints = [c for c in self.complaints if "404" not in c and "410" not in c]

    def sign_in(self, username: str = DEMO_ADMINISTRATOR) -> None:
        """Signs in with an account of the demonstration: with its form, and later with what that gave."""
        if username in self.site.sessions:
            self.page.context.add_cookies(self.site.sessions[username])
            return
        self.go("/account/login/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url("**/admin/**")
        self.site.sessions[username] = self.page.context.cookies()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> dict[str, int]:
    """A phone and a desktop."""
    chosen: dict[str, int] = request.param
    return chosen


@pytest.fixture
def visit(browser: Browser, site: EmbeddedSite, size: dict[str, int]) -> Iterator[Visit]:
    """A fresh browser session; at its end nothing may have gone to another host."""
    context: BrowserContext = browser.new_context(viewport=size, locale="zh-CN")  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    visit = Visit(site, context.new_page())
    watch(visit)
    yield visit
    context.close()
    assert visit.foreign == []
    assert visit.complaints == []


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


@pytest.fixture
def page(visit: Visit) -> Page:
    """What the browser shows of the visit."""
    return visit.page


def watch(visit: Visit) -> None:
    """Notes every request to another host and every complaint of the browser."""

    def request(asked: object) -> None:
        url = str(getattr(asked, "url", ""))
        if not url.startswith((f"http://localhost:{visit.site.port}", "data:", "blob:")):
            visit.foreign.append(url)

    def message(said: ConsoleMessage) -> None:
        # The editor saves by itself what is written so far, which is refused while a page lacks something.
        is_unfinished = "(Bad Request)" in said.text and ADDING in said.location["url"]
        if said.type == "error" and not is_unfinished:
            visit.complaints.append(said.text)

    visit.page.context.on("request", request)
    visit.page.on("console", message)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))


@pytest.fixture(scope="session")
def furnished(site: EmbeddedSite) -> Furnished:
    """The site's pages and screens, those with every block and with bad input among them."""
    return site.furnished if isinstance(site, PreparedSite) else furnish(site)


@pytest.fixture(scope="session")
def pages(furnished: Furnished) -> dict[str, str]:
    """Every page to measure by name."""
    return dict(furnished.pages)


@pytest.fixture(scope="session")
def screens(furnished: Furnished) -> dict[str, tuple[str, str]]:
    """Every screen of sign-off by name: the account that sees it, and its address."""
    return dict(furnished.screens)


@pytest.fixture(scope="session")
def organising(furnished: Furnished) -> dict[str, str]:
    """Every screen of whoever runs a session, by name."""
    return dict(furnished.organising)
