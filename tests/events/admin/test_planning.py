"""Making, announcing, correcting, moving, cancelling sessions, alone and in a series."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from events.models import LecturePage, Series, Session, SessionChange
from events.seats.registering import register
from events.states import Admission, SessionState, State
from fazhi.departments.models import Department
from fazhi.outbox.models import Message
from fazhi.places.models import Venue
from fazhi.workdays import SHANGHAI, now
from tests.events.browsing import act_url, errors, page_url, soup, typed
from tests.events.seats.reckoning import check
from tests.factories.departments import DepartmentFactory
from tests.factories.events import SessionFactory, applying
from tests.factories.places import VenueFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def filled(lecture: LecturePage, office: Department, venue: Venue) -> dict[str, Any]:
    begins = (now() + dt.timedelta(days=20)).replace(hour=14, minute=30)
    return {
        "lecture": lecture.pk,
        "title": "",
        "department": office.pk,
        "venue": venue.pk,
        "room": "二楼",
        "starts_at": typed(begins),
        "ends_at": typed(begins + dt.timedelta(minutes=90)),
        "admission": Admission.REGISTER,
        "capacity": "",
        "kept_for_walk_ins": "5",
        "largest_group": "4",
        "largest_list": "30",
    }


def in_series(session: Session, number: int = 3) -> list[Session]:
    """The session and others of a series, a week apart."""
    day = session.starts_at.astimezone(SHANGHAI).date()
    series = Series.objects.create(
        name="每周一讲",
        lecture=session.lecture,
        frequency="weekly",
        first_day=day,
        last_day=day + dt.timedelta(days=70),
    )
    made = [session]
    session.series, session.series_day = series, day
    session.save()
    for week in range(1, number):
        later = dt.timedelta(days=7 * week)
        made.append(
            SessionFactory.create(
                department=session.department,
                lecture=session.lecture,
                venue=session.venue,
                series=series,
                series_day=day + later,
                starts_at=session.starts_at + later,
            )
        )
    return made


def test_a_session_begins_as_a_draft_with_the_seats_of_its_venue(
    organiser: Client, filled: dict[str, Any]
) -> None:
    add = reverse("events_sessions:add")
    response = organiser.post(add, filled)
    made = Session.objects.get()
    assert response.headers["Location"] == page_url(made)
    assert (made.state, made.capacity, made.kept_for_walk_ins) == (SessionState.DRAFT, 80, 5)
    assert (made.taken, made.walked_in) == (0, 0)
    organiser.post(act_url("announce", made))
    made.refresh_from_db()
    assert made.state == SessionState.SCHEDULED


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_at": "2020-01-01 10:00"}, "starts_at"),
        ({"starts_at": "0001-01-01 00:00"}, "starts_at"),
        ({"ends_at": "9999-12-31 23:59"}, "ends_at"),
        ({"ends_at": "gestern"}, "ends_at"),
        ({"ends_at": "2020-01-01 10:00"}, "ends_at"),
        ({"opens_at": "0001-01-01 00:00"}, "opens_at"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999999999999999"}, "capacity"),
        ({"capacity": "3"}, "kept_for_walk_ins"),
        ({"largest_group": "11"}, "largest_group"),
        ({"phone": "12"}, "phone"),
        ({"online_url": "javascript:alert(1)"}, "online_url"),
        ({"title": "x" * 81}, "title"),
        ({"room": "\x00"}, "room"),
        ({"venue": "9" * 30}, "venue"),
        ({"lecture": ""}, "lecture"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    organiser: Client, filled: dict[str, Any], changes: dict[str, str], field: str
) -> None:
    response = organiser.post(reverse("events_sessions:add"), {**filled, **changes})
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Session.objects.exists()


def test_nobody_plans_for_another_department(organiser: Client, filled: dict[str, Any]) -> None:
    other = DepartmentFactory.create()
    response = organiser.post(reverse("events_sessions:add"), {**filled, "department": other.pk})
    assert "department" in response.context["form"].errors
    assert not Session.objects.exists()


def test_a_form_never_writes_the_counters(session: Session, organiser: Client) -> None:
    register(session, applying(1, 3))
    form = {
        "title": "新题目",
        "department": session.department_id,
        "admission": session.admission,
        "largest_group": 4,
        "largest_list": 30,
        "taken": 0,
        "walked_in": 9,
        "state": SessionState.DRAFT,
    }
    response = organiser.post(act_url("correct", session), form)
    assert response.headers["Location"] == page_url(session)
    session.refresh_from_db()
    assert (session.title, session.taken, session.walked_in) == ("新题目", 3, 0)
    assert session.state == SessionState.SCHEDULED
    check(session)


def test_correcting_later_ones_leaves_what_was_not_changed(
    session: Session, organiser: Client
) -> None:
    first, second, third = in_series(session)
    Session.objects.filter(pk=third.pk).update(note="带身份证", title="第三讲")
    form = {
        "title": "",
        "department": session.department_id,
        "admission": session.admission,
        "largest_group": 6,
        "largest_list": 30,
        "opens_at": typed(second.starts_at - dt.timedelta(days=2)),
        "reach": "later",
    }
    assert organiser.post(act_url("correct", second), form).status_code == 302
    for one in (first, second, third):
        one.refresh_from_db()
    assert [one.largest_group for one in (first, second, third)] == [4, 6, 6]
    assert (third.note, third.title) == ("带身份证", "第三讲")
    before = third.starts_at - third.opens_at  # type: ignore[operator]
    assert abs(before - dt.timedelta(days=2)) < dt.timedelta(minutes=1)


def test_moving_says_who_hears_of_it_and_tells_each_once(
    session: Session, organiser: Client
) -> None:
    mailed = applying(1, email="someone@example.test")
    register(session, mailed)
    register(session, applying(2))
    screen = organiser.get(act_url("move", session))
    _label, sessions, reached = screen.context["telling"][0]
    assert (sessions, reached.told) == (1, 2)
    assert {str(c): n for c, n in reached.by_channel.items()} == {"email": 1, "call": 1}
    other = VenueFactory.create()
    begins = session.starts_at + dt.timedelta(days=1)
    form = {
        "starts_at": typed(begins),
        "ends_at": typed(begins + dt.timedelta(hours=2)),
        "venue": other.pk,
        "room": "",
        "reason": "",
    }
    refused = organiser.post(act_url("move", session), form)
    assert "reason" in refused.context["form"].errors
    done = organiser.post(act_url("move", session), {**form, "reason": "会堂检修"})
    assert done.headers["Location"] == page_url(session)
    session.refresh_from_db()
    assert (session.venue, typed(session.starts_at)) == (other, form["starts_at"])
    assert Message.objects.filter(kind="lecture.moved").count() == 2
    assert "会堂检修" in organiser.get(page_url(session)).content.decode()


def test_moving_into_the_past_changes_nothing(session: Session, organiser: Client) -> None:
    before = session.starts_at
    form = {
        "starts_at": "2020-01-01 10:00",
        "ends_at": "2020-01-01 11:00",
        "venue": session.venue_id,
        "room": "",
        "reason": "改期",
    }
    response = organiser.post(act_url("move", session), form)
    assert response.status_code == 200
    assert "starts_at" in response.context["form"].errors
    session.refresh_from_db()
    assert session.starts_at == before
    assert not SessionChange.objects.exists()


def test_a_series_moves_by_days_and_what_stands_there_already_stays(
    session: Session, organiser: Client
) -> None:
    first, second, third = in_series(session)
    other = VenueFactory.create()
    Session.objects.filter(pk=third.pk).update(venue=other)
    form = {
        "starts_at": typed(second.starts_at),
        "ends_at": typed(second.ends_at),
        "venue": other.pk,
        "room": "",
        "reason": "换会场",
        "reach": "all",
    }
    # Typed to the minute: seconds of the factory would move the third, too.
    for one in (first, second, third):
        one.refresh_from_db()
        exact = one.starts_at.replace(second=0, microsecond=0)
        Session.objects.filter(pk=one.pk).update(
            starts_at=exact, ends_at=exact + dt.timedelta(minutes=90)
        )
    assert organiser.post(act_url("move", second), form).status_code == 302
    assert set(Session.objects.values_list("venue", flat=True)) == {other.pk}
    assert set(SessionChange.objects.values_list("session", flat=True)) == {first.pk, second.pk}


def test_cancelling_and_taking_up_again(session: Session, organiser: Client) -> None:
    sessions = in_series(session)
    for number, one in enumerate(sessions, start=1):
        register(one, applying(number))
    screen = organiser.get(act_url("cancel", sessions[1]))
    told = [(count, reached.told) for _label, count, reached in screen.context["telling"]]
    assert told == [(1, 1), (2, 2), (3, 3)]
    form = {"reason": "讲师生病", "reach": "later"}
    organiser.post(act_url("cancel", sessions[1]), form)
    states = [Session.objects.get(pk=one.pk).state for one in sessions]
    assert states == [SessionState.SCHEDULED, SessionState.CANCELLED, SessionState.CANCELLED]
    assert Message.objects.filter(kind="lecture.cancelled").count() == 2
    organiser.post(act_url("resume", sessions[1]), {"reason": "讲师康复", "reach": "all"})
    assert not Session.objects.filter(state=SessionState.CANCELLED).exists()
    assert Message.objects.filter(kind="lecture.resumed").count() == 2


def test_nobody_changes_sessions_of_another_department_through_a_series(
    session: Session, organiser: Client
) -> None:
    _first, second, _third = in_series(session)
    Session.objects.filter(pk=second.pk).update(department=DepartmentFactory.create())
    response = organiser.post(act_url("cancel", session), {"reason": "取消", "reach": "all"})
    assert errors(response)
    assert not Session.objects.filter(state=SessionState.CANCELLED).exists()


def test_fewer_seats_than_are_taken_are_refused_and_more_let_people_move_up(
    session: Session, organiser: Client
) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=2)
    for number in (1, 2, 3):
        register(session, applying(number))
    response = organiser.post(act_url("seats", session), {"capacity": 1, "kept": 0})
    assert "2" in errors(response)
    assert (
        "kept"
        in organiser.post(act_url("seats", session), {"capacity": 4, "kept": 5})
        .context["form"]
        .errors
    )
    organiser.post(act_url("seats", session), {"capacity": 4, "kept": 1})
    assert not session.registrations.filter(state=State.WAITING).exists()
    check(session)


def test_a_copy_is_a_draft_without_people(session: Session, organiser: Client) -> None:
    register(session, applying(1))
    begins = session.starts_at + dt.timedelta(days=30)
    organiser.post(act_url("copy", session), {"starts_at": typed(begins)})
    made = Session.objects.exclude(pk=session.pk).get()
    assert (made.state, made.taken, made.capacity) == (SessionState.DRAFT, 0, session.capacity)
    assert typed(made.starts_at) == typed(begins)
    assert made.public_id != session.public_id


def test_only_drafts_are_deleted(session: Session, organiser: Client) -> None:
    organiser.post(act_url("delete", session))
    assert Session.objects.filter(pk=session.pk).exists()
    Session.objects.filter(pk=session.pk).update(state=SessionState.DRAFT)
    response = organiser.post(act_url("delete", session))
    assert response.headers["Location"] == reverse("events_sessions:index")
    assert not Session.objects.filter(pk=session.pk).exists()
    assert organiser.get(page_url(session)).status_code == 404


def test_the_list_is_narrowed_by_what_people_look_for(
    session: Session, organiser: Client, chief: Client
) -> None:
    moment = now()
    over = SessionFactory.create(
        department=session.department,
        lecture=session.lecture,
        starts_at=moment - dt.timedelta(days=3),
    )
    cancelled = SessionFactory.create(
        department=session.department, lecture=session.lecture, state=SessionState.CANCELLED
    )
    elsewhere = SessionFactory.create(department=DepartmentFactory.create())
    index = reverse("events_sessions:index")

    def listed(query: str = "") -> set[Session]:
        return set(chief.get(f"{index}{query}").context["object_list"])

    assert listed() == {session, cancelled, elsewhere}
    assert listed("?when=over") == {over}
    assert listed("?when=all") == {session, over, cancelled, elsewhere}
    assert listed("?state=cancelled") == {cancelled}
    assert listed(f"?department={session.department_id}") == {session, cancelled}
    assert listed(f"?lecture={session.lecture_id}") == {session, cancelled}
    assert session.venue.village is not None
    assert listed(f"?venue__village={session.venue.village.pk}") == {session}
    day = session.starts_at.astimezone(SHANGHAI).date()
    assert session in listed(f"?starts_at_from={day}&starts_at_to={day}")
    assert listed("?starts_at_from=quatsch") is not None
    register(session, applying(1, 3))
    row = soup(chief.get(index)).get_text(" ", strip=True)
    assert "3/10" in row
