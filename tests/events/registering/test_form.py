"""Registering on the page: no account, what was typed is kept, a known number shows nothing."""

import datetime as dt
import re
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import altcha
import pytest
import time_machine

from events.models import Registration, Session
from events.models.registrations import new_form_key
from events.registering import challenge, limits
from events.scheduling import changing
from events.states import Admission, SessionState, State, Way
from fazhi.allowances.spending import Limit
from fazhi.links import codes
from fazhi.outbox.models import Message
from fazhi.people.models import Person
from fazhi.workdays import now
from tests.factories.events import SessionFactory

pytestmark = pytest.mark.django_db

# Statements, those that set marks in the transaction included: a thousand people send it at one moment.
WHOLE_FORM = 29


def values(**more: Any) -> dict[str, Any]:
    filled = {
        "form_key": new_form_key(),
        "name": "示例甲",
        "phone": "０５２３-00000123",
        "attends": "on",
        "others": "",
        "email": "",
        "village": "",
        "consent": "on",
        **more,
    }
    return {key: value for key, value in filled.items() if value is not None}


def send(client: Client, session: Session, **more: Any) -> Any:
    return client.post(reverse("events:register", args=[session.public_id]), values(**more))


def test_a_resident_registers_and_gets_code_and_private_page(
    client: Client, session: Session
) -> None:
    page = client.get(reverse("events:register", args=[session.public_id]))
    assert page.status_code == 200
    assert page["Cache-Control"].startswith("max-age=0")
    answer = send(client, session, others="示例乙\n示例丙", email="demo@example.invalid")
    registration = Registration.objects.get()
    assert answer["Location"] == f"/registrations/{registration.token}/?sent=1"
    assert (registration.state, registration.size, registration.way) == (
        State.CONFIRMED,
        3,
        Way.WEB,
    )
    shown = client.get(answer["Location"]).content.decode()
    assert codes.shown(registration.code or "") in shown
    assert "示例丙" in shown
    assert "座位已留好" in shown
    message = Message.objects.get(kind="lecture.confirmed")
    assert registration.token in message.text
    assert message.attachments.count() == 1


def test_without_e_mail_nothing_is_sent_about_a_confirmed_seat(
    client: Client, session: Session
) -> None:
    send(client, session)
    assert Registration.objects.get().state == State.CONFIRMED
    assert not Message.objects.exists(), "the page has said it; nobody need be called"


def test_what_was_typed_stays_and_each_mistake_is_named(client: Client, session: Session) -> None:
    answer = send(
        client, session, phone="12", others="示例乙\n13800001111", consent=None, email="no-address"
    )
    assert answer.status_code == 200
    form = answer.context["form"]
    assert set(form.errors) == {"phone", "others", "consent", "email"}
    assert "第 2 行" in str(form.errors["others"])
    content = answer.content.decode()
    assert 'value="12"' in content
    assert "13800001111" in content
    assert not Registration.objects.exists()
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "长" * 10_000},
        {"others": "示例乙、" * 10_000},
        {"name": "示例\x00甲"},
        {"form_key": "\x00"},
        {"village": "nowhere"},
        {"website": "http://spam.example"},
        {"attends": None, "others": ""},
        {"others": "示例乙\n示例乙"},
        {"others": "示例乙\n示例丙\n示例丁\n示例戊"},
        {"phone": "9" * 41},
        {"form_key": "k" * 65},
    ],
)
def test_nothing_that_is_sent_breaks_the_form(
    client: Client, session: Session, wrong: dict[str, Any]
) -> None:
    answer = send(client, session, **wrong)
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Registration.objects.exists()


def test_who_is_registered_already_sees_what_a_stranger_sees(
    client: Client, session: Session
) -> None:
    send(client, session, name="示例甲")
    with CaptureQueriesContext(connection) as fresh:
        first = send(client, session, name="示例乙", phone="0523-00000124")
    with CaptureQueriesContext(connection) as again:
        second = send(client, session, name="示例乙", phone="0523-00000124")
    assert (first.status_code, second.status_code) == (302, 302)
    assert len(fresh) <= WHOLE_FORM
    known_person = 6  # a person is recorded, and that in the history, only once
    assert 0 <= len(fresh) - len(again) <= known_person
    assert Registration.objects.filter(state=State.REPEATED).count() == 1
    pages = [client.get(answer["Location"]).content.decode() for answer in (first, second)]
    assert len({_without_secrets(page) for page in pages}) == 1


def _without_secrets(page: str) -> str:
    page = re.sub(r"[0-9a-f]{32}|[0-9a-z]{4}-[0-9a-z]{4}", "*", page)
    return re.sub(r"<svg.*?</svg>", "", page, flags=re.DOTALL)


def test_a_form_sent_twice_leads_to_the_same_page(client: Client, session: Session) -> None:
    key = new_form_key()
    first = send(client, session, form_key=key)
    second = send(client, session, form_key=key, name="示例丁")
    assert first["Location"] == second["Location"]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"state": SessionState.DRAFT}, 404),
        ({"lecture": None}, 404),
        ({"state": SessionState.CANCELLED}, 409),
        ({"admission": Admission.FREE}, 409),
        ({"starts_at": -dt.timedelta(hours=1)}, 409),
        ({"closes_at": -dt.timedelta(hours=1)}, 409),
    ],
)
def test_what_takes_no_registration_says_so(
    client: Client, session: Session, changes: dict[str, Any], status: int
) -> None:
    moment = now()
    fields = {k: moment + v if isinstance(v, dt.timedelta) else v for k, v in changes.items()}
    Session.objects.filter(pk=session.pk).update(**fields)
    assert send(client, session).status_code == status
    assert not Registration.objects.exists()


def test_a_session_cancelled_while_somebody_fills_in_the_form(
    client: Client, session: Session
) -> None:
    client.get(reverse("events:register", args=[session.public_id]))
    changing.cancel(session, "主讲人生病。")
    answer = send(client, session)
    assert answer.status_code == 409
    assert "主讲人生病" in answer.content.decode()


def test_a_unit_registers_its_people(client: Client, session: Session) -> None:
    address = reverse("events:register_unit", args=[session.public_id])
    assert client.get(address).status_code == 200
    names = "\n".join(f"示例{n}" for n in "甲乙丙丁戊己庚辛")
    answer = client.post(address, values(unit="示例小学", attends=None, others=names))
    assert answer.status_code == 302
    registration = Registration.objects.get()
    assert (registration.way, registration.size, registration.unit) == (Way.LIST, 8, "示例小学")
    Session.objects.filter(pk=session.pk).update(largest_list=0)
    assert client.get(address).status_code == 302


def test_another_site_cannot_register_anybody(client: Client, session: Session) -> None:
    address = reverse("events:register", args=[session.public_id])
    answer = client.post(address, values(), headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


def test_a_flood_needs_a_proof_and_then_stops(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    freely = Limit("events.register", per_hour=1)
    monkeypatch.setattr(challenge, "WITHOUT_PROOF", freely)
    most = Limit("events.register", per_hour=3)
    monkeypatch.setattr(challenge, "REGISTRATIONS", most)
    monkeypatch.setattr(challenge, "HARDEST", 50)
    moment = dt.datetime(2026, 6, 1, 1, 30, tzinfo=dt.UTC)
    with time_machine.travel(moment, tick=False):
        soon = SessionFactory.create(lecture=session.lecture, phone="0523-00000001")
        assert send(client, soon, phone="0523-00000201").status_code == 302
        key = new_form_key()
        refused = send(client, soon, phone="0523-00000202", form_key=key)
        assert refused.status_code == 429
        made = refused.context["challenge"]
        assert "0523-00000001" in refused.content.decode(), "the desk registers who has no script"
        proof = _solved(made)
        answer = send(client, soon, phone="0523-00000202", form_key=key, proof=proof)
        assert answer.status_code == 302
        stolen = send(client, soon, phone="0523-00000203", proof=proof)
        assert stolen.status_code == 429, "a proof belongs to one form"
        for forged in ("x", "e30=", proof[:-4], "9" * 5000):
            assert send(client, soon, phone="0523-00000203", proof=forged).status_code == 429
        assert Registration.objects.count() == 2


def _solved(made: dict[str, Any]) -> str:
    solution = altcha.solve_challenge(
        made["challenge"], made["salt"], made["algorithm"], made["maxNumber"]
    )
    assert solution
    payload = altcha.Payload(
        made["algorithm"], made["challenge"], solution.number, made["salt"], made["signature"]
    )
    return payload.to_base64()


def test_ten_thousand_requests_of_one_address_end_in_words(
    client: Client, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(challenge, "REGISTRATIONS", Limit("events.register", 1))
    monkeypatch.setattr(challenge, "WITHOUT_PROOF", Limit("events.register", 1))
    assert send(client, session, phone="0523-00000201").status_code == 302
    answer = send(client, session, phone="0523-00000202", name="示例癸")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 3600
    assert "示例癸" in answer.content.decode(), "nothing that was typed is lost"
    assert limits.REGISTRATIONS.per_hour < 10_000
