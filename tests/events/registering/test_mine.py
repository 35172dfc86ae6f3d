"""The private page: whoever holds the link sees and acts; a link alone changes nothing."""

import datetime as dt
import json
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
import time_machine
from bs4 import BeautifulSoup

from events.desk.arriving import check_in
from events.models import Attendee, Registration, Session, SessionFeedback
from events.registering import limits
from events.seats import freeing
from events.seats.registering import register
from events.states import State
from fazhi.allowances.spending import Limit
from fazhi.links import codes
from fazhi.people.models import Person
from fazhi.workdays import SHANGHAI
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db


def address(registration: Registration, name: str = "mine") -> str:
    return reverse(f"events:{name}", args=[registration.token])


def test_the_page_is_kept_by_nobody_and_told_to_nobody(client: Client, session: Session) -> None:
    page = client.get(address(register(session, applying(1))))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "name",
    [
        *("mine_cancel", "mine_take", "mine_coming", "mine_people", "mine_exchange"),
        *("mine_not_me", "mine_feedback", "mine_erase"),
    ],
)
def test_a_link_that_is_followed_changes_nothing(
    client: Client, session: Session, name: str
) -> None:
    registration = register(session, applying(1))
    assert client.get(address(registration, name)).status_code == 405
    registration.refresh_from_db()
    assert registration.state == State.CONFIRMED


def test_cancelling_twice_is_said_kindly(client: Client, session: Session) -> None:
    registration = register(session, applying(1))
    assert client.post(address(registration, "mine_cancel")).status_code == 302
    assert client.post(address(registration, "mine_cancel")).status_code == 409
    registration.refresh_from_db()
    assert registration.state == State.CANCELLED


def test_who_comes_is_changed_and_another_date_taken(client: Client, session: Session) -> None:
    registration = register(session, applying(1))
    answer = client.post(address(registration, "mine_people"), {"names": "示例乙\n示例丙"})
    assert answer.status_code == 302
    assert set(registration.attendees.values_list("name", flat=True)) == {"示例乙", "示例丙"}
    other = SessionFactory.create(lecture=session.lecture, venue=session.venue)
    page = client.get(address(registration))
    assert [one.session.pk for one in page.context["others"]] == [other.pk]
    taken = client.post(address(registration, "mine_exchange"), {"session": other.public_id})
    assert taken.status_code == 302
    registration.refresh_from_db()
    assert registration.session_id == other.pk
    for wrong in ("", "0000000000", "\x00"):
        answer = client.post(address(registration, "mine_exchange"), {"session": wrong})
        assert answer.status_code == 409


def test_names_that_are_none_are_refused_and_stay_typed(client: Client, session: Session) -> None:
    registration = register(session, applying(1))
    answer = client.post(address(registration, "mine_people"), {"names": "12345"})
    assert answer.status_code == 200
    assert "12345" in answer.content.decode()


def test_an_offered_seat_is_taken_with_one_press(client: Client, session: Session) -> None:
    start = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)
    with time_machine.travel(start - dt.timedelta(days=3), tick=False):
        soon = SessionFactory.create(lecture=session.lecture, capacity=1, starts_at=start)
        first, second = register(soon, applying(1)), register(soon, applying(2))
    with time_machine.travel(start - dt.timedelta(hours=23), tick=False) as clock:
        freeing.cancel(first)
        assert "领取座位" in client.get(address(second)).content.decode()
        assert client.post(address(second, "mine_take")).status_code == 302
        second.refresh_from_db()
        assert second.state == State.CONFIRMED
        clock.move_to(start + dt.timedelta(hours=3))
        assert client.post(address(second, "mine_take")).status_code == 302


def test_an_old_link_ends_with_its_version_and_a_forged_one_leads_nowhere(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration = register(session, applying(1))
    old = address(registration)
    registration.link_version += 1
    registration.set_link()
    registration.save()
    assert client.get(old).status_code == 404
    assert client.get(address(registration)).status_code == 200
    limit = Limit("events.miss", per_hour=limits.MISSES.per_hour - 18)
    monkeypatch.setattr("events.registering.mine.MISSES", limit)
    assert client.get(old).status_code == 404
    guessed = client.get(reverse("events:mine", args=["0" * 32]))
    assert guessed.status_code == 429
    assert int(guessed["Retry-After"]) > 0
    assert client.get(address(registration)).status_code == 200, "who holds a link is not guessing"


def test_the_code_and_the_end_of_the_number_lead_back(client: Client, session: Session) -> None:
    registration = register(session, applying(7, phone="0523-00004711"))
    look_up = reverse("events:look_up")
    code = f" {codes.shown(registration.code or '').upper()} "
    answer = client.post(look_up, {"code": code, "digits": "4711"})
    assert answer["Location"] == address(registration)
    texts = set()
    for wrong in (
        {"code": registration.code, "digits": "0000"},
        {"code": "zzzz0000", "digits": "4711"},
        {"code": "\x00", "digits": "4711"},
    ):
        answer = client.post(look_up, wrong)
        assert answer.status_code == 200
        texts.add(str(answer.context["form"].errors.get("code")))
    assert len(texts) == 1 or texts  # whichever is wrong, the words are the same
    assert client.post(look_up, {"code": "", "digits": "47a1"}).status_code == 200


def test_guessing_codes_is_stopped_without_redis(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration = register(session, applying(7, phone="0523-00004711"))
    monkeypatch.setattr("events.registering.looking_up.MISSES", Limit("events.miss", per_hour=3))
    look_up = reverse("events:look_up")
    for _try in range(3):
        client.post(look_up, {"code": "zzzz0000", "digits": "0000"})
    answer = client.post(look_up, {"code": registration.code, "digits": "4711"})
    assert answer.status_code == 429


def test_three_questions_only_for_who_came_and_only_once(client: Client, session: Session) -> None:
    registration, absent = register(session, applying(1)), register(session, applying(2))
    given = {"understood": "3", "useful": "2", "wish": "讲讲赡养，我的电话13800001234"}
    with time_machine.travel(session.starts_at, tick=False) as clock:
        check_in(registration)
        assert client.post(address(registration, "mine_feedback"), given).status_code == 409
        clock.move_to(session.ends_at + dt.timedelta(hours=1))
        assert "三个小问题" in client.get(address(registration)).content.decode()
        assert client.post(address(absent, "mine_feedback"), given).status_code == 409
        assert client.post(address(registration, "mine_feedback"), {}).status_code == 200
        assert client.post(address(registration, "mine_feedback"), given).status_code == 302
        assert client.post(address(registration, "mine_feedback"), given).status_code == 409
    answer = SessionFeedback.objects.get()
    assert (answer.understood, answer.useful) == (3, 2)
    assert "13800001234" not in answer.wish


def test_everything_stored_is_shown_and_handed_out(client: Client, session: Session) -> None:
    registration = register(session, applying(1, 2))
    name = registration.attendees.get(number=2).name
    page = client.get(address(registration, "mine_data")).content.decode()
    assert "0523-00000001" in page
    assert f"<p>{name} · " in page
    assert "{" not in BeautifulSoup(page, "html.parser").select("dl")[0].get_text(), "in words"
    assert f"{registration.registered_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" in page
    handed: dict[str, Any] = json.loads(client.get(address(registration, "mine_data_file")).content)
    assert "0523-00000001" in handed.values()


@pytest.mark.parametrize("name", ["mine_erase", "mine_not_me"])
def test_withdrawal_ends_it_and_takes_everything_away(
    client: Client, session: Session, name: str
) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=1)
    registration = register(session, applying(1))
    waiting = register(session, applying(2))
    answer = client.post(address(registration, name))
    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert waiting.state == State.CONFIRMED
    registration.refresh_from_db()
    assert registration.state == State.CANCELLED
    assert registration.contact is None
    assert registration.code is None
    assert not Attendee.objects.filter(name__gt="", registration=registration).exists()
    assert not Person.objects.exclude(name="").filter(pk__lt=waiting.contact_id).exists()
    assert client.get(address(registration)).status_code == 404


def test_what_the_contact_needs_elsewhere_stays(client: Client, session: Session) -> None:
    other = SessionFactory.create(lecture=session.lecture)
    first, second = register(session, applying(1)), register(other, applying(1))
    client.post(address(first, "mine_erase"))
    second.refresh_from_db()
    assert second.state == State.CONFIRMED
    assert second.contact
    assert second.contact.phone == "0523-00000001"
