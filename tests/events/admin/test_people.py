"""One session and its people: masked, acted upon, registered on their behalf, written to."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from events.models import Registration, Session
from events.models.registrations import new_form_key
from events.seats.registering import register
from events.states import Admission, State, Way
from fazhi.outbox.models import Message
from fazhi.people.models import Channel, Consent, Reveal
from fazhi.workdays import now, today
from tests.events.browsing import (
    act_url,
    code_of,
    errors,
    hidden,
    page_url,
    queries,
    soup,
)
from tests.events.seats.reckoning import check
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db

NAME, PHONE = "示例甲乙", "13800001234"


def registration_url(name: str, registration: Registration) -> str:
    tail = f"_{name}" if name else ""
    return reverse(f"events_registration{tail}", args=[registration.pk])


def staff_form(**changes: Any) -> dict[str, Any]:
    return {
        "form_key": new_form_key(),
        "name": NAME,
        "phone": PHONE,
        "attends": "on",
        "others": "",
        "channel": "phone",
        "agreed_on": f"{today():%Y-%m-%d}",
        **changes,
    }


def test_the_page_masks_who_it_lists(session: Session, organiser: Client) -> None:
    made = register(session, applying(1, 2, name=NAME, phone=PHONE, names=[NAME, "示例丙丁"]))
    page = organiser.get(page_url(session)).content.decode()
    assert code_of(made) in page
    assert "138****1234" in page
    for secret in (NAME, PHONE, "示例丙丁"):
        assert secret not in page
        assert secret not in organiser.get(registration_url("", made)).content.decode()


def test_the_page_shows_the_line_in_order_and_offers_with_their_end(
    session: Session, organiser: Client
) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=1)
    made = [register(session, applying(number)) for number in range(1, 5)]
    until = now() + dt.timedelta(hours=3)
    Registration.objects.filter(pk=made[0].pk).update(state=State.OFFERED, claim_until=until)
    context = organiser.get(page_url(session)).context
    assert [row.registration.pk for row in context["waiting"]] == [r.pk for r in made[1:]]
    assert [row.registration.claim_until for row in context["offered"]] == [until]
    assert context["figures"].waiting == 3


def test_a_number_with_more_seats_than_a_household_stands_out(
    session: Session, organiser: Client
) -> None:
    for number in (1, 2):
        names = [
            f"示例{number}号".replace("1", "一").replace("2", "二"),
            "示例同行" + "甲乙"[number - 1],
            "示例同来" + "甲乙"[number - 1],
        ]
        register(session, applying(number, phone=PHONE, names=names))
    register(session, applying(9))
    rows = organiser.get(page_url(session)).context["rows"]
    assert [row.many_seats for row in rows] == [6, 6, 0]


def test_consent_and_messages_stand_beside_each_registration(
    session: Session, organiser: Client
) -> None:
    made = register(session, applying(1, email="someone@example.test", channel=Channel.PAPER))
    row = organiser.get(page_url(session)).context["rows"][0]
    assert (row.consent.channel, row.consent_is_live) == ("paper", True)
    assert [(m.kind, m.channel) for m in row.messages] == [("lecture.confirmed", "email")]
    assert organiser.get(registration_url("", made)).status_code == 200


def test_approving_and_refusing(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(admission=Admission.APPROVAL)
    first, second = register(session, applying(1)), register(session, applying(2))
    organiser.post(registration_url("approve", first))
    organiser.post(registration_url("refuse", second))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.CONFIRMED, State.REFUSED)
    again = organiser.post(registration_url("approve", second))
    assert errors(again)
    check(session)


def test_cancelling_lets_the_next_one_move_up(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=1)
    first, second = register(session, applying(1)), register(session, applying(2))
    organiser.post(registration_url("cancel", first))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (State.CANCELLED, State.CONFIRMED)
    assert errors(organiser.post(registration_url("cancel", first)))
    check(session)


def test_changing_who_comes_needs_names(session: Session, organiser: Client) -> None:
    made = register(session, applying(1))
    wrong = organiser.post(registration_url("people", made), {"names": "12345"})
    assert "names" in wrong.context["form"].errors
    organiser.post(registration_url("people", made), {"names": "示例丙\n示例丁"})
    assert list(made.attendees.values_list("name", flat=True)) == ["示例丙", "示例丁"]
    check(session)


def test_a_stranger_used_the_number(session: Session, organiser: Client) -> None:
    made = register(session, applying(1, name=NAME, phone=PHONE, names=[NAME]))
    before = Message.objects.count()
    organiser.post(registration_url("forget", made))
    made.refresh_from_db()
    assert (made.state, made.contact, made.code) == (State.CANCELLED, None, None)
    assert Message.objects.count() == before, "nobody is written to"
    assert organiser.get(registration_url("", made)).status_code == 200
    for name in ("people", "reveal"):
        form = {"names": "示例丙", "field": "phone", "reason": "回电话"}
        assert errors(organiser.post(registration_url(name, made), form))
    check(session)


def test_showing_in_full_needs_a_reason_and_is_recorded(
    session: Session, organiser: Client
) -> None:
    made = register(session, applying(1, name=NAME, phone=PHONE, names=[NAME]))
    address = registration_url("reveal", made)
    assert PHONE not in organiser.get(address).content.decode()
    for reason in ("", "x", f"打给{PHONE}", f"问{NAME}"):
        refused = organiser.post(address, {"field": "phone", "reason": reason})
        assert errors(refused)
        assert "<dd>13800001234" not in refused.content.decode()
    assert not Reveal.objects.exists()
    shown = organiser.post(address, {"field": "phone", "reason": "改期要打电话"})
    assert PHONE in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert Reveal.objects.get().reason == "改期要打电话"


def test_staff_register_a_caller_after_reading_the_text_out(
    session: Session, organiser: Client
) -> None:
    address = act_url("register", session)
    assert soup(organiser.get(address)).select_one("#consent-text").get_text(strip=True)  # type: ignore[union-attr]
    assert "channel" in organiser.post(address, staff_form(channel="")).context["form"].errors
    assert not session.registrations.exists()
    form = staff_form()
    for _twice in range(2):
        done = organiser.post(address, form)
        assert done.status_code == 302
    made = session.registrations.get()
    assert (made.way, made.state, made.by is None) == (Way.STAFF, State.CONFIRMED, False)
    consent = Consent.objects.get()
    assert (consent.channel, consent.recorded_by) == (Channel.PHONE, made.by)
    check(session)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": "1"}, "name"),
        ({"phone": "12"}, "phone"),
        ({"email": "nix"}, "email"),
        ({"agreed_on": "2999-01-01"}, "agreed_on"),
        ({"agreed_on": "1999-01-01"}, "agreed_on"),
        ({"channel": "web"}, "channel"),
        ({"attends": ""}, "others"),
        ({"others": "甲乙丙丁\n戊己庚辛\n壬癸子丑\n寅卯辰巳"}, "others"),
        ({"village": "no-such"}, "village"),
        ({"name": "王" * 61}, "name"),
        ({"phone": "\x00"}, "phone"),
    ],
)
def test_what_staff_type_wrong_is_said_at_its_field(
    session: Session, organiser: Client, changes: dict[str, Any], field: str
) -> None:
    response = organiser.post(act_url("register", session), staff_form(**changes))
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not session.registrations.exists()


def test_the_list_of_a_unit_is_pasted(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=30)
    names = "\n".join(f"示例{a}{b}" for a in "甲乙丙" for b in "丁戊己庚")
    form = staff_form(unit="示例中学", others=names, attends="", channel="paper")
    organiser.post(act_url("unit", session), form)
    made = session.registrations.get()
    assert (made.way, made.unit, made.size) == (Way.LIST, "示例中学", 12)
    assert "示例中学" in organiser.get(page_url(session)).content.decode()
    check(session)


def test_a_form_of_another_session_is_not_taken_for_this_one(
    session: Session, organiser: Client
) -> None:
    other = SessionFactory.create(department=session.department, lecture=session.lecture)
    form = staff_form()
    organiser.post(act_url("register", session), form)
    assert errors(organiser.post(act_url("register", other), form))
    assert not other.registrations.exists()


def test_news_is_looked_at_first_and_sent_once(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=2)
    register(session, applying(1, email="someone@example.test"))
    register(session, applying(2))
    register(session, applying(3))
    address = act_url("news", session)
    form = {
        "states": [State.CONFIRMED.value],
        "text": "请带户口本。",
        "key": hidden(organiser.get(address), "key"),
    }
    preview = organiser.post(address, form)
    assert preview.context["reached"].told == 2
    assert not Message.objects.filter(kind="lecture.news").exists()
    form["seen"] = hidden(preview, "seen")
    changed = organiser.post(address, {**form, "text": "别的话"})
    assert changed.status_code == 200, "other words are looked at again"
    for _twice in range(2):
        assert organiser.post(address, form).headers["Location"] == page_url(session)
    assert Message.objects.filter(kind="lecture.news").count() == 2


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": "字" * 301}, "text"),
        ({"text": "\x00"}, "text"),
        ({"states": []}, "states"),
        ({"states": ["cancelled"]}, "states"),
        ({"key": "x"}, "key"),
    ],
)
def test_news_in_the_wrong_shape_is_refused(
    session: Session, organiser: Client, changes: dict[str, Any], field: str
) -> None:
    form = {"states": ["confirmed"], "text": "请带户口本。", "key": new_form_key(), **changes}
    response = organiser.post(act_url("news", session), form)
    assert response.status_code == 200
    assert field in response.context["form"].errors


def test_queries_do_not_grow_with_sessions_and_people(
    session: Session, organiser: Client, chief: Client
) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=300)

    def fill(numbers: range) -> None:
        for number in numbers:
            register(session, applying(number, 2, email=f"a{number}@example.test"))
            one = SessionFactory.create(department=session.department, lecture=session.lecture)
            register(one, applying(number))

    screens = [
        page_url(session),
        reverse("events_sessions:index"),
        reverse("events_desk", args=[session.pk]) + "?q=示例",
        *(act_url(name, session) for name in ("move", "cancel", "export", "paper", "seats")),
        reverse("events_figures:index"),
    ]
    fill(range(1, 4))
    few = [queries(organiser, screen) for screen in screens]
    fill(range(4, 30))
    many = [queries(organiser, screen) for screen in screens]
    assert many == few
    assert max(few) < 60
