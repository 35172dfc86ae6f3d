"""What each service is there for, asked the way a user would notice: one probe a service.

A probe raises when the effect cannot be seen. The smoke test runs each twice: with its service,
and after that service alone has been stopped, when it must fail.
"""

import datetime as dt
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import psycopg
import redis
from bs4 import BeautifulSoup, Tag
from elasticsearch import Elasticsearch

from tests.smoke.held import Held
from tests.smoke.installation import WORKERS, Installation
from tests.smoke.visitor import Unexpected, Visitor

MINUTE = 90  # seconds in which what runs once a minute must have run
WITHDRAWN_WITHIN = 10  # seconds in which what was withdrawn has left every index, through Celery
SHANGHAI = dt.timezone(dt.timedelta(hours=8))
ADD_PAGE = "form[data-edit-form]"

# Who takes the steps of a page, in their order.
SIGNERS = ("demo-checker", "demo-signatory", "demo-publisher")


@dataclass
class Probes:
    """All probes of one installation; ``editor`` is signed in and may do everything but sign.

    ``signers`` are signed in as well, by their account names.
    """

    installation: Installation
    visitor: Visitor
    editor: Visitor
    signers: dict[str, Visitor]

    def by_service(self) -> dict[str, Callable[[], str]]:
        """The probes in an order in which no stopped service is needed by a later probe."""
        return {
            "beat": self.clock,
            "worker": self.jobs,
            "elasticsearch": self.search_engine,
            "redis": self.cache,
            "nginx": self.proxy,
            "application": self.pages,
            "postgresql": self.database,
        }

    def clock(self) -> str:
        """Beat: the site names the clock ready, and a page with a future date goes live by itself."""
        self._ready("clock")
        title = f"定时发布{secrets.token_hex(4)}"
        due = next_minute()
        url = self._publish(title, go_live_at=due)
        started = time.monotonic()
        while dt.datetime.now(SHANGHAI) < due + dt.timedelta(seconds=MINUTE):
            if self.visitor.session.get(url, timeout=30).status_code == 200:
                return f"a scheduled page went live after {time.monotonic() - started:.0f} s"
            time.sleep(2)
        raise Unexpected("the scheduled page never went live")

    def jobs(self) -> str:
        """Worker: the site names it ready, and finds a published page, which jobs have indexed: for
        editors, and for residents. Withdrawn, it leaves the indexes as well."""
        self._ready("worker")
        title = f"索引{secrets.token_hex(4)}"
        url = self._publish(title)
        started = time.monotonic()
        searches = {
            "editors": lambda: self.editor.get(f"/admin/pages/search/results/?q={quote(title)}"),
            "residents": lambda: self.visitor.get(f"/search/?q={quote(title)}"),
        }
        while time.monotonic() < started + MINUTE:
            missing = [who for who, search in searches.items() if not _links(search().text, title)]
            if not missing:
                found = f"a published page was found after {time.monotonic() - started:.0f} s"
                return f"{found}; {self._withdraw(url, title)}"
            time.sleep(1)
        raise Unexpected(f"the page was never found by {missing}")

    def _withdraw(self, url: str, title: str) -> str:
        """Unpublished by an editor, a page is shown no more at once, and soon no index has it."""
        held = Held.of(self.installation, url.rstrip("/").rpartition("/")[2])
        if not all(held.counts().values()):
            raise Unexpected(f"a page that is found is not in every index: {held.counts()}")
        self.editor.submit(
            f"/admin/signoff/withdraw/general.standardpage/{held.page}/",
            {"reason": "内容有误。"},
            "main form[method=post]",
        )
        started = time.monotonic()
        # Answers that nginx has not kept from before.
        asked = f"/search/?q={quote(title)}&words=own"
        for who in (self.visitor, self.editor):
            if _links(who.get(asked).text, title):
                raise Unexpected("a page is shown after it was withdrawn")
        at_once = time.monotonic() - started
        while any((counts := held.counts()).values()):
            if time.monotonic() > started + WITHDRAWN_WITHIN:
                raise Unexpected(f"after {WITHDRAWN_WITHIN} s there are still {counts}")
            time.sleep(0.1)
        seconds = time.monotonic() - started
        return f"withdrawn, not shown after {at_once:.1f} s, in no index after {seconds:.1f} s"

    def search_engine(self) -> str:
        """Elasticsearch: the site names it ready, and has a copy of its index there."""
        self._ready("elasticsearch")
        url = self.installation.environment()["FAZHI_ELASTICSEARCH_URL"]
        with Elasticsearch(url, request_timeout=5, max_retries=0) as client:
            held = client.count(index="fazhi-*")["count"]
        if not held:
            raise Unexpected("Elasticsearch holds nothing of the index")
        return f"{held} entries are held; {self.search()}"

    def search(self) -> str:
        """Residents find something, whichever engine answers."""
        started = time.monotonic()
        found = BeautifulSoup(self.visitor.get(f"/search/?q={quote('宪法')}").text, "html.parser")
        hits = found.select(".search-list a[href]")
        if not hits:
            raise Unexpected("a search finds nothing")
        return f"{len(hits)} hits after {time.monotonic() - started:.1f} s"

    def cache(self) -> str:
        """Redis: the site names it ready, and the session of the editor lies in it."""
        self._ready("cache")
        with redis.Redis.from_url(self.installation.redis.url, socket_timeout=5) as client:
            sessions = [k for k in client.scan_iter("fazhi:*") if b"cached_db" in k]
        if not sessions:
            raise Unexpected("no session lies in Redis")
        return f"{len(sessions)} sessions lie in the cache"

    def database(self) -> str:
        """PostgreSQL: the site names it ready, and the villages on the page are its rows."""
        self._ready("database")
        with psycopg.connect(self.installation.database, connect_timeout=5) as connection:
            row = connection.execute("SELECT name FROM places_village ORDER BY random()").fetchone()
        if row is None or row[0] not in self.visitor.get("/places/villages/").text:
            raise Unexpected("a village of the database is not on the page")
        return f"{row[0]} is a row and is on the page"

    def pages(self) -> str:
        """Application server: pages in both languages, administration, errors; both workers answer."""
        for path, word in (("/", "法治"), ("/en/", '<html lang="en'), ("/healthz", "alive")):
            if word not in self.visitor.get(path).text:
                raise Unexpected(f"{path} does not hold {word}")
        self.visitor.get("/no-such-page/", 404)
        if "/account/login" not in self.visitor.get("/admin/").url:
            raise Unexpected("the administration does not ask who is there")
        booted = self.installation.services["application"].log.read_text().count("Booting worker")
        if booted < WORKERS:
            raise Unexpected(f"{booted} workers instead of {WORKERS}")
        return f"pages in two languages from {booted} workers"

    def proxy(self) -> str:
        """nginx: serves files with a year's life, keeps pages for strangers, passes the rest on."""
        home = self.visitor.get("/")
        style = home.text.partition('rel="stylesheet"')[2].partition('href="')[2].partition('"')[0]
        origin = self.visitor.base_url.removesuffix(self.installation.prefix)
        file = self.visitor.get(f"{origin}{style}")
        if "immutable" not in file.headers.get("Cache-Control", ""):
            raise Unexpected(f"{style} was not served by the proxy")
        if not style.startswith(f"{self.installation.prefix}/static/"):
            raise Unexpected(f"{style} lies outside of the site's path")
        stranger = Visitor(self.visitor.base_url, str(self.installation.certificate))
        kept = [v.get("/").headers.get("X-Cache") for v in (stranger, stranger, self.editor)]
        if kept[1:] != ["HIT", "BYPASS"]:
            raise Unexpected(f"pages are not kept for strangers alone: {kept}")
        self._choices_are_kept_apart()
        self._too_large_an_upload_is_explained()
        plain = f"http://localhost:{self.installation.services['nginx'].ports[1]}/a?b"
        answer = self.visitor.session.get(plain, allow_redirects=False, timeout=30)
        if answer.headers.get("Location") != "https://localhost/a?b":
            raise Unexpected(f"without encryption: {answer.status_code}")
        log = (self.installation.folder / "access.log").read_text()
        if "GET /a" not in log or "?b" in log:
            raise Unexpected("the log of the proxy holds query strings")
        return f"{style} comes from the proxy"

    def outage(self) -> str:
        """nginx: says in the look of the site that the application does not answer."""
        page = self.visitor.get("/en/places/villages/", 503)
        page.encoding = "utf-8"
        for word in ("网站暂时不能访问", "not available for the moment", "tel:12345"):
            if word not in page.text:
                raise Unexpected(f"the page of an outage does not hold {word}")
        if "Retry-After" not in page.headers:
            raise Unexpected("nobody says when to come back")
        self._style_sheets_of(page.text)
        return "visitors get a page with hotlines"

    def maintenance(self) -> str:
        """Closed by a command while it runs, and opened again."""
        self.installation.manage("maintenance", "on")
        closed = self.visitor.get("/", 503)
        self.visitor.get("/healthz")
        self.installation.manage("maintenance", "off")
        self.visitor.get("/site-map/")
        if "网站正在维护" not in closed.text:
            raise Unexpected("the page does not speak of maintenance")
        return "closed and opened without a restart"

    def _choices_are_kept_apart(self) -> None:
        """A visitor's village is in their pages, which nginx keeps for all of that village."""
        chooser = Visitor(self.visitor.base_url, str(self.installation.certificate))
        with psycopg.connect(self.installation.database, connect_timeout=5) as connection:
            row = connection.execute("SELECT public_id, name FROM places_village").fetchone()
        if row is None:
            raise Unexpected("the site has no village")
        address = f"{chooser.base_url}/my-village/choose/"
        chooser.session.post(address, data={"village": row[0]}, timeout=30)
        kept = [chooser.get("/site-map/") for _visit in range(2)]
        if kept[1].headers.get("X-Cache") != "HIT" or row[1] not in kept[1].text:
            raise Unexpected("the pages of who chose a village are not kept, or without it")
        stranger = Visitor(chooser.base_url, str(self.installation.certificate))
        if row[1] in stranger.get("/site-map/").text:
            raise Unexpected("a stranger gets a page with somebody's village")
        chooser.session.cookies.set("junk", "1")
        if chooser.get("/site-map/").headers.get("X-Cache") != "BYPASS":
            raise Unexpected("an unknown cookie does not pass the cache by")

    def _too_large_an_upload_is_explained(self) -> None:
        address = f"{self.visitor.base_url}/my-village/choose/"
        answer = self.visitor.session.post(address, data=b"x" * 23 * 1024 * 1024, timeout=60)
        answer.encoding = "utf-8"
        if answer.status_code != 413 or "没有保存" not in answer.text:
            raise Unexpected(f"too large an upload: {answer.status_code}")

    def _style_sheets_of(self, html: str) -> None:
        """A page of an error must not lead to style sheets of an earlier version."""
        origin = self.visitor.base_url.removesuffix(self.installation.prefix)
        for link in BeautifulSoup(html, "html.parser").select("link[rel=stylesheet]"):
            self.visitor.get(f"{origin}{link['href']}")

    def _ready(self, name: str) -> None:
        answer = self.visitor.session.get(f"{self.visitor.base_url}/readyz", timeout=30)
        if answer.json().get("checks", {}).get(name) != "ok":
            raise Unexpected(f"/readyz does not call {name} ready: {answer.text}")

    def _publish(self, title: str, go_live_at: dt.datetime | None = None) -> str:
        """Makes a page, which everybody signs who has to; gives its address."""
        parent = self._home_id()
        values = {
            "title": title,
            "slug": f"p-{secrets.token_hex(6)}",
            "search_description": "一句话。",
            "responsible_department": str(self._bureau_id()),
            **one_paragraph("正文"),
            "action-sign-off": "1",
        }
        if go_live_at:
            values["go_live_at"] = go_live_at.strftime("%Y-%m-%d %H:%M")
        path = f"/admin/pages/add/general/standardpage/{parent}/?starter=blank"
        asked = self.editor.submit(path, values, ADD_PAGE)
        self.editor.submit(asked.url, {}, "main form[method=post]")
        for name in SIGNERS:
            self._sign(self.signers[name], title)
        return f"{self.visitor.base_url}/{values['slug']}/"

    @staticmethod
    def _sign(signer: Visitor, title: str) -> None:
        waiting = BeautifulSoup(signer.get("/admin/signoff/").text, "html.parser")
        link = waiting.find("a", string=title)
        if not isinstance(link, Tag):
            raise Unexpected(f"“{title}” does not wait for whoever signs next")
        origin = signer.base_url.partition("://")
        host = f"{origin[0]}://{origin[2].partition('/')[0]}"
        said = {"sign-declares": "on", "sign-openness": "active"}
        signer.submit(f"{host}{link['href']}", said, "form.signoff-act")

    def _bureau_id(self) -> int:
        with psycopg.connect(self.installation.database, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT department_id FROM departments_membership WHERE role = 'signatory'"
            ).fetchone()
        if row is None:
            raise Unexpected("nobody signs for a department")
        return int(row[0])

    def _home_id(self) -> int:
        with psycopg.connect(self.installation.database, connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT root_page_id FROM wagtailcore_site WHERE is_default_site"
            ).fetchone()
        if row is None:
            raise Unexpected("the site has no home page")
        return int(row[0])


def one_paragraph(text: str) -> dict[str, str]:
    """What the browser's editor adds to the form for a body of one paragraph."""
    block = {"key": "smoke", "type": "unstyled", "text": text, "depth": 0}
    block |= {"inlineStyleRanges": [], "entityRanges": [], "data": {}}
    return {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "text",
        "body-0-id": "",
        "body-0-value": json.dumps({"blocks": [block], "entityMap": {}}),
    }


def next_minute() -> dt.datetime:
    """The next full minute in Asia/Shanghai that a form sent now still finds in the future."""
    now = dt.datetime.now(SHANGHAI) + dt.timedelta(seconds=40)
    return now.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)


def _links(html: str, title: str) -> bool:
    """Whether a page has a link of that title."""
    links = BeautifulSoup(html, "html.parser").select("a")
    return any(link.get_text(strip=True) == title for link in links)
