"""The programme, a lecture and a session as residents meet them: what changes is seen at once."""

import datetime as dt
import json
import re
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
import time_machine

from events.models import LecturePage, LecturesPage, Session
from events.scheduling import changing
from events.seats.registering import register
from events.states import Admission, SessionState
from fazhi.people.consents import withdraw_consent
from fazhi.people.models import Channel
from fazhi.people.services import find_or_create_person
from fazhi.workdays import SHANGHAI, now
from search.indexing.catching_up import catch_up
from tests.factories.departments import DepartmentFactory
from tests.factories.events import (
    LecturePageFactory,
    SessionFactory,
    SpeakerFactory,
    ThemeFactory,
    applying,
)
from tests.factories.pages import take_off
from tests.factories.places import VenueFactory, VillageFactory

pytestmark = pytest.mark.django_db


def sessions_on(client: Client, query: str = "") -> list[Session]:
    return [one.session for one in client.get(f"/lectures/{query}").context["sessions"]]


def test_the_list_is_narrowed_by_what_the_address_says(
    client: Client, programme: LecturesPage, lecture: LecturePage
) -> None:
    village, theme = VillageFactory.create(), ThemeFactory.create()
    office = DepartmentFactory.create()
    themed = LecturePageFactory.create(parent=programme, themes=[theme])
    here = SessionFactory.create(lecture=lecture, venue=VenueFactory.create(village=village))
    theirs = SessionFactory.create(lecture=themed, department=office)
    full = SessionFactory.create(lecture=lecture, capacity=1)
    register(full, applying(1))
    over = SessionFactory.create(lecture=lecture, starts_at=now() - dt.timedelta(days=2))
    draft = SessionFactory.create(lecture=lecture, state=SessionState.DRAFT)
    assert set(sessions_on(client)) == {here, theirs, full}
    assert sessions_on(client, f"?village={village.slug}") == [here]
    assert sessions_on(client, f"?theme={theme.pk}") == [theirs]
    assert sessions_on(client, f"?department={office.public_id}") == [theirs]
    assert full not in sessions_on(client, "?free=1")
    assert sessions_on(client, "?past=1") == [over]
    day = here.starts_at.astimezone(SHANGHAI).date()
    assert set(sessions_on(client, f"?day={day}")) == {here, theirs, full}
    for odd in ("?village=nowhere", "?theme=x", "?day=2026-99-99", "?month=abc", "?page=9999"):
        assert set(sessions_on(client, odd)) == {here, theirs, full}
    assert draft not in sessions_on(client)


def test_the_month_has_every_day_and_what_is_held(client: Client, lecture: LecturePage) -> None:
    start = dt.datetime(2026, 6, 30, 23, 30, tzinfo=SHANGHAI)
    late = SessionFactory.create(lecture=lecture, starts_at=start)
    page = client.get("/lectures/?month=2026-06")
    weeks = page.context["weeks"]
    assert all(len(week) == 7 for week in weeks)
    held = [day.day for week in weeks for day in week if day.sessions]
    assert held == [dt.date(2026, 6, 30)], "the day is that of a clock in China"
    assert late.get_absolute_url() in page.content.decode()
    assert not client.get("/lectures/?month=2026-07").context["sessions"]


def test_a_session_tells_how_one_gets_in(client: Client, session: Session) -> None:
    address = session.get_absolute_url()
    assert "还有 10 个座位" in client.get(address).content.decode()
    Session.objects.filter(pk=session.pk).update(admission=Admission.FREE)
    page = client.get(address).content.decode()
    assert "不用报名" in page
    assert reverse("events:register", args=[session.public_id]) not in page


def test_what_is_cancelled_or_moved_says_so_everywhere_at_once(
    client: Client, session: Session, lecture: LecturePage, programme: LecturesPage
) -> None:
    pages = {
        "session": session.get_absolute_url(),
        "lecture": lecture.get_url(),
        "list": "/lectures/",
        "month": f"/lectures/?month={session.starts_at.astimezone(SHANGHAI):%Y-%m}",
        "board": reverse("events:board", args=[programme.public_id]),
        "text": reverse("events:session_text", args=[session.public_id]),
        "form": reverse("events:register", args=[session.public_id]),
    }
    for address in pages.values():
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"], address
        assert "已取消" not in answer.content.decode()
    changing.cancel(session, "停电")
    for name, address in pages.items():
        assert "已取消" in client.get(address).content.decode(), name
    changing.resume(session, "")
    values = {
        "starts_at": session.starts_at + dt.timedelta(hours=2),
        "ends_at": session.ends_at + dt.timedelta(hours=2),
        "venue": session.venue,
        "room": "",
    }
    changing.move(session, values, "停电")
    for name in ("session", "lecture", "list", "text", "form", "board"):
        assert "原定" in client.get(pages[name]).content.decode(), name


def test_a_lecture_that_is_taken_off_takes_its_sessions_along(
    client: Client, session: Session, lecture: LecturePage
) -> None:
    take_off(lecture)
    assert client.get(session.get_absolute_url()).status_code == 404
    assert client.get(session.short_url).status_code == 404
    assert not sessions_on(client)


def test_the_short_link_of_a_notice_board_leads_to_the_session(
    client: Client, session: Session
) -> None:
    assert client.get(session.short_url)["Location"] == session.get_absolute_url()
    poster = client.get(reverse("printing:poster", args=[session.public_id]))
    assert poster["Content-Type"] == "application/pdf"


def test_search_engines_are_told_what_is(client: Client, session: Session) -> None:
    def data() -> dict[str, Any]:
        page = client.get(session.get_absolute_url()).content.decode()
        found = re.search(r'application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert found
        read: dict[str, Any] = json.loads(found[1])
        return read

    told = data()
    assert told["@type"] == "Event"
    assert told["eventStatus"].endswith("EventScheduled")
    assert told["remainingAttendeeCapacity"] == 10
    assert dt.datetime.fromisoformat(told["startDate"]) == session.starts_at.replace(second=0)
    changing.cancel(session, "停电")
    assert data()["eventStatus"].endswith("EventCancelled")


def test_a_card_of_the_search_has_dates_and_seats_of_this_moment(
    client: Client, session: Session
) -> None:
    catch_up()
    cache.clear()
    page = client.get("/search/", {"q": "租房那些事"}).content.decode()
    assert "还有 10 个座位" in page
    changing.cancel(session, "停电")
    assert "已取消" in client.get("/search/", {"q": "租房那些事"}).content.decode()


def test_a_speaker_is_named_as_long_as_they_agree(client: Client, programme: LecturesPage) -> None:
    person, _new = find_or_create_person("示例讲师", "0523-00000900", "speaker", Channel.PAPER)
    speaker = SpeakerFactory.create(
        person=person, known_as="值班律师", shows="name", post="某所律师", introduction="三十年"
    )
    lecture = LecturePageFactory.create(parent=programme, speakers=[speaker])
    page = client.get(lecture.get_url()).content.decode()
    assert "示例讲师" in page
    assert "三十年" not in page, "only what they agreed to"
    withdraw_consent(person, "speaker")
    page = client.get(lecture.get_url()).content.decode()
    assert "示例讲师" not in page
    assert "值班律师" in page
    speaker.refresh_from_db()
    assert not speaker.introduction


def test_a_translated_page_shows_the_dates_of_its_original(session: Session) -> None:
    from events.reading.lecture import sessions_of

    lecture = session.lecture
    assert lecture
    copy = LecturePage(translation_key=lecture.translation_key)
    assert [one.session for one in sessions_of(copy)] == [session]


@pytest.mark.parametrize(
    "address", ["/lectures/", "/lectures/?month={month}", "lecture", "session"]
)
def test_queries_do_not_grow_with_the_programme(
    client: Client, session: Session, lecture: LecturePage, address: str
) -> None:
    month = f"{session.starts_at.astimezone(SHANGHAI):%Y-%m}"
    pages = {"lecture": lecture.get_url(), "session": session.get_absolute_url()}
    asked = pages.get(address, address.format(month=month))

    def queries() -> int:
        client.get(asked)
        with CaptureQueriesContext(connection) as counted:
            client.get(asked)
        return len(counted)

    few = queries()
    for _number in range(9):
        other = SessionFactory.create(lecture=lecture, department=session.department)
        register(other, applying(other.pk))
    assert queries() <= few + 1


def test_the_list_of_now_is_that_of_now(client: Client, session: Session) -> None:
    with time_machine.travel(session.starts_at + dt.timedelta(minutes=5)):
        page = client.get(session.get_absolute_url()).content.decode()
        assert "正在进行" in page
        assert reverse("events:register", args=[session.public_id]) not in page
    with time_machine.travel(session.ends_at + dt.timedelta(minutes=5)):
        assert "已经结束" in client.get(session.get_absolute_url()).content.decode()
