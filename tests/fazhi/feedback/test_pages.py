"""What every public page says at its foot, and that it stays cheap and the same for all."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage, StandardPage
from fazhi.departments.models import Department
from fazhi.feedback.models import FeedbackSettings
from fazhi.feedback.visibility import shows_votes
from tests.factories.pages import translate

pytestmark = pytest.mark.django_db


def section(client: Client, path: str) -> Tag | None:
    html = client.get(path, follow=True).content
    return BeautifulSoup(html, "html.parser").select_one("section.feedback")


def test_a_page_asks_and_names_itself(page: StandardPage, client: Client) -> None:
    found = section(client, "/id/?from=poster")
    assert found
    assert "这页有用吗？" in found.text
    assert [b.text for b in found.select("button")] == ["有用", "没用"]
    assert found.select("input[name=path]")[0]["value"] == "/id/"
    link = found.select("a")[0]
    assert link["href"] == "/feedback/new/?about=/id/&kind=correction"
    assert client.get(str(link["href"])).status_code == 200


def test_views_ask_too_and_in_the_readers_language(office: Department, client: Client) -> None:
    for path in ("/departments/", office.get_absolute_url(), "/site-map/"):
        assert section(client, path), path
    home = HomePage.objects.get()
    translate(home)
    found = section(client, "/en/departments/")
    assert found
    assert "Is this page useful?" in found.text
    assert found.select("form")[0]["action"] == "/en/feedback/"


def test_errors_signing_in_and_the_form_itself_do_not_ask(home: HomePage, client: Client) -> None:
    paths = ("/no-such-page/", "/departments/0000000000/", "/account/login/", "/feedback/new/")
    for path in (*paths, "/feedback/"):
        assert section(client, path) is None, path


def test_a_private_page_does_not_ask(page: StandardPage, client: Client) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    assert section(client, "/id/") is None


def test_pages_stay_in_caches(page: StandardPage, client: Client) -> None:
    for path in ("/id/", "/departments/", "/feedback/thanks/?about=/id/"):
        response = client.get(path)
        assert not response.cookies, path
        assert "csrfmiddlewaretoken" not in response.content.decode(), path
    assert not client.cookies


def test_no_form_sets_a_cookie_and_none_is_kept(page: StandardPage, client: Client) -> None:
    """Two who got one form from a cache would share its key."""
    for path in ("/feedback/new/?about=/id/", "/feedback/"):
        response = client.get(path)
        assert not response.cookies
        assert "no-store" in response.headers["Cache-Control"]


def test_the_question_costs_no_query(page: StandardPage, client: Client) -> None:
    client.get("/id/")
    with CaptureQueriesContext(connection) as context:
        client.get("/id/")
    assert not [q for q in context.captured_queries if "feedback" in q["sql"]]


def test_a_town_can_leave_the_votes_out(page: StandardPage, client: Client) -> None:
    assert shows_votes()
    FeedbackSettings.objects.create(shows_votes=False)
    found = section(client, "/id/")
    assert found
    assert not found.select("button")
    assert "纠错" in found.text
    refused = client.post("/feedback/", {"path": "/id/", "vote": "useful"})
    assert refused.status_code == 400
