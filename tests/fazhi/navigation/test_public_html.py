"""What holds for every page that a visitor gets, whatever is on it."""

from django.core.cache import cache
from django.test import Client
from django.urls import set_script_prefix

import pytest
from bs4 import BeautifulSoup
from pytest_django.plugin import DjangoDbBlocker

PATHS = ("/", "/en/", "/site-map/", "/nothing-here/", "/yu-shi-zhao-shui/", "/guan-yu-ben-zhan/")
# The screen in a hall: nobody operates it.
WITHOUT_KEYBOARD = {"/windows/board/", "/en/windows/board/"}

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo_town"),
    pytest.mark.xdist_group("pages of the demonstration"),  # which are read once
]


@pytest.fixture(scope="module")
def pages(demo_town: None, django_db_blocker: DjangoDbBlocker) -> dict[str, bytes]:
    """All pages that links lead to, by address."""
    cache.clear()  # it is set up before what does so for each test
    with django_db_blocker.unblock():
        return every_page(Client())


def links(html: bytes) -> set[str]:
    soup = BeautifulSoup(html, "html.parser")
    found = {str(a["href"]) for a in soup.find_all(["a", "link"], href=True)}
    return found | {str(x["src"]) for x in soup.find_all(src=True)}


def every_page(client: Client, start: str = "/") -> dict[str, bytes]:
    """All pages that can be reached from ``start`` by links."""
    found: dict[str, bytes] = {}
    asked: set[str] = set()
    waiting = [start]
    while waiting:
        url = waiting.pop()
        if url in asked:
            continue
        asked.add(url)
        response = client.get(url, follow=True)  # a short link leads on
        assert response.status_code == 200, url
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        found[response.request["PATH_INFO"]] = response.content
        waiting += [
            link.partition("#")[0]
            for link in links(response.content)
            if link.startswith("/") and not link.startswith(("/static/", "//"))
        ]
    return found


def test_no_link_of_the_demonstration_leads_nowhere(pages: dict[str, bytes]) -> None:
    assert len(pages) >= 12
    assert any(url.startswith("/en/") for url in pages)


def test_no_page_holds_inline_styles_or_scripts(pages: dict[str, bytes]) -> None:
    for url, html in pages.items():
        soup = BeautifulSoup(html, "html.parser")
        assert not soup.find_all(style=True), url
        assert not soup.find_all("style"), url
        scripts = [s for s in soup.find_all("script") if s.get("type") != "application/ld+json"]
        assert not [s for s in scripts if not s.get("src")], url
        handlers = [t for t in soup.find_all() if any(a.startswith("on") for a in t.attrs)]
        assert not handlers, url
        assert "javascript:" not in html.decode(), url


def test_no_page_asks_another_host(pages: dict[str, bytes]) -> None:
    for url, html in pages.items():
        soup = BeautifulSoup(html, "html.parser")
        loaded = [
            *(str(x["src"]) for x in soup.find_all(src=True)),
            *(str(x["href"]) for x in soup.find_all("link", rel=["stylesheet", "icon"])),
        ]
        assert loaded, url
        assert all(x.startswith(("/static/", "/media/", "/s/", "data:")) for x in loaded), url


def test_every_page_has_one_heading_landmarks_and_a_skip_link(pages: dict[str, bytes]) -> None:
    for url, html in pages.items():
        soup = BeautifulSoup(html, "html.parser")
        assert len(soup.find_all("h1")) == 1, url
        assert len(soup.find_all("main")) == 1, url
        if url not in WITHOUT_KEYBOARD:
            assert soup.select_one(f"a.skip-link[href='#{soup.select('main')[0]['id']}']"), url
        labels = [n.get("aria-label") or n.get("aria-labelledby") for n in soup.find_all("nav")]
        assert all(labels), url
        assert len(labels) == len(set(labels)), url
        levels = [int(h.name[1]) for h in soup.find_all(["h1", "h2", "h3", "h4"])]
        assert all(b - a <= 1 for a, b in zip([0, *levels], levels, strict=False)), url
        assert soup.select("title")[0].get_text(strip=True), url
        ids = [x["id"] for x in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), url


def test_titles_differ_from_page_to_page(pages: dict[str, bytes]) -> None:
    chinese = [html for url, html in pages.items() if not url.startswith("/en/")]
    soups = [BeautifulSoup(html, "html.parser") for html in chinese]
    titles = [soup.select("title")[0].get_text() for soup in soups]
    assert len(set(titles)) == len(titles)


def test_the_government_meta_tags_are_there(client: Client) -> None:
    html = client.get("/yu-shi-zhao-shui/da-na-ge-dian-hua/").content
    soup = BeautifulSoup(html, "html.parser")
    tags = {str(m["name"]): str(m["content"]) for m in soup.find_all("meta", attrs={"name": True})}
    assert tags["SiteName"] == "法治黄桥"
    assert tags["SiteDomain"] == "testserver"
    assert tags["ColumnName"] == "遇事找谁"
    assert tags["ArticleTitle"] == "打哪个电话"
    assert tags["PubDate"].count("-") == 2
    assert tags["ContentSource"] == "党政办公室"
    assert "SiteIDCode" not in tags


def test_everything_stays_below_the_sub_path() -> None:
    """As behind a proxy that serves the site at /huangqiao/."""
    client = Client(SCRIPT_NAME="/huangqiao")
    set_script_prefix("/huangqiao/")  # a real server does it for each request
    try:
        for path in PATHS:
            html = client.get(path).content
            # Django fixes the address of static files once for a process; a browser test sees those.
            local = {x for x in links(html) if x.startswith("/") and not x.startswith("/static/")}
            assert local
            assert all(x.startswith("/huangqiao/") for x in local), path
            absolute = [x for x in links(html) if x.startswith("http://testserver")]
            assert all(x.startswith("http://testserver/huangqiao/") for x in absolute), path
    finally:
        set_script_prefix("/")


def test_a_demonstration_says_so_on_every_page(pages: dict[str, bytes]) -> None:
    assert all("demo-banner" in html.decode() for html in pages.values())


@pytest.mark.parametrize("path", ["/", "/en/", "/site-map/", "/nothing-here/", "/sitemap.xml"])
def test_pages_can_be_cached_for_everybody(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.cookies == {}
    # A page names the cookies that caches keep it apart by, and nothing else.
    assert response.get("Vary") == (None if path.endswith(".xml") else "Cookie")
