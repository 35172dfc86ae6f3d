"""When whoever has a task is reminded, and when the heads hear of it."""

import datetime as dt
from typing import Any

from wagtail.log_actions import registry

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.workdays import SHANGHAI
from fazhi.worklist import escalation, services
from fazhi.worklist.escalation import Told, remind_and_escalate
from fazhi.worklist.models import Task, WorklistSettings
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.worklist import TaskFactory
from tests.fazhi.worklist.conftest import Heard

pytestmark = pytest.mark.django_db

NOTHING = Told()


def at(month: int, day: int, year: int = 2026, hour: int = 8) -> dt.datetime:
    return dt.datetime(year, month, day, hour, 30, tzinfo=SHANGHAI)


def days_told(first: dt.datetime, last: dt.datetime) -> list[tuple[str, Told]]:
    """Runs at half past eight on each day; which days said something, and what."""
    found, moment = [], first
    while moment <= last:
        told = remind_and_escalate(moment)
        if told != NOTHING:
            found.append((f"{moment:%m-%d}", told))
        moment += dt.timedelta(days=1)
    return found


REMINDED, ESCALATED = Told(reminded=1), Told(escalated=1)


def test_national_day_and_its_working_saturday_are_counted_as_offices_count() -> None:
    # 2026: off from 1 to 7 October; Sunday 20 September and Saturday 10 October are worked.
    TaskFactory.create(due_on=dt.date(2026, 9, 30))
    assert days_told(at(9, 25), at(10, 20)) == [
        ("09-29", REMINDED),
        ("10-08", ESCALATED),  # the first working day after it
        ("10-14", ESCALATED),  # five more: 9, 10 (a Saturday), 12, 13 and 14
    ]


def test_the_reminder_comes_on_the_last_working_day_before() -> None:
    TaskFactory.create(due_on=dt.date(2026, 10, 8))
    assert days_told(at(9, 27), at(10, 8)) == [("09-30", REMINDED)]


def test_across_the_new_year_without_a_calendar_weekdays_are_an_estimate() -> None:
    task = TaskFactory.create(due_on=dt.date(2026, 12, 31))
    assert task.is_estimated
    assert days_told(at(12, 28), at(1, 12, 2027)) == [
        ("12-30", REMINDED),
        ("01-04", ESCALATED),  # 1 January is a holiday by law; 2 and 3 are a weekend
        ("01-11", ESCALATED),
    ]


def test_days_are_those_of_china() -> None:
    TaskFactory.create(due_on=dt.date(2026, 3, 11))
    late_evening = dt.datetime(2026, 3, 9, 23, 0, tzinfo=dt.UTC)  # 10 March, 7 o'clock
    assert remind_and_escalate(late_evening) == REMINDED


def test_the_town_and_the_kind_say_how_soon(review: str) -> None:
    WorklistSettings.objects.create(remind_days=3, repeat_days=2)
    TaskFactory.create(kind=review, due_on=dt.date(2026, 3, 12))
    assert days_told(at(3, 6), at(3, 19)) == [
        ("03-09", REMINDED),
        ("03-16", ESCALATED),  # two working days of grace
        ("03-18", ESCALATED),
    ]


def test_a_reminder_goes_to_whoever_has_it(office: Department, heard: Heard) -> None:
    author, head = (
        MembershipFactory.create(department=office, role=role).user
        for role in (Role.AUTHOR, Role.DEPARTMENT_HEAD)
    )
    TaskFactory.create(title="甲", department=office, due_on=dt.date(2026, 3, 10))
    TaskFactory.create(title="乙", department=office, assignee=head, due_on=dt.date(2026, 3, 10))
    remind_and_escalate(at(3, 9))
    assert [(name, title, set(users)) for name, title, users in heard] == [
        ("reminded", "甲", {author, head}),
        ("reminded", "乙", {head}),
    ]


def test_what_is_late_goes_to_the_heads_else_to_the_administrators(
    office: Department, administrator: User, heard: Heard
) -> None:
    head = MembershipFactory.create(department=office, role=Role.DEPARTMENT_HEAD).user
    headless = DepartmentFactory.create()
    tasks = [
        TaskFactory.create(title=title, department=department, assignee=assignee)
        for title, department, assignee in (
            ("甲", office, None),
            ("乙", headless, None),
            ("丙", None, head),
        )
    ]
    remind_and_escalate(at(3, 11))
    assert heard == [
        ("escalated", "甲", [head]),
        ("escalated", "乙", [administrator]),
        ("escalated", "丙", [administrator]),
    ]
    entries = [registry.get_logs_for_instance(task).get() for task in tasks]
    assert [str(entry.message) for entry in entries] == [
        "超期未办，已告知部门负责人",
        "超期未办，已告知管理员",
        "超期未办，已告知管理员",
    ]


def test_it_can_run_again_and_catches_up(user: User) -> None:
    task = TaskFactory.create(due_on=dt.date(2026, 3, 10))
    assert remind_and_escalate(at(3, 10)) == REMINDED  # the day before nothing ran
    assert remind_and_escalate(at(3, 10, hour=9)) == NOTHING
    assert remind_and_escalate(at(3, 13)) == ESCALATED
    assert remind_and_escalate(at(3, 13, hour=9)) == NOTHING
    services.finish(task, "已办。", user)
    assert remind_and_escalate(at(4, 30)) == NOTHING


def test_whoever_gets_it_is_told_anew(user: User, office: Department) -> None:
    task = TaskFactory.create(due_on=dt.date(2026, 3, 10))
    assert days_told(at(3, 9), at(3, 11)) == [("03-09", REMINDED), ("03-11", ESCALATED)]
    services.hand_over(task, to_department=office, reason="属于该所", by=user)
    assert remind_and_escalate(at(3, 12)) == ESCALATED


def test_what_changes_meanwhile_is_not_told(user: User, heard: Heard) -> None:
    """Between looking and telling, another run or a person was faster."""
    task = TaskFactory.create(due_on=dt.date(2026, 3, 10))
    stale = Task.objects.get(pk=task.pk)
    assert remind_and_escalate(at(3, 9)) == REMINDED
    assert not escalation._remind(stale, dt.date(2026, 3, 9))
    services.finish(task, "已办。", user)
    assert not escalation._escalate(stale, dt.date(2026, 3, 11))
    assert [name for name, *_rest in heard] == ["reminded", "ended"]


def test_queries_for_the_list_do_not_grow(django_assert_max_num_queries: Any) -> None:
    TaskFactory.create_batch(20, due_on=dt.date(2026, 6, 10))
    with django_assert_max_num_queries(3):
        assert remind_and_escalate(at(3, 9)) == NOTHING
