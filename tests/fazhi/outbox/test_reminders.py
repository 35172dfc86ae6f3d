"""Reminders: counted by the calendar, sent once, moved with their date, cancelled with a reason."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

import pytest
import time_machine

from fazhi.departments.models import Membership, Role
from fazhi.outbox.models import Reminder, ReminderRule
from fazhi.outbox.reminders import anchors
from fazhi.outbox.reminders.anchors import Anchor, Standard, register_anchor
from fazhi.outbox.reminders.counting import due
from fazhi.outbox.reminders.scheduling import apply_rules
from fazhi.outbox.reminders.sending import send_due
from fazhi.outbox.reminders.standards import make_standard_rules
from fazhi.workdays import SHANGHAI
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory

pytestmark = pytest.mark.django_db

WAITING, SENT, CANCELLED = Reminder.State.WAITING, Reminder.State.SENT, Reminder.State.CANCELLED


def rule(**values: Any) -> ReminderRule:
    standard = {"anchor": "test.term", "kind": "test.note", "days": 2}
    return ReminderRule(**{**standard, **values})


@pytest.mark.parametrize(
    ("values", "date", "expected", "estimated"),
    [
        ({}, "2026-11-26", "2026-11-24 09:00", False),
        ({"days": 0}, "2026-11-26", "2026-11-26 09:00", False),
        ({"days": 1}, "2026-11-30", "2026-11-27 09:00", False),  # Monday: the Friday before
        ({"unit": "day", "days": 1}, "2026-11-30", "2026-11-29 09:00", False),
        ({"days": 1}, "2026-10-08", "2026-09-30 09:00", False),  # before National Day
        (
            {"days": 1, "side": "after"},
            "2026-10-09",
            "2026-10-10 09:00",
            False,
        ),  # a working Saturday
        ({"days": 1}, "2028-03-06", "2028-03-03 09:00", True),  # no notice covers 2028
        ({"days": 2, "at": dt.time(17, 30)}, "2026-11-26", "2026-11-24 17:30", False),
    ],
)
def test_days_are_counted_as_offices_do(
    values: dict[str, Any], date: str, expected: str, estimated: bool
) -> None:
    found = due(rule(**values), dt.date.fromisoformat(date))
    assert found.at == dt.datetime.fromisoformat(f"{expected}+08:00")
    assert found.estimated is estimated


def test_a_moment_late_in_the_day_in_utc_is_already_tomorrow_in_china() -> None:
    moment = dt.datetime(2026, 11, 25, 17, 0, tzinfo=dt.UTC)
    assert due(rule(days=0), moment).at.date() == dt.date(2026, 11, 26)


@pytest.fixture
def told() -> Iterator[list[tuple[object, str]]]:
    """Terms of office end; who is told is written down here."""
    heard: list[tuple[object, str]] = []
    anchor = Anchor(
        key="test.term",
        label="任期届满",
        model=Membership,
        date_of=lambda membership: membership.ends_on,
        upcoming=Membership.objects.all,
        tell=lambda thing, kind, key, reminder: heard.append((thing.pk, key)),
        kinds=("test.note",),
        standards=(Standard("test.note", 2, "working_day", "before"),),
    )
    register_anchor(anchor)
    make_standard_rules()
    yield heard
    del anchors._anchors["test.term"]  # who listens to memberships stays: terms are reminded of too


def reminders() -> QuerySet[Reminder]:
    return Reminder.objects.filter(rule__anchor="test.term")


def reminder() -> Reminder:
    return reminders().get()


def term(ends: str | None) -> Membership:
    end = dt.date.fromisoformat(ends) if ends else None
    return Membership.objects.create(
        user=UserFactory.create(), department=DepartmentFactory.create(), role=Role.AUTHOR,
        starts_on=dt.date(2026, 1, 1), ends_on=end,
    )  # fmt: skip


def on(clock: str) -> Any:
    return time_machine.travel(f"{clock}+08:00", tick=False)


def test_a_reminder_leaves_once(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        term("2026-11-26")
        assert send_due() == ""
    with on("2026-11-24 09:01"):
        assert send_due() == "1"
        assert send_due() == ""
    assert len(told) == 1
    assert reminder().state == SENT


def test_a_moved_date_moves_the_reminder_and_is_reminded_of_anew(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        membership = term("2026-11-26")
        membership.ends_on = dt.date(2026, 12, 3)
        membership.save()
    with on("2026-11-24 09:01"):
        assert send_due() == ""
    with on("2026-12-01 09:01"):
        assert send_due() == "1"
        membership.ends_on = dt.date(2026, 12, 10)
        membership.save()
    with on("2026-12-08 09:01"):
        assert send_due() == "1"
    assert len({key for _thing, key in told}) == 2


def test_a_date_changed_behind_our_back_is_noticed_when_due(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        term("2026-11-26")
        Membership.objects.update(ends_on=dt.date(2026, 12, 3))
    with on("2026-11-24 09:01"):
        assert send_due() == ""
    found = reminder()
    assert timezone.localtime(found.due_at).date() == dt.date(2026, 12, 1)


@pytest.mark.parametrize("behind_our_back", [False, True])
def test_what_is_gone_is_not_reminded_of(told: list[Any], behind_our_back: bool) -> None:
    with on("2026-11-20 08:00"):
        membership = term("2026-11-26")
        rows = Membership.objects.filter(pk=membership.pk)
        if behind_our_back:
            rows._raw_delete(rows.db)
        else:
            membership.delete()
    with on("2026-11-24 09:01"):
        send_due()
    found = reminder()
    assert (found.state, found.reason) == (CANCELLED, "所涉事项已被删除。")
    assert told == []


def test_a_machine_that_was_off_reminds_late_but_not_after_the_date(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        term("2026-11-26")
        term("2026-11-25")
    with on("2026-11-26 10:00"):
        assert send_due() == "1"
    assert reminders().get(state=CANCELLED).reason == "日期已过。"


def test_what_begins_after_its_reminder_gets_none(told: list[Any]) -> None:
    with on("2026-11-25 08:00"):
        term("2026-11-26")
        send_due()
    assert not reminders()


def test_a_mistake_of_a_room_holds_up_nobody_else(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        first, second = term("2026-11-26"), term("2026-11-26")
    anchor = anchors._anchors["test.term"]

    def tell(thing: Any, kind: str, key: str, reminder: Reminder) -> None:
        if thing == first:
            raise RuntimeError
        told.append((thing.pk, key))

    anchors._anchors["test.term"] = Anchor(**{**vars(anchor), "tell": tell})
    with on("2026-11-24 09:01"):
        assert send_due() == "1"
        assert send_due() == ""
    with on("2026-11-24 10:02"):
        anchors._anchors["test.term"] = anchor
        assert send_due() == "1"
    assert {pk for pk, _key in told} == {first.pk, second.pk}


def test_a_rule_holds_for_what_exists_already(told: list[Any]) -> None:
    ReminderRule.objects.all().delete()
    with on("2026-11-20 08:00"):
        term("2026-11-26")
        assert not reminders()
        rule(days=1).save()
        assert apply_rules() == "1"
        ReminderRule.objects.update(active=False)
        apply_rules()
    assert reminder().reason == "该规则已停用。"


def test_a_rule_that_was_stopped_does_not_come_back(told: list[Any]) -> None:
    ReminderRule.objects.filter(anchor="test.term").update(active=False)
    make_standard_rules()
    assert ReminderRule.objects.filter(anchor="test.term").count() == 1


def test_reminders_over_days_without_a_notice_say_so(told: list[Any]) -> None:
    with on("2026-11-20 08:00"):
        term("2028-03-06")
    found = reminder()
    assert found.estimated
    assert found.due_at == dt.datetime(2028, 3, 2, 9, 0, tzinfo=SHANGHAI)
