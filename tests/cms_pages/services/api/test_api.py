"""Guides and windows as JSON: what is given out, to whom, and that it is as the description says."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import clear_script_prefix, set_script_prefix
from django.utils import timezone

from wagtail.models import PageViewRestriction

import pytest
import time_machine

from cms_pages.general.models import HomePage
from cms_pages.services.api.answering import REQUESTS
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.places.models import Counter, OpeningException, OpeningHours, Venue
from tests.cms_pages.services.api.json_schema import problems, references, resolve
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import take_off, translate
from tests.factories.places import CounterFactory
from tests.factories.services import LifeEventFactory, ServiceGuidePageFactory

pytestmark = pytest.mark.django_db
API = "/api/v1"
FRIDAY_MORNING = "2026-10-09T02:00:00+00:00"


def get(path: str, status: int = 200, **query: Any) -> Any:
    response = Client().get(f"{API}/{path}", query)
    assert response.status_code == status, response.content
    assert response["Content-Type"].startswith("application/json")
    return response.json()


def described(path: str, name: str, status: int = 200, **query: Any) -> Any:
    """The same, compared with what the description says of the operation ``name``."""
    document = get("openapi.json")
    operation = next(
        one["get"] for one in document["paths"].values() if one["get"]["operationId"] == name
    )
    schema = operation["responses"][str(status)]["content"]["application/json"]["schema"]
    found = get(path, status, **query)
    assert list(problems(found, schema, document)) == []
    return found


def titles(**query: Any) -> list[str]:
    return [one["title"] for one in get("guides", **query)["items"]]


def test_the_description_is_whole_and_asks_no_other_host(home: HomePage) -> None:
    document = get("openapi.json")
    assert document["openapi"].startswith("3.")
    assert list(document["paths"]) == [
        *(f"{API}/guides", f"{API}/guides/{{identifier}}"),
        *(f"{API}/windows", f"{API}/windows/{{public_id}}"),
    ]
    for path in document["paths"].values():
        assert list(path) == ["get"], "nothing can be changed"
        assert set(path["get"]["responses"]) == {"200", "404", "422", "429"}
        assert path["get"]["summary"]
        for parameter in path["get"]["parameters"]:
            assert {"name", "in", "schema", "required"} <= set(parameter)
    for reference in references(document):
        resolve(reference, document)
    assert "http" not in str(document)
    assert Client().get(f"{API}/docs").status_code == 404


def test_the_description_is_in_chinese(home: HomePage) -> None:
    document = get("openapi.json")
    summaries = [path["get"]["summary"] for path in document["paths"].values()]
    assert summaries[0] == "办事指南"
    said = [
        one["description"]
        for path in document["paths"].values()
        for one in path["get"]["parameters"]
        if "description" in one
    ]
    assert all(not text.isascii() for text in (*summaries, *said, document["info"]["description"]))


def test_a_guide_is_given_out_with_every_field(guide: ServiceGuidePage, counter: Counter) -> None:
    listed = described("guides", "guides")
    assert listed["count"] == 1
    assert listed["items"][0]["public_id"] == guide.public_id
    found = described(f"guides/{guide.public_id}", "guide")
    assert found["title"] == "村民建房审批"
    assert found["url"] == f"http://testserver{guide.get_url()}"
    assert found["department"]["name"] == "农业农村局"
    assert found["windows"][0]["public_id"] == counter.public_id
    assert found["steps"][0]["what"] == "交申请书"
    assert found["materials"][0]["group"] == "A"
    assert found["materials"][0]["when"] == ["why:new"]
    assert found["bases"][0]["is_in_library"] is False
    assert found["statutory_limit"]["number"] == 20
    empty = [name for name, value in found.items() if value in ("", None, [])]
    assert set(empty) == {
        *("valid_until", "delegated_to", "joint_offices", "quantity_limit", "intermediary"),
        *("online_url", "mobile_url", "place", "place_hours", "related", "reviewed_on", "settled"),
    }


def test_a_guide_is_found_by_its_code_or_id_however_typed(guide: ServiceGuidePage) -> None:
    for identifier in (guide.code, guide.code.lower(), guide.public_id.upper()):
        assert get(f"guides/{identifier}")["public_id"] == guide.public_id


@pytest.mark.parametrize("identifier", ["0000000000", "x" * 300, "%00", "a'b", "村", " "])
def test_a_guide_that_is_not_there_is_said_so_in_chinese(home: HomePage, identifier: str) -> None:
    found = described(f"guides/{identifier}", "guide", 404)
    assert "没有" in found["detail"]


@pytest.mark.parametrize("why", ["draft", "taken off", "private", "expired", "language"])
def test_what_is_not_public_is_not_given_out(guide: ServiceGuidePage, why: str) -> None:
    public_id = guide.public_id
    if why == "draft":
        guide = ServiceGuidePageFactory.create(parent=guide.get_parent(), title="草稿", live=False)
        public_id = guide.public_id
    elif why == "taken off":
        take_off(guide)
    elif why == "private":
        PageViewRestriction.objects.create(page=guide.get_parent(), restriction_type="login")
    elif why == "expired":
        ServiceGuidePage.objects.update(expire_at=timezone.now() - dt.timedelta(minutes=1))
    else:
        home = guide.get_parent().get_parent().specific
        translate(home, title="Home", slug="home-en", live=False)
        get("guides", 404, language="en")
        return
    get(f"guides/{public_id}", 404)
    assert guide.title not in titles()
    assert public_id not in str(get("windows"))


def test_another_public_language_is_given_out_by_itself(guide: ServiceGuidePage) -> None:
    home = guide.get_parent().get_parent().specific
    translate(home, title="Home", slug="home-en")
    translate(guide.get_parent().specific, title="Guides", slug="guides")
    english = translate(guide, title="Building a house", slug="house")
    assert titles(language="en") == ["Building a house"]
    assert titles() == ["村民建房审批"]
    found = get(f"guides/{english.public_id}")
    assert found["language"] == "en"
    assert found["item_type"]["label"].isascii()


def test_lists_are_narrowed_by_what_is_asked_for(
    guide: ServiceGuidePage, guides: GuidesPage, counter: Counter
) -> None:
    other = ServiceGuidePageFactory.create(
        parent=guides,
        title="低保",
        responsible_department=DepartmentFactory.create(),
        life_events=[LifeEventFactory.create(slug="pin-kun")],
        audience=["company"],
    )
    assert titles() == ["村民建房审批", "低保"]
    assert guide.responsible_department
    for query in (
        {"department": guide.responsible_department.public_id},
        {"life_event": "jian-fang"},
        {"window": counter.public_id},
        {"audience": "person"},
    ):
        assert titles(**query) == ["村民建房审批"], query
    ServiceGuidePage.objects.filter(pk=other.pk).update(
        last_published_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    assert titles(updated_since="2026-01-02") == ["村民建房审批"]
    assert titles(updated_since="2026-01-01T08:00:00+08:00") == ["村民建房审批", "低保"]
    assert titles(updated_since="2026-01-01T08:00:01") == ["村民建房审批"]
    assert titles(department="0000000000") == []


def test_lists_are_turned_page_by_page(guides: GuidesPage) -> None:
    for number in range(5):
        ServiceGuidePageFactory.create(parent=guides, title=f"事项{number}")
    first = described("guides", "guides", per_page=2)
    assert (first["count"], first["pages"], len(first["items"])) == (5, 3, 2)
    assert titles(per_page=2, page=3) == ["事项4"]
    assert titles(per_page=2, page=4) == []


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"page": "x"}, "page"),
        ({"page": "0"}, "1"),
        ({"page": "9" * 40}, "10000"),
        ({"per_page": "1000"}, "200"),
        ({"audience": "dogs"}, "person"),
        ({"updated_since": "yesterday"}, "2026-01-31"),
        ({"updated_since": "0001-01-01T00:00:00+14:00"}, "2026-01-31"),
        ({"updated_since": "9" * 30}, "2026-01-31"),
        ({"department": "\x00"}, "department"),
        ({"department": "x' OR 1=1"}, "department"),
        ({"life_event": "a/b"}, "life_event"),
        ({"language": "../../etc"}, "language"),
    ],
)
def test_bad_parameters_are_named_in_chinese(
    home: HomePage, query: dict[str, str], says: str
) -> None:
    found = described("guides", "guides", 422, **query)
    assert says in found["detail"]
    assert any("一" <= letter <= "鿿" for letter in found["detail"])
    assert found["errors"][0]["parameter"] == next(iter(query))


@time_machine.travel(FRIDAY_MORNING)
def test_a_window_has_its_hall_hours_and_state(guide: ServiceGuidePage, counter: Counter) -> None:
    found = described(f"windows/{counter.public_id}", "window")
    assert found == described("windows", "windows")["items"][0]
    assert found["number"] == 3
    assert found["handles"] == ["宅基地审批"]
    assert found["venue"]["phone"] == "0523-00000070"
    assert found["venue"]["accessibility"] == [{"value": "lift", "label": "电梯"}]
    assert found["departments"][0]["name"] == "建设局"
    assert found["guides"][0]["public_id"] == guide.public_id
    assert found["hours"] == [
        {"weekdays": [1, 2, 3, 4, 5], "opens": "08:30", "closes": "17:30", "follows_workdays": True}
    ]
    assert found["other_hours"][0]["reason"] == "系统升级"
    assert found["now"]["is_open"] is True
    assert found["now"]["until"] == "2026-10-09T17:30:00+08:00"
    assert found["now"]["text"] == "正在办理，17:30 结束"


def test_a_window_without_hours_says_that_nobody_knows(counter: Counter) -> None:
    OpeningHours.objects.all().delete()
    OpeningException.objects.all().delete()
    assert described(f"windows/{counter.public_id}", "window")["now"] is None


def test_windows_are_narrowed_by_what_is_asked_for(
    guide: ServiceGuidePage, counter: Counter
) -> None:
    CounterFactory.create(number=1)
    assert get("windows")["count"] == 2
    department = counter.departments.get()
    for query in (
        {"venue": "hall"},
        {"department": department.public_id},
        {"guide": guide.public_id},
    ):
        numbers = [one["number"] for one in get("windows", **query)["items"]]
        assert numbers == [3], query
    get("windows", 422, venue="a b")


@pytest.mark.parametrize("path", ["", "nothing", "guides/", "guides/1/2", "windows/0000000000"])
def test_every_other_address_is_answered_in_json(home: HomePage, path: str) -> None:
    assert "没有" in get(path, 404)["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_can_be_changed(home: HomePage, method: str) -> None:
    response = getattr(Client(), method)(f"{API}/guides")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "只能" in response.json()["detail"]


def test_what_has_not_changed_is_not_sent_again(guide: ServiceGuidePage) -> None:
    response = Client().get(f"{API}/guides")
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Vary" not in response
    again = Client().get(f"{API}/guides", headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    ServiceGuidePage.objects.filter(pk=guide.pk).update(title="别的事项")
    changed = Client().get(f"{API}/guides", headers={"If-None-Match": response["ETag"]})
    assert changed.status_code == 200
    head = Client().head(f"{API}/guides")
    assert (head.status_code, head.content) == (200, b"")
    assert "no-store" in Client().get(f"{API}/guides/nothing")["Cache-Control"]


def test_whoever_asks_too_often_waits(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.page.throttling.time.time", lambda: 1000.0)
    client = Client()
    answers = [client.get(f"{API}/nothing") for _ in range(REQUESTS.most + 1)]
    assert [one.status_code for one in answers[-2:]] == [404, 429]
    assert answers[-1]["Retry-After"] == "10"
    assert "过于频繁" in answers[-1].json()["detail"]


def test_addresses_bear_the_sub_path(guide: ServiceGuidePage) -> None:
    set_script_prefix("/town/")
    try:
        client = Client(SCRIPT_NAME="/town")
        document = client.get(f"{API}/openapi.json").json()
        window = client.get(f"{API}/windows").json()["items"][0]
    finally:
        clear_script_prefix()
    assert f"/town{API}/guides" in document["paths"]
    assert window["url"].startswith("http://testserver/town/places/")


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize("path", ["guides", "windows"])
def test_queries_do_not_grow_with_what_there_is(
    venue: Venue, guides: GuidesPage, path: str
) -> None:
    def add(numbers: range) -> None:
        for number in numbers:
            counter = CounterFactory.create(venue=venue, number=number)
            counter.departments.set([DepartmentFactory.create()])
            counter.save()
            ServiceGuidePageFactory.create(
                parent=guides,
                counters=[counter],
                life_events=[LifeEventFactory.create()],
                responsible_department=DepartmentFactory.create(),
            )

    def queries() -> int:
        get(path)
        with CaptureQueriesContext(connection) as context:
            get(path)
        return len(context)

    add(range(1, 4))
    few = queries()
    add(range(4, 30))
    assert queries() == few
