"""What clerks type about hours: read however it is written, refused where it cannot be meant."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
import time_machine
from bs4 import BeautifulSoup

from fazhi.places.forms import ClockInput
from fazhi.places.models import OpeningException, OpeningHours, Venue
from tests.factories.places import CounterFactory, HoursFactory, VenueFactory, VillageFactory

pytestmark = pytest.mark.django_db

Row = dict[str, Any]


def sent(client: Client, venue: Venue, hours: list[Row], exceptions: list[Row]) -> list[str]:
    """Sends the venue's form with these rows; the errors that the clerk reads."""
    data: Row = {"name": venue.name, "kind": venue.kind, "order": "0", "slug": venue.slug}
    for name, rows in (("hours", hours), ("exceptions", exceptions)):
        data |= {f"{name}-TOTAL_FORMS": len(rows), f"{name}-MAX_NUM_FORMS": 1000}
        data |= {f"{name}-INITIAL_FORMS": sum("id" in row for row in rows)}
        data |= {f"{name}-MIN_NUM_FORMS": 0}
        for number, row in enumerate(rows):
            data |= {f"{name}-{number}-{key}": value for key, value in row.items()}
    response = client.post(reverse("venue:edit", args=[venue.pk]), data)
    if response.status_code == 302:
        return []
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(e.get_text().split()) for e in soup.select(".error-message")]


def weekly(opens: str, closes: str, days: str = "12345", **more: Any) -> Row:
    return {"weekdays": list(days), "opens": opens, "closes": closes, **more}


@pytest.mark.parametrize(
    ("opens", "closes", "read"),
    [
        ("8:30", "17:30", (dt.time(8, 30), dt.time(17, 30))),
        ("９：００", "17：30", (dt.time(9), dt.time(17, 30))),
        ("9：30", "11.30", (dt.time(9, 30), dt.time(11, 30))),
        ("9点", "17时30分", (dt.time(9), dt.time(17, 30))),
        ("20:00", "24:00", (dt.time(20), dt.time(0))),
        ("0:00", "24:00", (dt.time(0), dt.time(0))),
        ("20:00", "02:00", (dt.time(20), dt.time(2))),
        ("20:00", "06:00", (dt.time(20), dt.time(6))),
    ],
)
def test_times_are_read_however_they_are_written(
    admin_client: Client, opens: str, closes: str, read: tuple[dt.time, dt.time]
) -> None:
    venue = VenueFactory.create()
    assert sent(admin_client, venue, [weekly(opens, closes)], []) == []
    hours = OpeningHours.objects.get()
    assert (hours.opens, hours.closes) == read


@pytest.mark.parametrize(
    ("opens", "closes", "reason"),
    [
        ("上午", "17:30", "请输入时间，例如 8:30"),
        ("24:00", "2:00", "请输入时间，例如 8:30"),
        ("8:30", "25:00", "请输入时间，例如 8:30"),
        ("14:00", "11:30", "结束时间早于开始时间"),
        ("8:30", "6:01", "结束时间早于开始时间"),
        ("9:00", "9:00", "全天开放请填 0:00 至 24:00"),
    ],
)
def test_times_that_cannot_be_meant_are_refused(
    admin_client: Client, opens: str, closes: str, reason: str
) -> None:
    venue = VenueFactory.create()
    found = sent(admin_client, venue, [weekly(opens, closes)], [])
    assert len(found) == 1
    assert reason in found[0]
    day = {"first_day": "2026-10-12", "last_day": "2026-10-12", "opens": opens, "closes": closes}
    assert reason in " ".join(sent(admin_client, venue, [], [day]))
    assert not OpeningHours.objects.exists()


@pytest.mark.parametrize(
    "second",
    [
        weekly("8:30", "11:30"),
        weekly("11:00", "12:00", "5"),
        weekly("0:00", "24:00", "1234567"),
        weekly("23:00", "5:00", "7"),  # the night to Monday
    ],
)
def test_hours_twice_or_overlapping_are_refused_at_their_row(
    admin_client: Client, second: Row
) -> None:
    venue = VenueFactory.create()
    first = [weekly("8:30", "11:30"), weekly("04:00", "05:00", "1")]
    found = sent(admin_client, venue, [*first, second], [])
    assert len(found) == 1
    assert "与已填的时段重叠：" in found[0]
    assert "8:30–11:30" in found[0] or "4:00–5:00" in found[0]
    assert not OpeningHours.objects.exists()


def test_hours_that_touch_or_differ_on_holidays_only_are_kept(admin_client: Client) -> None:
    rows = [
        weekly("8:30", "11:30", follows_workdays="on"),
        weekly("11:30", "14:00", follows_workdays="on"),
        weekly("9:00", "11:00", "1234567"),
        weekly("20:00", "2:00", "5"),
        weekly("2:00", "4:00", "6"),
    ]
    assert sent(admin_client, VenueFactory.create(), rows, []) == []
    assert OpeningHours.objects.count() == 5


def test_a_row_that_is_taken_out_is_in_nobodys_way(admin_client: Client) -> None:
    hours = HoursFactory.create(venue=VenueFactory.create())
    rows = [
        weekly("8:30", "17:30", id=hours.pk, DELETE="on"),
        weekly("8:30", "17:30", "15"),
    ]
    assert sent(admin_client, hours.venue, rows, []) == []
    assert OpeningHours.objects.get().weekdays == ("1", "5")


@time_machine.travel("2026-10-09T02:00:00+00:00")
@pytest.mark.parametrize(
    ("first", "last", "errors"),
    [
        ("2026-12-01", "2026-12-31", 0),
        ("2000-01-01", "2031-12-31", 0),
        ("0001-01-01", "9999-12-31", 2),
        ("1999-12-31", "2026-01-01", 1),
        ("2026-01-01", "2032-01-01", 1),
    ],
)
def test_days_with_other_hours_lie_in_years_that_can_be_meant(
    admin_client: Client, first: str, last: str, errors: int
) -> None:
    venue = VenueFactory.create()
    found = sent(admin_client, venue, [], [{"first_day": first, "last_day": last}])
    assert len(found) == errors
    assert all("年份应在 2000 至 2031 之间" in text for text in found)
    assert OpeningException.objects.count() == (not errors)


def test_the_list_of_times_never_writes_the_present_time_over_what_was_typed() -> None:
    assert ClockInput().get_config()["validateOnBlur"] is False


def test_a_code_or_address_that_is_taken_is_said_in_plain_words(admin_client: Client) -> None:
    VenueFactory.create(slug="zhongxin")
    venue = VenueFactory.create()
    venue.slug = "zhongxin"
    assert sent(admin_client, venue, [], []) == ["已有使用此网址简称的页面。"]
    cell = {"name": "全镇", "code": "01", "level": "1", "kind": "comprehensive"}
    admin_client.post(reverse("gridcell:add"), cell)
    shown = admin_client.post(reverse("gridcell:add"), cell).content.decode()
    assert "已有使用此编码的网格。" in shown


def test_a_venue_with_counters_stays_and_they_are_named(admin_client: Client) -> None:
    counter = CounterFactory.create(number=7, name="社会事务")
    delete = reverse("venue:delete", args=[counter.venue.pk])
    page = BeautifulSoup(admin_client.get(delete).content, "html.parser")
    assert not page.select(f'form[action="{delete}"]')
    assert page.select(f'a[href^="{reverse("venue:usage", args=[counter.venue.pk])}"]')
    admin_client.post(delete)
    assert Venue.objects.filter(pk=counter.venue.pk).exists()
    usage = admin_client.get(
        f"{reverse('venue:usage', args=[counter.venue.pk])}?describe_on_delete=1"
    )
    assert "7 号窗口 社会事务" in usage.content.decode()


def test_a_village_telephone_is_stored_in_one_form(admin_client: Client) -> None:
    village = VillageFactory.create(name="胜利村")
    data = {"name": "胜利村", "kind": "village", "order": "0", "slug": village.slug}
    for typed, stored in (("（0523）00000001", "0523-00000001"), ("52300000001", "0523-00000001")):
        admin_client.post(reverse("village:edit", args=[village.pk]), {**data, "phone": typed})
        village.refresh_from_db()
        assert village.phone == stored
