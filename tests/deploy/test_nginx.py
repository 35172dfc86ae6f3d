"""The proxy in front of the site: the real nginx with the real template, before a stand-in."""

import re
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import requests

from fazhi.env import ROOT
from fazhi.functional_cookies import READING, VILLAGE
from fazhi.navigation.static_pages import write_static_pages
from search.page.throttling import OPENED, SEARCHES, SUGGESTIONS
from tests.services import Nginx
from tests.services.pytest_support import require
from tests.smoke.installation import make_certificate

TEMPLATE = (ROOT / "deploy" / "nginx.conf.template").read_text(encoding="utf-8")
PREFIX = "/huangqiao"
VILLAGE_A, VILLAGE_B = "village=0123456789", "village=abcdefghjk"
ELDER = "reading=elder-22"
BURST = 60  # searches at once


class StandIn(BaseHTTPRequestHandler):
    """Answers with the cookies that it was brought, as pages of the site would differ by them."""

    def do_GET(self) -> None:
        body = f"cookies: {self.headers.get('Cookie', '')}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Vary", "Cookie")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Nothing on standard error."""


class Proxy:
    """nginx before the stand-in."""

    def __init__(self, folder: Path) -> None:
        self.application = ThreadingHTTPServer(("127.0.0.1", 0), StandIn)
        Thread(target=self.application.serve_forever, daemon=True).start()
        certificate, key = make_certificate(folder)
        static = folder / "static"
        write_static_pages(static)
        values = {
            "server_name": "localhost",
            "certificate": str(certificate),
            "certificate_key": str(key),
            "application": f"127.0.0.1:{self.application.server_port}",
            "prefix": PREFIX,
            "static_root": str(static),
            "media_root": str(folder / "media"),
            "upload_max": "1m",
            "cache": str(folder / "pages"),
            "access_log": str(folder / "access.log"),
        }
        self.nginx = Nginx(TEMPLATE, values)
        self.nginx.start()
        self.session = requests.Session()
        self.session.verify = str(certificate)
        self.session.trust_env = False

    @property
    def url(self) -> str:
        return f"https://localhost:{self.nginx.port}{PREFIX}"

    def get(self, path: str, cookie: str = "") -> requests.Response:
        headers = {"Cookie": cookie} if cookie else {}
        return self.session.get(f"{self.url}{path}", headers=headers, timeout=10)

    def kept(self, path: str, cookie: str = "") -> str:
        """Whether the answer came from the cache; raises where it is another visitor's."""
        answer = self.get(path, cookie)
        assert answer.text == f"cookies: {cookie}"
        return answer.headers["X-Cache"]

    def stop_application(self) -> None:
        self.application.shutdown()
        self.application.server_close()

    def stop(self) -> None:
        self.nginx.stop()
        self.stop_application()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    require(Nginx)
    proxy = Proxy(tmp_path_factory.mktemp("nginx"))
    yield proxy
    proxy.stop()


@pytest.mark.parametrize(
    "cookie",
    ["", VILLAGE_A, ELDER, f"{VILLAGE_A}; {ELDER}", f"{ELDER}; {VILLAGE_A}"],
)
def test_pages_are_kept_for_whoever_brings_functional_cookies_only(
    shared: Proxy, cookie: str
) -> None:
    path = f"/kept-{abs(hash(cookie))}/"
    assert [shared.kept(path, cookie), shared.kept(path, cookie)] == ["MISS", "HIT"]


def test_each_choice_has_its_own_copy(shared: Proxy) -> None:
    choices = ("", VILLAGE_A, VILLAGE_B, ELDER, f"{VILLAGE_A}; {ELDER}")
    first = [shared.kept("/apart/", cookie) for cookie in choices]
    again = [shared.kept("/apart/", cookie) for cookie in choices]
    assert (first, again) == (["MISS"] * 5, ["HIT"] * 5)


@pytest.mark.parametrize(
    "cookie",
    [
        "sessionid=abc",
        "anything=1",
        f"{VILLAGE_A}; sessionid=abc",
        f"sessionid=abc; {VILLAGE_A}",
        f"{VILLAGE_A}; {VILLAGE_B}",  # a browser's twice: nginx and the site would read another
        "village=0123456789x",
        "village=",
        "Village=0123456789",
        "reading=elder-22x",
        "reading=<b>",
    ],
)
def test_nothing_is_kept_for_whoever_brings_any_other_cookie(shared: Proxy, cookie: str) -> None:
    for _visit in range(2):
        assert shared.kept("/bypassed/", cookie) == "BYPASS"


def test_the_template_knows_the_cookies_and_their_values() -> None:
    values = rf"{VILLAGE.name}={VILLAGE.pattern}", rf"{READING.name}={READING.pattern}"
    lines = re.findall(r'"~\^(.*)\$" "";', TEMPLATE)
    assert lines == [f"{a}(?:; {b})?" for a, b in (values, values[::-1])]
    key = re.findall(r"proxy_cache_key (.*);", TEMPLATE)
    assert all(f"$cookie_{cookie.name}" in key[0] for cookie in (VILLAGE, READING))


def test_too_large_an_upload_is_told_in_the_look_of_the_site(shared: Proxy) -> None:
    answer = shared.session.post(f"{shared.url}/anything/", data=b"x" * 1_500_000, timeout=10)
    answer.encoding = "utf-8"
    assert answer.status_code == 413
    assert "没有保存" in answer.text
    assert "Nothing was saved" in answer.text
    assert "Retry-After" not in answer.headers
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def refused(proxy: Proxy, path: str, at_most: int = 2000) -> requests.Response | None:
    """The first answer of many at once that nginx refuses; None where it refuses none."""
    for number in range(at_most):
        answer = proxy.get(f"{path}{number}")
        if answer.status_code != 200:
            assert number >= BURST, "too early"
            return answer
    return None


@pytest.mark.parametrize("path", ["/search/?q=", "/en/search/suggestions/?q="])
def test_a_flood_of_searches_of_one_address_is_refused(tmp_path: Path, path: str) -> None:
    """Before it reaches the application; a village hall of people is not."""
    require(Nginx)
    proxy = Proxy(tmp_path)
    try:
        answer = refused(proxy, path)
        assert answer is not None
        answer.encoding = "utf-8"
        assert answer.status_code == 429
        assert answer.headers["Retry-After"] == "10"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "十秒" in answer.text
        assert 'href="tel:12345"' in answer.text
        for other in ("/law/?q=", "/research/", "/static-pages/?search/"):
            assert proxy.get(other).status_code == 200, "only searches count"
        assert "q=" not in proxy.nginx.log.read_text(), "what was searched is in no log"
    finally:
        proxy.stop()


def test_pages_have_no_such_limit(shared: Proxy) -> None:
    assert refused(shared, "/places/?n=", at_most=200) is None


def test_the_limit_lies_above_those_of_the_application() -> None:
    """Somebody whom the application still answers is not refused by nginx, or the page would differ."""
    ((rate, burst),) = re.findall(
        r"zone=searches:10m rate=(\d+)r/s;.*limit_req zone=searches burst=(\d+) nodelay;",
        TEMPLATE,
        re.DOTALL,
    )
    own = (SEARCHES, SUGGESTIONS, OPENED)
    assert int(rate) >= sum(limit.most / limit.seconds for limit in own)
    assert int(burst) == BURST


def test_the_pages_of_errors_are_no_pages_of_their_own(shared: Proxy) -> None:
    assert shared.get("/static/errors/503.html").status_code == 404


def test_without_the_application_visitors_get_a_page_with_hotlines(tmp_path: Path) -> None:
    require(Nginx)
    proxy = Proxy(tmp_path)
    try:
        proxy.stop_application()
        answer = proxy.get("/en/places/")
        answer.encoding = "utf-8"
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "网站暂时不能访问" in answer.text
        assert 'href="tel:12345"' in answer.text
    finally:
        proxy.nginx.stop()
