"""The JSON-LD of a guide: what search engines learn of it."""

import datetime as dt
import json
from typing import Any

from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

import pytest
import time_machine

from cms_pages.general.models import HomePage
from cms_pages.services.models import ServiceGuidePage
from cms_pages.services.structured import government_service
from fazhi.places.models import Counter
from fazhi.town.models import Town, TownKind
from tests.factories.departments import DepartmentFactory
from tests.factories.places import CounterFactory, ExceptionFactory, HoursFactory, VenueFactory
from tests.factories.services import GuidesPageFactory, ServiceGuidePageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home")]
QUERIES = 8


@pytest.fixture
def counter(home: HomePage) -> Counter:
    venue = VenueFactory.create(name="便民服务中心", phone="0523-00000070", address="示例路1号")
    HoursFactory.create(venue=venue)
    ExceptionFactory.create(venue=venue, first_day=dt.date(2026, 10, 12), reason="系统升级")
    made: Counter = CounterFactory.create(venue=venue, number=3, name="工程建设综合窗口")
    return made


@pytest.fixture
def guide(home: HomePage, counter: Counter) -> ServiceGuidePage:
    Town.objects.create(kind=TownKind.REAL, name="示例镇")
    department = DepartmentFactory.create(name="建设局", phone="0523-00000124")
    made: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=GuidesPageFactory.create(parent=home),
        title="村民建房</script>",
        search_description="盖房先批地。",
        responsible_department=department,
        counters=[counter],
        is_free=True,
        online_url="https://example.org/apply",
        results=[("result", {"name": "批准书"})],
    )
    return made


def data_of(guide: ServiceGuidePage) -> dict[str, Any]:
    text = government_service(guide, RequestFactory().get("/"))
    assert "<" not in text
    found: dict[str, Any] = json.loads(text)
    return found


@time_machine.travel("2026-10-09T02:00:00+00:00")
def test_a_guide_says_who_offers_it_where_when_and_for_how_much(guide: ServiceGuidePage) -> None:
    data = data_of(guide)
    assert data["@type"] == "GovernmentService"
    assert data["name"] == "村民建房</script>"
    assert data["description"] == "盖房先批地。"
    assert data["serviceType"] == guide.get_item_type_display()
    assert data["url"].startswith("http://testserver/")
    assert data["areaServed"] == {"@type": "AdministrativeArea", "name": "示例镇"}
    assert data["provider"]["name"] == "建设局"
    assert data["provider"]["telephone"] == "0523-00000124"
    assert data["offers"] == {"@type": "Offer", "price": 0, "priceCurrency": "CNY"}
    assert data["serviceOutput"] == [{"@type": "Thing", "name": "批准书"}]
    window, online = data["availableChannel"]
    assert window["name"] == "3 号窗口 工程建设综合窗口"
    assert window["serviceLocation"]["address"] == "示例路1号"
    assert window["servicePhone"]["telephone"] == "0523-00000070"
    assert online["serviceUrl"] == "https://example.org/apply"


@time_machine.travel("2026-10-09T02:00:00+00:00")
def test_hours_say_holidays_and_days_that_differ(guide: ServiceGuidePage) -> None:
    window = data_of(guide)["availableChannel"][0]
    weekly, holidays, closed = window["serviceLocation"]["openingHoursSpecification"]
    assert weekly["dayOfWeek"][0] == "https://schema.org/Monday"
    assert (weekly["opens"], weekly["closes"]) == ("08:30", "17:30")
    assert holidays["dayOfWeek"] == "https://schema.org/PublicHolidays"
    assert (closed["validFrom"], closed["opens"], closed["closes"]) == (
        "2026-10-12",
        "00:00",
        "00:00",
    )


def test_what_nobody_has_written_is_left_out(home: HomePage) -> None:
    bare = ServiceGuidePageFactory.create(
        parent=GuidesPageFactory.create(parent=home), search_description=""
    )
    data = data_of(bare)
    for absent in ("description", "provider", "offers", "availableChannel", "serviceOutput"):
        assert absent not in data


def test_windows_that_the_page_has_read_are_not_read_again(guide: ServiceGuidePage) -> None:
    guide = ServiceGuidePage.objects.get(pk=guide.pk)
    with CaptureQueriesContext(connection) as context:
        government_service(guide, RequestFactory().get("/"))
    assert len(context) <= QUERIES + 6
    with CaptureQueriesContext(connection) as context:
        government_service(guide, RequestFactory().get("/"), [])
    assert len(context) <= QUERIES
