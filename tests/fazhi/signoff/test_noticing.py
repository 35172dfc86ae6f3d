"""What was noticed, beside the form of a page."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.general.models import HomePage, StandardPage
from tests.factories.pages import StandardPageFactory

pytestmark = pytest.mark.django_db


def page_with(home: HomePage, *paragraphs: str) -> StandardPage:
    body = [("text", "".join(f"<p>{words}</p>" for words in paragraphs))]
    page: StandardPage = StandardPageFactory.create(parent=home, body=body, live=False)
    return page


def edit_url(page: StandardPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def soup_of(html: str | bytes) -> Tag:
    return BeautifulSoup(html, "html.parser")


def noticed(html: str | bytes) -> list[str]:
    """What the panel lists."""
    panels = soup_of(html).select("[data-side-panel='findings']")
    assert len(panels) == 1
    return [item.get_text(" ", strip=True) for item in panels[0].select(".signoff-findings > li")]


def count_on_button(html: bytes) -> str:
    (counter,) = soup_of(html).select(
        "[data-side-panel-toggle='findings'] [data-side-panel-toggle-counter]"
    )
    return "" if counter.has_attr("hidden") else counter.get_text(strip=True)


def test_the_findings_of_the_draft_stand_beside_it_with_their_places(
    home: HomePage, admin_client: Client
) -> None:
    page = page_with(home, "手机13800001234", "您好,请问")
    response = admin_client.get(edit_url(page))
    first, second = noticed(response.content)
    assert "138****1234" in first
    assert "13800001234" not in first
    assert str(StandardPage._meta.get_field("body").verbose_name) in first
    assert "您好,请问" in second
    assert count_on_button(response.content) == "1", "advice is not counted"


def test_where_nothing_was_noticed_it_says_so(home: HomePage, admin_client: Client) -> None:
    response = admin_client.get(edit_url(page_with(home, "工作日上午开门。")))
    assert noticed(response.content) == []
    assert count_on_button(response.content) == ""
    assert soup_of(response.content).select("[data-side-panel='findings'] .signoff-good")


def test_a_new_page_has_the_panel_and_nothing_in_it(home: HomePage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["general", "standardpage", home.pk])
    response = admin_client.get(url, {"starter": "blank"})
    assert noticed(response.content) == []


def test_saving_as_one_writes_shows_what_is_found_now(home: HomePage, admin_client: Client) -> None:
    page = page_with(home, "工作日上午开门。")
    words = streamfield([("text", rich_text("<p>手机13800001234</p>"))])
    form = {
        "title": page.title,
        "slug": page.slug,
        "search_description": "",
        "seo_title": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "body": words,
    }
    response = admin_client.post(
        edit_url(page), nested_form_data(form), headers={"Accept": "application/json"}
    )
    assert response.status_code == 200, response.content
    html = soup_of(response.json()["html"])
    (panel,) = html.select(
        "template[data-w-teleport-target-value=\"[data-side-panel='findings']\"]"
    )
    assert "138****1234" in panel.get_text()
    (counter,) = panel.select("[data-side-panel-toggle-counter]")
    assert (counter.decode_contents(), counter.has_attr("hidden")) == ("1", False)


def test_the_panel_costs_the_same_however_much_it_shows(
    home: HomePage, admin_client: Client
) -> None:
    few = page_with(home, "《示例法》第一条")
    many = page_with(home, *(f"依据《示例法》第{number}条,请拨打" for number in range(1, 30)))
    counts = []
    for page in (few, many):
        admin_client.get(edit_url(page))
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(edit_url(page))
        counts.append(len(queries))
    assert counts[0] == counts[1]
