"""The page of all guides: what it lists, by what it can be narrowed, what it costs the database."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from wagtail.models import PageViewRestriction

import pytest
from bs4 import BeautifulSoup

from cms_pages.services.models import GuidesPage, ServiceGuidePage
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import many_below
from tests.factories.places import CounterFactory, VillageFactory
from tests.factories.services import (
    JourneyPageFactory,
    LifeEventFactory,
    ServiceGuidePageFactory,
)

pytestmark = pytest.mark.django_db


def listed(client: Client, **query: str) -> list[str]:
    response = client.get("/guides/", query)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select(".list--ruled > li > a")
    return [tag.get_text() for tag in found]


@standing.fixture()
def some(guides: GuidesPage) -> dict[str, Any]:
    """Three guides that differ in everything by which one can look."""
    event = LifeEventFactory.create(name="建房")
    department = DepartmentFactory.create(name="农业农村局")
    counter = CounterFactory.create(number=3)
    ServiceGuidePageFactory.create(
        parent=guides,
        title="宅基地审批",
        keywords="批地",
        life_events=[event],
        responsible_department=department,
        counters=[counter],
    )
    ServiceGuidePageFactory.create(
        parent=guides, title="办营业执照", audience=("company",), scope="village"
    )
    ServiceGuidePageFactory.create(parent=guides, title="草稿", live=False)
    return {"event": event, "department": department, "counter": counter}


def test_public_guides_stand_in_the_order_of_their_spelling(
    client: Client, some: dict[str, Any]
) -> None:
    assert listed(client) == ["办营业执照", "宅基地审批"]


def test_each_way_to_narrow_the_list(client: Client, some: dict[str, Any]) -> None:
    village = VillageFactory.create(name="祁巷村")
    house, licence = ["宅基地审批"], ["办营业执照"]
    assert listed(client, event=some["event"].slug) == house
    assert listed(client, department=some["department"].public_id) == house
    assert listed(client, window=some["counter"].public_id) == house
    assert listed(client, audience="company") == licence
    assert listed(client, letter="z") == house
    assert listed(client, village=village.slug) == licence
    assert listed(client, q="批地") == house
    assert listed(client, q="批地", audience="company") == []


def test_what_is_not_there_narrows_nothing(client: Client, some: dict[str, Any]) -> None:
    for value in ("nothing", "\x00", "字" * 300, "'--"):
        for name in ("event", "department", "window", "audience", "letter", "village"):
            assert len(listed(client, **{name: value, "page": "x"})) == 2, (name, value)


def test_a_choice_is_taken_back_by_the_same_address(client: Client, some: dict[str, Any]) -> None:
    content = BeautifulSoup(client.get("/guides/?letter=B&q=").content, "html.parser")
    chosen = content.select_one(".ways a[aria-current]")
    assert chosen is not None
    assert chosen["href"] == "/guides/?q=#list"


def test_moments_of_life_and_journeys_come_first(client: Client, some: dict[str, Any]) -> None:
    LifeEventFactory.create(name="没有指南的")
    JourneyPageFactory.create(parent=GuidesPage.objects.get(), title="建房一件事")
    content = BeautifulSoup(client.get("/guides/").content, "html.parser").select_one("main")
    assert content is not None
    assert [b.get_text() for b in content.select(".tiles b")] == ["建房"]
    assert "建房一件事" in content.get_text()
    narrowed = client.get("/guides/?audience=company").content.decode()
    assert "建房一件事" not in narrowed


def test_without_any_guide_it_says_so(client: Client, guides: GuidesPage) -> None:
    assert "还没有发布办事指南。" in client.get("/guides/").content.decode()


def fill(guides: GuidesPage, number: int) -> None:
    same = {"item_type": "service", "responsible_department": DepartmentFactory.create()}
    many_below(guides, [ServiceGuidePage(title=f"第{n}件事", **same) for n in range(number)])


FILES = {"XLSX", "CSV", "JSON"}
PATHS = ("/guides/", "/guides/?page=2", "/guides/?audience=person&letter=D")


def queries(client: Client) -> list[int]:
    found = []
    for path in PATHS:
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as counted:
            client.get(path)
        found.append(len(counted))
    return found


@pytest.mark.heavy
def test_more_guides_cost_no_more_queries(client: Client, some: dict[str, Any]) -> None:
    guides = GuidesPage.objects.get()
    fill(guides, 35)
    few = queries(client)
    fill(guides, 60)
    assert queries(client) == few
    assert max(few) <= 13


@pytest.mark.heavy
@pytest.mark.any_database
def test_three_thousand_guides_cost_as_many_queries_as_thirty(
    client: Client, some: dict[str, Any]
) -> None:
    guides = GuidesPage.objects.get()
    fill(guides, 35)
    few = queries(client)
    fill(guides, 2965)
    assert queries(client) == few


def test_the_list_is_taken_along_as_it_was_narrowed(client: Client, some: dict[str, Any]) -> None:
    content = BeautifulSoup(client.get("/guides/?audience=company").content, "html.parser")
    links = {
        a.get_text(): str(a["href"]) for a in content.select("main a") if a.get_text() in FILES
    }
    assert set(links) == FILES
    found = client.get(links["JSON"]).json()
    assert [guide["title"] for guide in found["guides"]] == ["办营业执照"]
    assert client.get(links["XLSX"]).status_code == 200
    assert client.get(links["CSV"]).content.decode("utf-8-sig").count("办营业执照") == 1


def test_files_are_not_to_be_had_otherwise(client: Client, some: dict[str, Any]) -> None:
    page = GuidesPage.objects.get()
    for code, kind in ((page.public_id, "exe"), ("nothing", "xlsx")):
        assert client.get(f"/services/{code}.{kind}").status_code == 404
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(f"/services/{page.public_id}.json").status_code == 404


def test_who_takes_many_files_is_asked_to_wait(client: Client, some: dict[str, Any]) -> None:
    address = f"/services/{GuidesPage.objects.get().public_id}.json"
    answers = [client.get(address).status_code for _n in range(8)]
    assert answers[0] == 200
    assert answers[-1] == 429
