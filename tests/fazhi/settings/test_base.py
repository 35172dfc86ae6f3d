"""What protects an answer is on every answer, whoever gives it."""

from django.http.response import HttpResponseBase
from django.test import Client

import pytest

from cms_pages.general.models import HomePage
from tests.factories.pages import locale

pytestmark = pytest.mark.django_db


def policy(answer: HttpResponseBase) -> str:
    assert "camera=()" in answer["Permissions-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    return answer["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", "testserver", 200),
        ("/", "evil.example", 400),
        ("/nothing-here/", "testserver", 404),
        ("/en/", "testserver", 404),
        ("/account/login/", "testserver", 200),
        ("/account/login", "testserver", 301),
    ],
)
def test_an_error_before_any_view_is_protected_like_a_page(
    path: str, host: str, status: int, home: HomePage, client: Client
) -> None:
    locale("en")  # without a public home page
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == status
    assert "script-src 'self'" in policy(answer)
    assert "unsafe" not in policy(answer)


def test_the_administration_has_the_policy_that_it_needs(
    home: HomePage, admin_client: Client
) -> None:
    assert "'unsafe-inline'" in policy(admin_client.get("/admin/"))
    assert "'unsafe-inline'" in policy(Client().get("/admin/"))
