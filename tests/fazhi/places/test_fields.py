"""How sets of choices read."""

from django.test import Client
from django.urls import reverse
from django.utils.translation import override

import pytest
from bs4 import BeautifulSoup

from tests.factories.places import HoursFactory, VenueFactory

pytestmark = pytest.mark.django_db


def test_days_of_the_week_read_as_their_names() -> None:
    hours = HoursFactory.create(venue=VenueFactory.create(), weekdays=("2", "1"))
    assert hours.get_weekdays_display() == "星期一、星期二"
    with override("en"):
        assert hours.get_weekdays_display() == "Monday, Tuesday"
    hours.refresh_from_db()
    assert hours.get_weekdays_display() == "星期一、星期二"


def test_no_choice_reads_as_nothing_and_an_unknown_one_as_itself() -> None:
    assert VenueFactory.create().get_accessibility_display() == ""
    venue = VenueFactory.build(accessibility=("lift", "escalator"))
    assert venue.get_accessibility_display() == "电梯、escalator"


def test_the_administration_shows_the_names(admin_client: Client) -> None:
    venue = VenueFactory.create(accessibility=("lift", "step_free"))
    page = admin_client.get(reverse("venue:inspect", args=[venue.pk]))
    shown = [
        dd.get_text(strip=True) for dd in BeautifulSoup(page.content, "html.parser").select("dd")
    ]
    assert "无台阶入口、电梯" in shown
