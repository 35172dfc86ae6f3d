from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.views.decorators.csrf import csrf_protect

import pytest
from pytest_django import DjangoAssertNumQueries

from cms_pages.general.models import HomePage
from fazhi.navigation import errors
from fazhi.urls import urlpatterns as site_urlpatterns
from tests.factories.navigation import HotlineFactory, SiteSettingsFactory
from tests.factories.pages import translate


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("broken on purpose")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


@csrf_protect
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("accepted")


handler400 = "fazhi.navigation.errors.bad_request"
handler403 = "fazhi.navigation.errors.forbidden"
handler404 = "fazhi.navigation.errors.not_found"
handler500 = "fazhi.navigation.errors.server_error"
urlpatterns = [
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("form/", form),
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
