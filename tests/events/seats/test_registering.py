"""Taking in registrations: seats, the line, forms sent twice, people registered twice."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

import pytest
import time_machine

from events.models import Registration, Session
from events.seats import changing, freeing
from events.seats.refusals import Refused, Why
from events.seats.registering import register
from events.states import Admission, SessionState, State, Way
from fazhi.people.models import Consent, Person
from fazhi.workdays import SHANGHAI, now
from tests.events.seats.reckoning import check
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db


def states(session: Session) -> list[str]:
    return list(session.registrations.order_by("order").values_list("state", flat=True))


def test_seats_go_in_the_order_of_arrival_and_then_people_wait() -> None:
    session = SessionFactory.create(capacity=3, kept_for_walk_ins=1)
    for number in range(1, 5):
        register(session, applying(number))
    assert states(session) == [State.CONFIRMED, State.CONFIRMED, State.WAITING, State.WAITING]
    check(session)


def test_a_group_gets_all_its_seats_or_waits_and_a_smaller_one_may_pass() -> None:
    session = SessionFactory.create(capacity=3)
    register(session, applying(1, 2))
    group = register(session, applying(2, 3))
    single = register(session, applying(3))
    assert (group.state, single.state) == (State.WAITING, State.CONFIRMED)
    freeing.cancel(Registration.objects.get(order=1))
    check(session)
    group.refresh_from_db()
    assert group.state == State.WAITING  # two seats are too few for three people
    freeing.cancel(single)
    group.refresh_from_db()
    assert group.state == State.CONFIRMED
    check(session)


def test_a_form_sent_twice_is_one_registration() -> None:
    session = SessionFactory.create()
    first = register(session, applying(1, form_key="k" * 22))
    again = register(session, applying(1, form_key="k" * 22))
    assert first.pk == again.pk
    assert session.registrations.count() == 1
    assert Consent.objects.count() == 1


def test_who_registers_twice_keeps_one_place_and_is_shown_what_a_stranger_is() -> None:
    session = SessionFactory.create(capacity=2)
    register(session, applying(1))
    again = register(session, applying(1))
    assert (again.state, again.visible_state, again.size) == (State.REPEATED, State.CONFIRMED, 0)
    register(session, applying(2))
    full = register(session, applying(1))
    assert full.visible_state == State.WAITING  # as anybody would be at this moment
    session.refresh_from_db()
    assert session.taken == 2
    check(session)


def test_of_a_household_only_those_count_who_are_not_registered_yet() -> None:
    session = SessionFactory.create(capacity=4)
    register(session, applying(1))
    family = register(session, applying(1, 3))
    assert (family.state, family.size) == (State.CONFIRMED, 2)
    check(session)


def test_the_consent_ends_with_the_session() -> None:
    session = SessionFactory.create()
    register(session, applying(1))
    consent = Consent.objects.get()
    assert consent.ends_on == session.ends_at.astimezone(SHANGHAI).date()
    assert consent.text.sha256 == consent.text_sha256


def test_the_database_itself_refuses_what_would_oversell() -> None:
    session = SessionFactory.create(capacity=1)
    register(session, applying(1))
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=session.pk).update(taken=2)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"state": SessionState.CANCELLED}, Why.CANCELLED),
        ({"state": SessionState.DRAFT}, Why.NOT_PUBLIC),
        ({"admission": Admission.FREE}, Why.FREE_ADMISSION),
        ({"opens_at": dt.timedelta(days=1)}, Why.NOT_OPEN_YET),
        ({"closes_at": -dt.timedelta(minutes=1)}, Why.CLOSED),
        ({"starts_at": -dt.timedelta(minutes=1)}, Why.OVER),
    ],
)
def test_nobody_registers_for_what_does_not_take_registrations(
    changes: dict[str, object], why: Why
) -> None:
    moment = now()
    values = {k: moment + v if isinstance(v, dt.timedelta) else v for k, v in changes.items()}
    session = SessionFactory.create(**values)
    with pytest.raises(Refused) as refused:
        register(session, applying(1))
    assert refused.value.why == why
    assert refused.value.message
    assert not Person.objects.exists(), "nothing is kept of who could not register"


def test_staff_register_before_the_opening_and_after_the_closing() -> None:
    session = SessionFactory.create(opens_at=now() + dt.timedelta(days=1))
    assert register(session, applying(1, way=Way.STAFF)).state == State.CONFIRMED


def test_a_group_larger_than_allowed_is_refused_and_a_list_may_be_longer() -> None:
    session = SessionFactory.create(capacity=20, kept_for_walk_ins=12)
    with pytest.raises(Refused) as refused:
        register(session, applying(1, 5))
    assert refused.value.values == {"most": 4}
    assert register(session, applying(2, 8, way=Way.LIST, unit="示例学校")).size == 8
    with pytest.raises(Refused) as refused:
        register(session, applying(3, 9, way=Way.LIST))
    assert refused.value.values == {"most": 8}, "more than the hall takes would wait for ever"


def test_a_number_of_the_wrong_shape_is_refused_with_its_field() -> None:
    session = SessionFactory.create()
    with pytest.raises(ValidationError) as refused:
        register(session, applying(1, phone="12"))
    assert "phone" in refused.value.message_dict
    assert not session.registrations.exists()


def test_approval_comes_before_seats() -> None:
    session = SessionFactory.create(capacity=1, admission=Admission.APPROVAL)
    first, second = register(session, applying(1)), register(session, applying(2))
    assert first.state == State.PENDING
    assert changing.approve(second).state == State.CONFIRMED
    assert changing.approve(first).state == State.WAITING
    freeing.cancel(second)
    first.refresh_from_db()
    assert first.state == State.CONFIRMED
    with pytest.raises(Refused):
        changing.refuse_approval(first)
    check(session)


def test_near_the_beginning_a_seat_is_offered_and_lapses() -> None:
    start = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)
    with time_machine.travel(start - dt.timedelta(days=3), tick=False):
        session = SessionFactory.create(capacity=1, starts_at=start)
        first, second, third = (register(session, applying(n)) for n in (1, 2, 3))
    with time_machine.travel(start - dt.timedelta(hours=23), tick=False) as clock:
        freeing.cancel(first)
        second.refresh_from_db()
        assert second.state == State.OFFERED
        assert second.claim_until == dt.datetime(2026, 6, 4, 19, tzinfo=SHANGHAI)
        check(session)
        clock.move_to(second.claim_until)
        with pytest.raises(Refused):
            freeing.claim(second)
        assert freeing.lapse_offers() == 1
        assert freeing.lapse_offers() == 0
        third.refresh_from_db()
        assert third.state == State.OFFERED
        assert third.claim_until
        clock.move_to(third.claim_until - dt.timedelta(minutes=1))
        assert freeing.claim(third).state == State.CONFIRMED
        assert freeing.lapse_offers() == 0
        check(session)


def test_seats_up_and_down() -> None:
    session = SessionFactory.create(capacity=2)
    for number in range(1, 5):
        register(session, applying(number))
    with pytest.raises(Refused) as refused:
        changing.set_seats(session, 1, 0)
    assert refused.value.why == Why.SEATS_TAKEN
    moved = changing.set_seats(session, 4, 1)
    assert [r.order for r in moved] == [3]
    check(session)


def test_who_comes_can_be_changed_while_there_are_seats() -> None:
    session = SessionFactory.create(capacity=3)
    mine = register(session, applying(1, 2))
    other = register(session, applying(2))
    names = [a.name for a in mine.attendees.order_by("number")]
    with pytest.raises(Refused) as refused:
        changing.change_people(mine, [*names, "新来的人"])
    assert refused.value.why == Why.TOO_FEW_SEATS
    waiting = register(session, applying(3))
    assert changing.change_people(mine, ["换了的人"]).size == 1
    waiting.refresh_from_db()
    assert waiting.state == State.CONFIRMED
    check(session)
    freeing.cancel(other)
    assert changing.change_people(mine, ["换了的人", "又来一人"]).size == 2
    check(session)


def test_another_date_of_the_lecture_keeps_code_and_link() -> None:
    first = SessionFactory.create(capacity=1)
    second = SessionFactory.create(capacity=1, department=first.department, venue=first.venue)
    mine = register(first, applying(1))
    waiting = register(first, applying(2))
    code, token = mine.code, mine.token
    moved = changing.exchange(mine, second)
    assert (moved.session_id, moved.code, moved.token) == (second.pk, code, token)
    waiting.refresh_from_db()
    assert waiting.state == State.CONFIRMED
    with pytest.raises(Refused) as refused:
        changing.exchange(waiting, second)
    assert refused.value.why == Why.TOO_FEW_SEATS
    waiting.refresh_from_db()
    assert (waiting.session_id, waiting.state) == (first.pk, State.CONFIRMED)
    check(first)
    check(second)


def test_a_form_that_was_open_for_long_writes_no_seats_back() -> None:
    session = SessionFactory.create(capacity=3)
    old = Session.objects.get(pk=session.pk)
    register(session, applying(1))
    old.note = "请带身份证件"
    old.save()
    session.refresh_from_db()
    assert (session.taken, session.arrivals) == (1, 1)
