"""The desk at the entrance, as somebody with a phone or a scanner uses it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
import time_machine

from events.desk.closing import close_attendance
from events.models import LecturePage, Registration, Session
from events.seats.freeing import cancel
from events.seats.registering import register
from events.states import Presence, SessionState, State, Way
from fazhi.departments.models import Department, Role
from fazhi.places.models import Venue
from fazhi.workdays import SHANGHAI
from tests.events.browsing import code_of, desk_url, hidden, member, queries, soup
from tests.events.seats.reckoning import check
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)


@pytest.fixture
def clock() -> Iterator[Any]:
    """Half an hour before the beginning."""
    with time_machine.travel(START - dt.timedelta(minutes=30), tick=False) as travelling:
        yield travelling


@pytest.fixture
def session(clock: Any, office: Department, lecture: LecturePage, venue: Venue) -> Session:
    made: Session = SessionFactory.create(
        department=office, lecture=lecture, venue=venue, starts_at=START, capacity=4
    )
    return made


@pytest.fixture
def family(session: Session) -> Registration:
    return register(session, applying(1, 3, phone="13800001234"))


def press(client: Client, session: Session, act: str, **fields: Any) -> Any:
    return client.post(desk_url(session), {"act": act, **fields}, follow=True)


def said(response: Any) -> list[str]:
    """The kinds of messages that the desk shows."""
    return [message.level_tag for message in response.context["messages"]]


@pytest.mark.parametrize("what", ["code", "shown", "scanned", "name", "tail", "number"])
def test_one_field_finds_by_everything(
    family: Registration, session: Session, organiser: Client, what: str
) -> None:
    code = family.code or ""
    typed = {
        "code": code,
        "shown": f"{code[:4]}-{code[4:]}".upper(),
        "scanned": f"https://fazhi.example/c/{code}/",
        "name": "之甲",
        "tail": "1234",
        "number": "138 0000 1234",
    }[what]
    page = organiser.get(desk_url(session), {"q": typed})
    assert [one.registration for one in page.context["found"]] == [family]
    text = page.content.decode()
    assert "示例乙" in text, "names stand here in full"
    assert "138****1234" in text
    assert "13800001234" not in text.replace('value="138 0000 1234"', "")


def test_the_camera_of_a_phone_leads_to_the_desk_and_nobody_else(
    family: Registration, session: Session, organiser: Client, stranger: Client
) -> None:
    scanned = f"/c/{family.code}/"
    assert organiser.get(scanned).headers["Location"] == f"{desk_url(session)}?q={family.code}"
    assert stranger.get(desk_url(session), {"q": code_of(family)}).status_code in {302, 403}


@pytest.mark.parametrize("query", ["", " ", "\x00", "x" * 500, "'; --", "00000000", "2026-06-05"])
def test_whatever_is_typed_never_breaks_the_desk(
    family: Registration, session: Session, organiser: Client, query: str
) -> None:
    page = organiser.get(desk_url(session), {"q": query})
    assert page.status_code == 200
    assert page.context["found"] == []


def test_the_same_scan_twice_is_one(
    family: Registration, session: Session, organiser: Client
) -> None:
    first = press(organiser, session, "check_in", registration=family.pk)
    again = press(organiser, session, "check_in", registration=family.pk)
    assert (said(first), said(again)) == (["success"], ["warning"])
    assert again.context["figures"].here == 3
    found = organiser.get(desk_url(session), {"q": code_of(family)})
    assert soup(found).select_one(".desk-here")
    check(session)


def test_one_of_a_family_comes_first_and_a_wrong_tick_is_taken_back(
    family: Registration, session: Session, organiser: Client
) -> None:
    press(organiser, session, "check_in", registration=family.pk, number=2)
    here = family.attendees.get(presence=Presence.PRESENT)
    assert here.number == 2
    press(organiser, session, "undo", attendee=here.pk)
    here.refresh_from_db()
    assert (here.presence, here.arrived_at) == (Presence.EXPECTED, None)


def test_who_waits_comes_in_while_a_seat_is_free(
    family: Registration, session: Session, organiser: Client
) -> None:
    waiting = register(session, applying(2, 2))
    alone = register(session, applying(3))
    assert (waiting.state, alone.state) == (State.WAITING, State.CONFIRMED)
    refused = press(organiser, session, "check_in", registration=waiting.pk, q=waiting.code)
    assert said(refused) == ["error"]
    assert refused.context["query"] == waiting.code
    cancel(alone, by=None)
    Session.objects.filter(pk=session.pk).update(capacity=5)
    assert said(press(organiser, session, "check_in", registration=waiting.pk)) == ["success"]
    check(session)


def test_walking_in_needs_no_name_counts_once_and_is_taken_back(
    family: Registration, session: Session, organiser: Client
) -> None:
    key = hidden(organiser.get(desk_url(session)), "key")
    for _twice in range(2):
        press(organiser, session, "walk_in", name="", key=key)
    session.refresh_from_db()
    assert session.walked_in == 1
    full = press(organiser, session, "walk_in", name="示例来客", key="another")
    assert said(full) == ["error"]
    walk_in = session.registrations.get(way=Way.DESK)
    assert said(press(organiser, session, "take_back", registration=walk_in.pk)) == ["success"]
    assert said(press(organiser, session, "take_back", registration=family.pk)) == ["error"]
    check(session)


def test_a_key_of_another_session_lets_its_own_in(
    session: Session, organiser: Client, office: Department
) -> None:
    other = SessionFactory.create(department=office, starts_at=START)
    for one in (session, other):
        press(organiser, one, "walk_in", name="示例来客" * 30, key="same")
        one.refresh_from_db()
        assert one.walked_in == 1


def test_seats_of_the_absent_are_given_on_after_the_beginning(
    family: Registration, session: Session, organiser: Client, clock: Any
) -> None:
    assert said(press(organiser, session, "release")) == ["error"]
    press(organiser, session, "check_in", registration=family.pk, number=1)
    clock.move_to(START + dt.timedelta(minutes=11))
    done = press(organiser, session, "release")
    assert (said(done), done.context["figures"].free) == (["success"], 3)
    check(session)
    press(organiser, session, "check_in", registration=family.pk)
    late = family.attendees.filter(presence=Presence.LATE).count()
    assert late == 2, "they still come in"
    check(session)


def test_the_desk_says_why_it_is_closed(session: Session, organiser: Client, clock: Any) -> None:
    clock.move_to(START - dt.timedelta(hours=4))
    assert not organiser.get(desk_url(session)).context["is_open"]
    assert said(press(organiser, session, "walk_in", name="", key="k")) == ["error"]
    clock.move_to(START)
    Session.objects.filter(pk=session.pk).update(state=SessionState.CANCELLED)
    assert said(press(organiser, session, "walk_in", name="", key="k")) == ["error"]
    check(session)


def test_a_code_of_another_session_says_so(
    session: Session, organiser: Client, office: Department
) -> None:
    later = START + dt.timedelta(days=7)
    other = SessionFactory.create(department=office, starts_at=later)
    mine = register(other, applying(1))
    page = organiser.get(desk_url(session), {"q": code_of(mine)})
    assert page.context["elsewhere"] == mine
    theirs = register(SessionFactory.create(starts_at=later), applying(2))
    assert organiser.get(desk_url(session), {"q": code_of(theirs)}).context["elsewhere"] is None


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "nonsense"},
        {"act": "check_in", "registration": "x"},
        {"act": "check_in", "registration": "9" * 40},
        {"act": "undo", "attendee": "-1"},
        {"act": "take_back"},
        {},
    ],
)
def test_a_button_that_nobody_made_changes_nothing(
    family: Registration, session: Session, organiser: Client, fields: dict[str, str]
) -> None:
    assert organiser.post(desk_url(session), fields).status_code == 302
    assert not session.attendees.exclude(presence=Presence.EXPECTED).exists()
    check(session)


def test_nobody_of_another_session_is_ticked_here(
    session: Session, organiser: Client, office: Department
) -> None:
    other = SessionFactory.create(department=office, starts_at=START)
    theirs = register(other, applying(1)) if other.starts_at > session.starts_at else None
    made = theirs or Registration.objects.create(
        session=other, state=State.CONFIRMED, size=1, order=1, way=Way.WEB
    )
    assert said(press(organiser, session, "check_in", registration=made.pk)) == ["error"]
    made.refresh_from_db()
    assert made.state == State.CONFIRMED


def test_who_is_marked_absent_at_the_closing_can_be_ticked_afterwards(
    family: Registration, session: Session, organiser: Client, office: Department, clock: Any
) -> None:
    press(organiser, session, "check_in", registration=family.pk, number=1)
    clock.move_to(START + dt.timedelta(days=3))
    assert close_attendance(session)
    check(session)
    organiser = member(Role.AUTHOR, office)
    assert said(press(organiser, session, "check_in", registration=family.pk)) == ["success"]
    check(session)


def test_queries_do_not_grow_with_those_who_are_found(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=100)
    for number in range(1, 4):
        register(session, applying(number, 2))
    few = queries(organiser, f"{desk_url(session)}?q=示例")
    for number in range(4, 30):
        register(session, applying(number, 2))
    assert queries(organiser, f"{desk_url(session)}?q=示例") == few


def test_the_desk_works_without_a_script(session: Session, organiser: Client) -> None:
    page = soup(organiser.get(desk_url(session)))
    assert page.select_one("form[method=get] input[name=q]")
    for form in page.select("form[method=post]"):
        assert form.select_one("button[type=submit]")
    assert reverse("events_session", args=[session.pk]) in str(page)


def test_a_scanner_presses_enter_only_where_one_is_found(
    family: Registration, session: Session, organiser: Client
) -> None:
    one = soup(organiser.get(desk_url(session), {"q": code_of(family)}))
    assert [field.name for field in one.select("[autofocus]")] == ["button"]
    Session.objects.filter(pk=session.pk).update(capacity=20)
    register(session, applying(2))
    several = soup(organiser.get(desk_url(session), {"q": "示例"}))
    assert [field.name for field in several.select("[autofocus]")] == ["input"]
