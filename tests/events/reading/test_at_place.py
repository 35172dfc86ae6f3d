"""The pages of villages and venues name the next lectures there, as they stand at this moment."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail.models import PageViewRestriction

import pytest
import time_machine
from bs4 import Tag

from cms_pages.general.models import HomePage
from events.models import LecturePage, LecturesPage, Session
from events.reading.at_place import MOST
from events.scheduling import changing
from events.seats.registering import register
from events.states import SessionState
from fazhi.places.models import Venue, Village
from fazhi.workdays import now
from tests.events.browsing import queries, soup
from tests.factories.events import (
    LecturePageFactory,
    LecturesPageFactory,
    SessionFactory,
    applying,
)
from tests.factories.pages import take_off, translate
from tests.factories.places import VenueFactory, VillageFactory

pytestmark = pytest.mark.django_db

HEADING = "近期讲座"


@pytest.fixture
def village(venue: Venue) -> Village:
    assert venue.village
    return venue.village


@pytest.fixture(params=["village", "venue"])
def place(request: pytest.FixtureRequest, venue: Venue, village: Village) -> Village | Venue:
    """Where the session is held: the page of either names it."""
    return venue if request.param == "venue" else village


def lectures_on(client: Client, place: Village | Venue, language: str = "") -> Tag | None:
    """The part of the page about lectures."""
    answer = client.get(f"{language}{place.get_absolute_url()}")
    assert answer.status_code == 200
    return soup(answer).select_one("section[aria-labelledby=lectures]")


def words_on(client: Client, place: Village | Venue) -> str:
    part = lectures_on(client, place)
    return part.get_text(" ", strip=True) if part else ""


def links_of(part: Tag | None) -> dict[str, Any]:
    """Where the links of a part lead, by their words."""
    assert part
    return {a.get_text(strip=True): a["href"] for a in part.select("a")}


def test_a_place_names_what_is_held_there_with_its_seats(
    client: Client, place: Village | Venue, session: Session
) -> None:
    register(session, applying(1, 3))
    part = lectures_on(client, place)
    assert links_of(part)["租房那些事"] == session.get_absolute_url()
    assert HEADING in words_on(client, place)
    assert "还有 7 个座位" in words_on(client, place)


def test_what_is_cancelled_or_moved_says_so_with_the_next_request(
    client: Client, place: Village | Venue, session: Session
) -> None:
    answer = client.get(place.get_absolute_url())
    assert "no-store" in answer["Cache-Control"]
    assert "已取消" not in answer.content.decode()
    changing.cancel(session, "停电")
    assert "已取消" in words_on(client, place)
    assert "个座位" not in words_on(client, place)
    changing.resume(session, "")
    later = {
        "starts_at": session.starts_at + dt.timedelta(hours=2),
        "ends_at": session.ends_at + dt.timedelta(hours=2),
        "venue": session.venue,
        "room": "",
    }
    changing.move(session, later, "停电")
    assert "有变动" in words_on(client, place)
    assert "原定" in words_on(client, place)


def test_what_was_to_be_there_says_where_it_has_gone(
    client: Client, place: Village | Venue, session: Session
) -> None:
    other = VenueFactory.create(name="示例礼堂", village=VillageFactory.create(name="示例邻村"))
    values = {name: getattr(session, name) for name in changing.MOVED_FIELDS}
    changing.move(session, {**values, "venue": other}, "停电")
    assert "有变动" in words_on(client, place)
    assert "示例礼堂 示例邻村" in words_on(client, place)
    with time_machine.travel(session.starts_at, tick=False):
        assert not lectures_on(client, place), "nobody comes in vain any more"


def test_where_nothing_comes_there_is_no_heading(
    client: Client, place: Village | Venue, lecture: LecturePage, venue: Venue
) -> None:
    SessionFactory.create(lecture=lecture, venue=VenueFactory.create())
    SessionFactory.create(lecture=lecture, venue=venue, starts_at=now() - dt.timedelta(days=2))
    assert lectures_on(client, place) is None


@pytest.mark.parametrize("why", ["draft session", "draft lecture", "taken off", "private"])
def test_what_is_not_public_is_not_named(
    client: Client, place: Village | Venue, programme: LecturesPage, session: Session, why: str
) -> None:
    lecture = session.lecture
    assert lecture
    if why == "draft session":
        Session.objects.filter(pk=session.pk).update(state=SessionState.DRAFT)
    elif why == "draft lecture":
        draft = LecturePageFactory.create(parent=programme, live=False)
        Session.objects.filter(pk=session.pk).update(lecture=draft)
    elif why == "taken off":
        take_off(lecture)
    else:
        PageViewRestriction.objects.create(page=programme, restriction_type="login")
    assert lectures_on(client, place) is None


def test_the_next_ones_come_first_and_the_rest_is_one_link_away(
    client: Client, place: Village | Venue, village: Village, session: Session
) -> None:
    days = [dt.timedelta(days=number) for number in range(MOST, 0, -1)]
    sooner = [
        SessionFactory.create(
            lecture=session.lecture, venue=session.venue, starts_at=session.starts_at - day
        )
        for day in days
    ]
    part = lectures_on(client, place)
    links = links_of(part)
    assert part
    titles = [a["href"] for a in part.select(".list__title")]
    assert titles == [one.get_absolute_url() for one in sooner]
    rest = links[f"法治大讲堂：{village.title}的全部场次"]
    shown = client.get(rest).context["sessions"]
    assert session in [one.session for one in shown]


def test_a_place_does_not_name_itself_again(
    client: Client, venue: Venue, village: Village, session: Session
) -> None:
    Session.objects.filter(pk=session.pk).update(room="二楼会议室")
    part = lectures_on(client, venue)
    assert part
    assert venue.name not in part.get_text()
    assert "二楼会议室" in part.get_text()
    cards = [str(card) for card in (lectures_on(client, village) or part).select("li")]
    assert all(village.name not in card for card in cards)
    assert all("示例镇会堂，二楼会议室" in card for card in cards)


def test_a_venue_leads_to_its_calendar(client: Client, venue: Venue, session: Session) -> None:
    feed = links_of(lectures_on(client, venue))["订阅到手机日历"]
    assert feed == reverse("events:venue_feed", args=[venue.slug])
    assert session.public_id in client.get(feed).content.decode()


def test_a_venue_of_no_village_leads_to_the_whole_programme(
    client: Client, lecture: LecturePage
) -> None:
    session = SessionFactory.create(lecture=lecture)
    assert session.venue.village is None
    assert links_of(lectures_on(client, session.venue))["法治大讲堂"] == "/lectures/"


def test_the_programme_is_that_of_the_language(
    client: Client, home: HomePage, programme: LecturesPage, venue: Venue, session: Session
) -> None:
    translate(home, title="Home", slug="home-en")
    other = LecturesPageFactory.create(parent=home, title="法治电影")
    film = LecturePageFactory.create(parent=other)
    SessionFactory.create(lecture=film, venue=venue)
    chinese = links_of(lectures_on(client, venue, "/en"))
    assert any(words.startswith("法治大讲堂") for words in chinese)
    translate(programme, title="Law lectures", slug="lectures")
    links = links_of(lectures_on(client, venue, "/en"))
    (english,) = (links[words] for words in links if words.startswith("Law lectures"))
    assert english.startswith("/en/lectures/?village=")
    assert any(words.startswith("法治电影") for words in links), "the other one has no English"
    assert not any(words.startswith("法治大讲堂") for words in links)


def test_queries_do_not_grow_with_what_is_held(
    client: Client, place: Village | Venue, programme: LecturesPage, session: Session
) -> None:
    few = queries(client, place.get_absolute_url())
    for number in range(1, MOST):
        lecture = LecturePageFactory.create(parent=programme)
        other = SessionFactory.create(lecture=lecture, venue=session.venue)
        register(other, applying(number))
        changing.cancel(other, "停电")
    assert queries(client, place.get_absolute_url()) == few
