"""Calendar feeds: accepted by a strict reader; entries keep their UID, move, and are cancelled."""

import datetime as dt
import re

from django.test import Client
from django.urls import reverse

import pytest
import time_machine
from ical.calendar import Calendar as StrictCalendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import EventStatus
from icalendar import Calendar

from events.models import LecturePage, LecturesPage, Session
from events.recurrence.editing import make_sessions
from events.scheduling import changing
from events.seats.freeing import cancel
from events.seats.registering import register
from events.states import SessionState
from tests.factories.events import SeriesFactory, SessionFactory, applying
from tests.factories.pages import take_off

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> StrictCalendar:
    """What a strict reader makes of a feed (RFC 5545, by pydantic models)."""
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    lines = text.split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines), "lines are folded"
    assert "\n" not in text.replace("\r\n", "")
    assert not Calendar.from_ical(text).errors
    calendar: StrictCalendar = IcsCalendarStream.calendar_from_ics(text)
    return calendar


@pytest.fixture
def addresses(programme: LecturesPage, lecture: LecturePage, session: Session) -> list[str]:
    """Every feed in which the session stands."""
    series = SeriesFactory.create(lecture=lecture)
    Session.objects.filter(pk=session.pk).update(series=series, series_day=series.first_day)
    return [
        reverse("events:programme_feed", args=[programme.public_id]),
        reverse("events:lecture_feed", args=[lecture.public_id]),
        reverse("events:series_feed", args=[series.public_id]),
        reverse("events:venue_feed", args=[session.venue.slug]),
        reverse("events:session_calendar", args=[session.public_id]),
    ]


def test_every_feed_has_the_session_with_one_uid(
    client: Client, session: Session, addresses: list[str]
) -> None:
    registration = register(session, applying(1))
    addresses.append(reverse("events:mine_feed", args=[registration.token]))
    uids = set()
    for address in addresses:
        (event,) = read(client, address).events
        uids.add(event.uid)
        assert event.dtstart == session.starts_at
        assert event.dtend == session.ends_at
        assert event.status == EventStatus.CONFIRMED
        assert session.venue.name in (event.location or "")
        assert "租房那些事" in (event.summary or "")
    assert len(uids) == 1


def test_a_moved_session_moves_in_calendars_and_a_cancelled_one_disappears(
    client: Client, session: Session, lecture: LecturePage
) -> None:
    address = reverse("events:lecture_feed", args=[lecture.public_id])
    (before,) = read(client, address).events
    later = dt.timedelta(days=1)
    values = {
        "starts_at": session.starts_at + later,
        "ends_at": session.ends_at + later,
        "venue": session.venue,
        "room": "三楼",
    }
    changing.move(session, values, "停电")
    (moved,) = read(client, address).events
    assert moved.uid == before.uid
    assert moved.dtstart == session.starts_at + later
    assert (moved.sequence or 0) > (before.sequence or 0)
    assert moved.dtstamp >= before.dtstamp
    changing.cancel(session, "主讲人生病")
    (cancelled,) = read(client, address).events
    assert cancelled.status == EventStatus.CANCELLED
    assert (cancelled.sequence or 0) > (moved.sequence or 0)
    changing.resume(session, "")
    (resumed,) = read(client, address).events
    assert resumed.status == EventStatus.CONFIRMED
    assert (resumed.sequence or 0) > (cancelled.sequence or 0)


def test_odd_words_do_not_break_a_feed(client: Client, session: Session) -> None:
    odd = "a;b,c\\d\nBEGIN:VEVENT：“引号” 🎉" + "长" * 30
    Session.objects.filter(pk=session.pk).update(title=odd[:80], note="；,;\\n\r\nEND:VCALENDAR")
    (event,) = read(client, reverse("events:session_calendar", args=[session.public_id])).events
    assert (event.summary or "").startswith("a;b,c\\d")


def test_a_cancelled_registration_leaves_the_private_feed(client: Client, session: Session) -> None:
    registration = register(session, applying(1))
    address = reverse("events:mine_feed", args=[registration.token])
    assert read(client, address).events
    cancel(registration)
    assert not read(client, address).events
    assert client.get(reverse("events:mine_feed", args=["0" * 32])).status_code == 404


def test_drafts_and_what_is_long_over_are_in_no_feed(
    client: Client, session: Session, lecture: LecturePage
) -> None:
    SessionFactory.create(lecture=lecture, state=SessionState.DRAFT)
    address = reverse("events:lecture_feed", args=[lecture.public_id])
    assert len(read(client, address).events) == 1
    with time_machine.travel(session.ends_at + dt.timedelta(days=61)):
        assert not read(client, address).events


def test_what_is_not_public_has_no_feed(
    client: Client, lecture: LecturePage, addresses: list[str]
) -> None:
    take_off(lecture)
    answers = [client.get(address) for address in addresses]
    empty = {a.status_code for a in answers if a.status_code == 200}
    assert {a.status_code for a in answers} <= {200, 404}
    assert not any(b"BEGIN:VEVENT" in a.content for a in answers), empty


def test_the_text_for_a_chat_says_the_same(client: Client, session: Session) -> None:
    address = reverse("events:session_text", args=[session.public_id])
    text = client.get(address).content.decode()
    assert "租房那些事" in text
    assert session.venue.name in text
    assert "还有 10 个座位" in text
    assert re.search(r"https?://\S+/s/[0-9a-z]{10}/", text)
    changing.cancel(session, "停电")
    assert client.get(address).content.decode().startswith("【已取消】")


def test_sessions_of_a_series_are_entries_of_their_own(client: Client, session: Session) -> None:
    series = SeriesFactory.create(lecture=session.lecture)
    made = make_sessions(series, session).made
    for one in made:
        changing.announce(one)
    events = read(client, reverse("events:series_feed", args=[series.public_id])).events
    assert len({event.uid for event in events}) == len(made) > 1
