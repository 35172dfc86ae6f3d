"""The list on paper: printed, and typed in days later."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.test import Client

from wagtail.log_actions import registry

import pytest
import time_machine

from events.admin.paper import list_document
from events.models import LecturePage, Registration, Session
from events.seats.registering import register
from events.states import Presence, Way
from fazhi.departments.models import Department, Role
from fazhi.links.codes import shown
from fazhi.places.models import Venue
from fazhi.workdays import SHANGHAI
from tests.events.browsing import act_url, browser, hidden, page_url, soup
from tests.events.seats.reckoning import check
from tests.factories.departments import MembershipFactory
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db

START = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(START - dt.timedelta(days=2), tick=False) as travelling:
        yield travelling


@pytest.fixture
def session(clock: Any, office: Department, lecture: LecturePage, venue: Venue) -> Session:
    made: Session = SessionFactory.create(
        department=office, lecture=lecture, venue=venue, starts_at=START, capacity=4
    )
    return made


@pytest.fixture
def entrance(clock: Any, office: Department) -> Callable[[dt.timedelta], Client]:
    """A browser of an organiser who signs in that long after the beginning."""
    user = MembershipFactory.create(role=Role.AUTHOR, department=office).user

    def sign_in(after: dt.timedelta) -> Client:
        clock.move_to(START + after)
        return browser(user)

    return sign_in


@pytest.fixture
def people(session: Session) -> list[Registration]:
    return [register(session, applying(1, 2)), register(session, applying(2))]


def logged(session: Session) -> list[str]:
    return [entry.action for entry in registry.get_logs_for_instance(session)]


def cells(session: Session) -> list[str]:
    """Every cell of every table of the printed list."""
    return [
        "".join(span.text for span in cell.spans)
        for block in list_document(session).body
        for row in getattr(block, "rows", ())
        for cell in row
    ]


def test_the_list_holds_names_codes_boxes_and_empty_lines(
    session: Session, people: list[Registration]
) -> None:
    found = cells(session)
    for registration in people:
        assert shown(registration.code or "") in found
        for attendee in registration.attendees.all():
            assert attendee.name in found
    assert found.count("\u25a1") > 3, "a box for each, and some for those who walk in"
    assert not [text for text in found if "0523-0000" in text], "no numbers on paper"


def test_taking_it_stands_in_the_history(
    session: Session, people: list[Registration], organiser: Client
) -> None:
    organiser.get(act_url("paper", session))
    assert "events.paper" not in logged(session)
    made = organiser.post(act_url("paper", session))
    assert made.headers["Content-Type"] == "application/pdf"
    assert made.content.startswith(b"%PDF")
    assert "no-store" in made.headers["Cache-Control"]
    assert "events.paper" in logged(session)


def tick(client: Client, session: Session, here: list[int], **more: Any) -> Any:
    address = act_url("ticks", session)
    page = client.get(address)
    before = [field["value"] for field in soup(page).select("input[name=before]")]
    form = {"here": here, "before": before, "key": hidden(page, "key"), **more}
    return client.post(address, form), form


def test_ticks_are_typed_in_days_later_as_of_the_beginning(
    session: Session, people: list[Registration], entrance: Callable[[dt.timedelta], Client]
) -> None:
    organiser = entrance(dt.timedelta(days=5))
    here = people[0].attendees.get(number=1)
    done, form = tick(organiser, session, [here.pk], names="示例来客", nameless="")
    assert done.headers["Location"] == page_url(session)
    organiser.post(act_url("ticks", session), form)
    here.refresh_from_db()
    assert (here.presence, here.arrived_at) == (Presence.PRESENT, START)
    session.refresh_from_db()
    assert session.walked_in == 1, "sent twice, it is one"
    check(session)
    tick(organiser, session, [])
    here.refresh_from_db()
    assert here.presence == Presence.EXPECTED


def test_who_was_checked_in_meanwhile_keeps_the_tick(
    session: Session, people: list[Registration], entrance: Callable[[dt.timedelta], Client]
) -> None:
    organiser = entrance(dt.timedelta())
    page = organiser.get(act_url("ticks", session))
    here = people[1].attendees.get()
    organiser.post(act_url("ticks", session), {"here": [here.pk], "key": "k" * 16})
    form = {"here": [], "key": hidden(page, "key")}
    organiser.post(act_url("ticks", session), form)
    here.refresh_from_db()
    assert here.presence == Presence.PRESENT


def test_more_than_the_hall_takes_is_said_and_the_rest_is_kept(
    session: Session, people: list[Registration], entrance: Callable[[dt.timedelta], Client]
) -> None:
    organiser = entrance(dt.timedelta(hours=1))
    everybody = [a.pk for r in people for a in r.attendees.all()]
    done, _form = tick(organiser, session, everybody, nameless="3")
    followed = organiser.get(done.headers["Location"])
    assert "warning" in [m.level_tag for m in followed.context["messages"]]
    session.refresh_from_db()
    assert session.walked_in == 1
    assert session.registrations.exclude(way=Way.DESK).count() == 2
    check(session)


@pytest.mark.parametrize(
    "changes",
    [
        {"nameless": "-1"},
        {"nameless": "9999"},
        {"nameless": "viele"},
        {"names": "12345"},
        {"key": ""},
        {"names": "\x00"},
    ],
)
def test_bad_input_is_said_and_changes_nothing(
    session: Session,
    people: list[Registration],
    entrance: Callable[[dt.timedelta], Client],
    changes: dict[str, str],
) -> None:
    organiser = entrance(dt.timedelta())
    form = {"here": ["x", "9" * 40, ""], "key": "k" * 16, **changes}
    response = organiser.post(act_url("ticks", session), form)
    assert response.status_code == 200
    assert response.context["form"].errors
    session.refresh_from_db()
    assert session.walked_in == 0
