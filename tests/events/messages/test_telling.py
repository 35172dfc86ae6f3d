"""Who hears of what, on which channel: without an e-mail address people are called."""

import datetime as dt

import pytest
import time_machine

from events.messages import kinds
from events.messages.closing import tell_of_closed
from events.messages.reminding import tell
from events.models import Session
from events.scheduling import changing
from events.seats import freeing
from events.seats.registering import register
from events.states import SessionState
from fazhi.departments.models import Role
from fazhi.links import codes
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.models import Message, Notification, Reminder
from fazhi.outbox.reminders.anchors import anchor_of
from fazhi.outbox.reminders.scheduling import apply_rules
from fazhi.outbox.reminders.sending import send_due
from fazhi.outbox.states import State
from fazhi.workdays import SHANGHAI, now
from tests.factories.departments import MembershipFactory
from tests.factories.events import SessionFactory, applying

pytestmark = pytest.mark.django_db


def told(kind: str) -> list[str]:
    """The channels on which a kind left, in order."""
    return list(
        Message.objects.filter(kind=kind).order_by("created_at").values_list("channel", flat=True)
    )


def test_promotion_move_cancellation_and_reminder_are_called(session: Session) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=1)
    first = register(session, applying(1))
    register(session, applying(2))
    assert not Message.objects.exists()
    freeing.cancel(first)
    assert told(kinds.PROMOTED) == [Channel.CALL]
    values = {
        "starts_at": session.starts_at + dt.timedelta(days=1),
        "ends_at": session.ends_at + dt.timedelta(days=1),
        "venue": session.venue,
        "room": "",
    }
    changing.move(session, values, "停电。")
    assert told(kinds.MOVED) == [Channel.CALL]
    text = Message.objects.get(kind=kinds.MOVED).text
    assert "停电" in text
    assert "原定" in text
    assert tell(Session.objects.get(pk=session.pk), kinds.REMINDER, "k", Reminder()) == 1
    changing.cancel(session, "主讲人生病。")
    assert told(kinds.CANCELLED) == [Channel.CALL]
    assert told(kinds.REMINDER) == [Channel.CALL]


def test_who_has_an_address_gets_it_in_writing_with_code_and_link(session: Session) -> None:
    registration = register(session, applying(1, email="demo@example.invalid"))
    message = Message.objects.get(kind=kinds.CONFIRMED)
    assert message.channel == Channel.EMAIL
    assert registration.token in message.text
    assert codes.shown(registration.code or "") in message.text
    file = message.attachments.get()
    assert file.name.endswith(".ics")


def test_the_truth_about_a_second_registration_goes_to_the_address_itself(
    session: Session,
) -> None:
    register(session, applying(1, email="demo@example.invalid"))
    register(session, applying(1, email="stranger@example.invalid"))
    message = Message.objects.get(kind=kinds.REPEATED)
    assert message.address == "demo@example.invalid"


def test_reminders_leave_three_days_and_a_day_before_and_once(session: Session) -> None:
    register(session, applying(1))
    apply_rules()
    for days in (3, 3, 1, 1):
        moment = session.starts_at - dt.timedelta(days=days)
        morning = moment.astimezone(SHANGHAI).replace(hour=9, minute=5)
        with time_machine.travel(morning, tick=False):
            send_due(now())
    assert told(kinds.REMINDER) == [Channel.CALL]
    assert told(kinds.EARLY_REMINDER) == [], "three days before nobody is called"


def test_a_cancelled_session_is_not_reminded_of(session: Session) -> None:
    anchor = anchor_of("events.session")
    assert anchor is not None
    assert anchor.date_of(session) == session.starts_at
    session.state = SessionState.CANCELLED
    assert anchor.date_of(session) is None


def test_the_department_hears_once_that_registration_closed(session: Session) -> None:
    member = MembershipFactory.create(department=session.department, role=Role.AUTHOR)
    outsider = MembershipFactory.create(role=Role.AUTHOR)
    with time_machine.travel(session.starts_at + dt.timedelta(minutes=1)):
        assert tell_of_closed() == 1
        assert tell_of_closed() == 0
    lines = Notification.objects.filter(kind=kinds.CLOSED)
    assert [line.user for line in lines] == [member.user]
    assert outsider.user_id not in lines.values_list("user", flat=True)


def test_everybody_hears_of_a_cancellation_once(session: Session) -> None:
    for number in range(3):
        register(session, applying(number, email=f"demo-{number}@example.invalid"))
    changing.cancel(session, "停电")
    assert len(told(kinds.CANCELLED)) == 3
    assert Message.objects.filter(kind=kinds.CANCELLED, state=State.QUEUED).count() == 3


def test_who_missed_two_sessions_is_asked_once_more_and_only_where_others_wait() -> None:
    from events.desk.closing import ask_again
    from events.models import MissedSeat
    from events.models.registrations import missed_by

    start = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)
    with time_machine.travel(start - dt.timedelta(days=5), tick=False):
        session = SessionFactory.create(capacity=2, starts_at=start)
        earlier = SessionFactory.create_batch(2)
        for one in earlier:
            phone_hash = missed_by("0523-00000001")
            MissedSeat.objects.create(phone_hash=phone_hash, session=one, on=dt.date(2026, 5, 1))
        kept, other = register(session, applying(1)), register(session, applying(2))
    with time_machine.travel(start - dt.timedelta(hours=40), tick=False) as clock:
        assert ask_again() == 0, "nobody waits"
        waiting = register(session, applying(3))
        assert ask_again() == 1
        assert ask_again() == 0
        assert told(kinds.ASKED) == [Channel.CALL]
        other.refresh_from_db()
        assert other.confirm_by is None
        kept.refresh_from_db()
        assert kept.visible_state == "confirmed", "nobody else sees it"
        clock.move_to(kept.confirm_by)
        assert freeing.release_unconfirmed() == 1
        waiting.refresh_from_db()
        assert waiting.is_seated


def test_an_answer_keeps_the_seat() -> None:
    start = dt.datetime(2026, 6, 5, 14, tzinfo=SHANGHAI)
    with time_machine.travel(start - dt.timedelta(days=5), tick=False):
        session = SessionFactory.create(capacity=1, starts_at=start)
        kept = register(session, applying(1))
        register(session, applying(2))
        kept.confirm_by = start - dt.timedelta(hours=20)
        kept.save()
        freeing.will_come(kept)
    with time_machine.travel(start - dt.timedelta(hours=19), tick=False):
        assert freeing.release_unconfirmed() == 0
