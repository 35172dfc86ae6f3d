from pathlib import Path
from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.core.cache import cache
from django.core.exceptions import (
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.management import call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import clear_url_caches, path
from django.views.decorators.csrf import csrf_exempt, csrf_protect

import pytest
from bs4 import BeautifulSoup
from pytest_django import DjangoAssertNumQueries

from cms_pages.general.models import HomePage
from fazhi.accounts.views import too_many_requests
from fazhi.navigation import errors
from fazhi.navigation.static_pages import write_static_pages
from fazhi.urls import urlpatterns as site_urlpatterns
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import translate
from tests.factories.places import VillageFactory


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


@csrf_protect
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("accepted")


@csrf_exempt
def reading(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{len(request.POST)} fields")


def search(request: HttpRequest) -> HttpResponse:
    return HttpResponse("found")


handler400 = "fazhi.navigation.errors.bad_request"
handler403 = "fazhi.navigation.errors.forbidden"
handler404 = "fazhi.navigation.errors.not_found"
handler500 = "fazhi.navigation.errors.server_error"
urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("form/", form),
    path("reading/", reading),
    path("busy/", too_many_requests),
    *i18n_patterns(path("broken/", broken), path("forbidden/", forbidden)),
    *site_urlpatterns,
]


@pytest.fixture
def visitor(settings: Any) -> Client:
    """A browser that gets the pages that people get, on addresses that fail on purpose."""
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


@pytest.mark.django_db
def test_a_missing_page_shows_ways_on_and_hotlines(home: HomePage, visitor: Client) -> None:
    HotlineFactory.create(settings=SiteSettingsFactory.create())
    response = visitor.get("/nothing-here/")
    html = response.content.decode()
    assert response.status_code == 404
    assert "这里没有您要的页面" in html
    assert 'href="tel:12345"' in html
    assert 'name="robots" content="noindex"' in html
    assert "canonical" not in html


@pytest.mark.django_db
def test_a_missing_english_page_is_in_english(home: HomePage, visitor: Client) -> None:
    translate(home)
    assert "This page is not here" in visitor.get("/en/nothing-here/").content.decode()


@pytest.mark.django_db
def test_a_page_without_permission_is_in_chinese(home: HomePage, visitor: Client) -> None:
    response = visitor.get("/forbidden/")
    assert response.status_code == 403
    assert "您不能打开这个页面" in response.content.decode()


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_chinese(home: HomePage, visitor: Client) -> None:
    response = visitor.post("/form/", {"a": "b"})
    assert response.status_code == 403
    assert "表单没有提交成功" in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["evil.example", "bad host", "testserver:port"])
def test_a_wrong_host_name_is_answered_without_repeating_it(visitor: Client, host: str) -> None:
    response = visitor.get("/", headers={"host": host})
    assert response.status_code == 400
    assert "这个请求无法识别" in response.content.decode()
    assert host not in response.content.decode()


@pytest.mark.django_db
def test_a_suspicious_request_is_a_bad_request(visitor: Client) -> None:
    assert visitor.get("/suspicious/").status_code == 400


@pytest.mark.django_db
def test_a_fault_is_told_with_hotlines(home: HomePage, visitor: Client) -> None:
    response = visitor.get("/broken/")
    assert response.status_code == 500
    assert "网站出了点问题" in response.content.decode()
    assert 'href="tel:12348"' in response.content.decode()


def test_the_page_of_a_fault_needs_no_database(rf: RequestFactory) -> None:
    """Without the database mark, a query would fail this test."""
    assert errors.server_error(rf.get("/")).status_code == 500
    assert errors.bad_request(rf.get("/"), SuspiciousOperation()).status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/en/", "/anything/at/all/", "/site-map/"])
def test_an_installation_without_a_town_says_what_to_do_in_both_languages(
    client: Client, path: str
) -> None:
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == 503
    assert response["Retry-After"] == "3600"
    assert "no-store" in response["Cache-Control"]
    assert "网站尚未设置" in html
    assert "This site is not set up yet" in html
    assert "manage.py load_demo" in html
    assert "Wagtail" not in html


@pytest.mark.django_db
def test_a_missing_page_costs_few_queries(
    home: HomePage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/nothing-here/")
    with django_assert_max_num_queries(6):
        client.get("/nothing-here/")


def soup_of(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


@pytest.mark.django_db
def test_a_missing_page_offers_the_village_finder_once_there_are_villages(
    home: HomePage, visitor: Client
) -> None:
    finder = "main form[action^='/places/']"
    assert not soup_of(visitor.get("/nothing-here/")).select(finder)
    VillageFactory.create(name="胜利村")
    (form,) = soup_of(visitor.get("/nothing-here/")).select(finder)
    found = visitor.get(str(form["action"]), {"q": "shengli"})
    assert "胜利村" in found.content.decode()


@pytest.mark.django_db
def test_a_missing_page_offers_the_search_once_there_is_one(
    home: HomePage, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tests.fazhi.navigation.test_errors.urlpatterns",
        [path("search/", search, name="search"), *urlpatterns],
    )
    cache.clear()
    clear_url_caches()
    (form,) = soup_of(visitor.get("/nothing-here/")).select("main form")
    assert str(form["action"]) == "/search/"
    assert form.select("input[name=q]")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [("/nothing-here/", 404), ("/forbidden/", 403), ("/broken/", 500), ("/busy/", 429)],
)
def test_pages_of_errors_are_one_whole_page_in_the_language_of_the_path(
    home: HomePage, visitor: Client, address: str, status: int
) -> None:
    translate(home)
    languages = [("", "zh-Hans")] + ([] if status == 429 else [("/en", "en")])
    for prefix, language in languages:
        response = visitor.get(f"{prefix}{address}")
        soup = soup_of(response)
        assert response.status_code == status
        assert soup.html
        assert soup.html["lang"] == language
        assert len(soup.select("h1")) == 1
        assert soup.select('meta[name=robots][content="noindex"]')
        assert not soup.select("link[rel=canonical], link[rel=alternate]")
        chinese = any("\u4e00" <= c <= "\u9fff" for c in soup.select("h1")[0].get_text())
        assert chinese == (language == "zh-Hans")
        for link in soup.select("a[href^='/']"):
            assert visitor.get(str(link["href"])).status_code == 200, link
        if status == 429:
            assert response["Retry-After"] == "300"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        {"text": "字" * 1_000_000},
        {f"field-{number}": "x" for number in range(10_001)},
    ],
    ids=["bytes", "fields"],
)
@pytest.mark.parametrize("address", ["/reading/", "/form/", "/my-village/choose/"])
def test_too_large_a_form_is_told_with_the_limit(
    home: HomePage, visitor: Client, address: str, sent: dict[str, str]
) -> None:
    VillageFactory.create()
    visitor.cookies["csrftoken"] = "a" * 32
    response = visitor.post(address, sent)
    page = " ".join(soup_of(response).get_text(" ").split())
    assert response.status_code == 413
    assert "没有保存" in page
    assert "Nothing was saved." in page
    assert "20.0\xa0MB".replace("\xa0", " ") in page.replace("\xa0", " ")
    assert "2.4 MB" in page.replace("\xa0", " ")
    assert "10000" in page


@pytest.mark.parametrize("fault", [RequestDataTooBig(), TooManyFieldsSent(), TooManyFilesSent()])
def test_the_page_of_what_is_too_large_needs_no_database(
    rf: RequestFactory, fault: Exception
) -> None:
    response = errors.bad_request(rf.post("/"), fault)
    assert response.status_code == 413
    assert len(soup_of(response).select("h1")) == 1


def test_pages_for_the_web_server_stand_alone(tmp_path: Path) -> None:
    """Their style sheets are the site's; nothing else is asked, and both languages are there."""
    write_static_pages(tmp_path)
    assert {f.name for f in (tmp_path / "errors").iterdir()} == {
        *("413.html", "429.html", "503.html")
    }
    for file in (tmp_path / "errors").iterdir():
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        assert soup.html
        assert soup.html["lang"] == "zh-Hans"
        assert len(soup.select("h1")) == 1
        assert soup.select("section[lang=en] h2")
        assert soup.select('meta[name=robots][content="noindex"]')
        assert soup.select('a[href="tel:12345"]')
        assert all(str(x["href"]).startswith("/static/") for x in soup.select("[rel=stylesheet]"))
        assert not soup.select("script, style, [style], img, form")


def test_collecting_static_files_writes_them(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.STATIC_ROOT = str(tmp_path)
    settings.STATICFILES_DIRS, settings.STATICFILES_FINDERS = [], []
    call_command("collectstatic", "--dry-run", interactive=False, verbosity=0)
    assert not (tmp_path / "errors").exists()
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "errors" / "503.html").exists()
