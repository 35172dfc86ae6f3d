"""Which acts are possible when, what they leave behind, and who hears of them."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from wagtail.log_actions import registry

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.workdays import add_working_days, today
from fazhi.worklist import services
from fazhi.worklist.general import GENERAL
from fazhi.worklist.kinds import find_kind, register_kind
from fazhi.worklist.models import Task
from fazhi.worklist.models.limits import LONGEST_TITLE
from fazhi.worklist.models.task import KEPT_DAYS
from fazhi.worklist.retention import purge_words
from fazhi.worklist.states import TRANSITIONS, Act, State, possible_acts
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.worklist import TaskFactory
from tests.fazhi.worklist.conftest import Heard

pytestmark = pytest.mark.django_db

# Read it as: in this state these acts are possible, and lead there.
TABLE = {
    State.OPEN: {
        Act.TAKE: State.IN_PROGRESS,
        Act.FINISH: State.DONE,
        Act.HAND_OVER: State.OPEN,
        Act.CANCEL: State.CANCELLED,
    },
    State.IN_PROGRESS: {
        Act.FINISH: State.DONE,
        Act.HAND_OVER: State.OPEN,
        Act.CANCEL: State.CANCELLED,
    },
    State.DONE: {},
    State.CANCELLED: {},
}


def task_in(state: State) -> Task:
    ended = None if state in {State.OPEN, State.IN_PROGRESS} else timezone.now()
    made: Task = TaskFactory.create(state=state, ended_at=ended)
    return made


def perform(act: Act, task: Task, by: User) -> Task:
    if act == Act.TAKE:
        return services.take(task, by)
    if act == Act.FINISH:
        return services.finish(task, "已核对。", by)
    if act == Act.CANCEL:
        return services.cancel(task, "重复。", by)
    other = DepartmentFactory.create()
    return services.hand_over(task, to_department=other, reason="属于该部门。", by=by)


def actions(task: Task) -> list[str]:
    return [entry.action for entry in registry.get_logs_for_instance(task).order_by("pk")]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_each_act_leads_where_the_table_says(state: State, act: Act, user: User) -> None:
    task = task_in(state)
    assert set(TRANSITIONS) == set(Act)
    if act in TABLE[state]:
        assert act in possible_acts(state)
        assert perform(act, task, user).state == TABLE[state][act]
        assert actions(task) == [f"worklist.{act.value}"]
    else:
        assert act not in possible_acts(state)
        with pytest.raises(ValidationError):
            perform(act, task, user)
        task.refresh_from_db()
        assert task.state == state
        assert actions(task) == []


def test_a_task_opened_twice_is_one_until_it_has_ended(
    review: str, office: Department, user: User
) -> None:
    def opened(key: str = "") -> Task:
        return services.open_task(review, office, title="复审职责", department=office, key=key)

    first = opened()
    assert opened() == first
    assert opened(key="2027") != first
    assert actions(first) == ["worklist.open"]
    services.finish(first, "已复审。", user)
    assert opened() != first
    assert Task.objects.about(office).count() == 3


def test_tasks_about_nothing_are_the_same_only_by_their_key(office: Department) -> None:
    def opened(key: str = "") -> Task:
        return services.open_task(GENERAL, title="月报", department=office, key=key)

    assert opened() != opened()
    assert opened("2026-11") == opened("2026-11")
    assert opened("2026-12") != opened("2026-11")
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskFactory.create(key="2026-11")


def test_what_is_not_said_follows_from_the_kind(review: str, office: Department) -> None:
    task = services.open_task(review, office, title="长" * 300, department=office)
    assert task.due_on == add_working_days(today(), 3).day
    assert task.about_label == "示例司法所"
    assert len(task.title) == LONGEST_TITLE
    assert task.about_url == office.get_absolute_url()


def test_somebody_must_have_it_and_be_able_to_do_it(office: Department, user: User) -> None:
    member = MembershipFactory.create(department=office).user
    closed = UserFactory.create(is_active=False)
    dissolved = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    for department, assignee in (
        (None, None),
        (dissolved, None),
        (None, closed),
        (office, user),
    ):
        with pytest.raises(ValidationError):
            services.open_task(GENERAL, title="x", department=department, assignee=assignee)
    assert services.open_task(GENERAL, title="x", assignee=user).department is None
    assert services.open_task(GENERAL, title="x", department=office, assignee=member).pk


def test_a_kind_is_about_its_models_only(office: Department, review: str, user: User) -> None:
    with pytest.raises(ValueError, match="not about a User"):
        services.open_task(review, user, title="x", department=office)
    for key, days in (("review", 5), ("", 5), ("x" * 41, 5), ("new", 0)):
        with pytest.raises(ValueError, match=r"key|limits"):
            register_kind(key, "x", days=days)
    assert find_kind("gone").roles == frozenset()


def test_another_persons_task_is_handed_over_first(office: Department, user: User) -> None:
    task = TaskFactory.create(department=office, assignee=user)
    colleague = MembershipFactory.create(department=office).user
    with pytest.raises(ValidationError, match=user.name):
        services.take(task, colleague)
    done = services.hand_over(task, to_user=colleague, reason="休假", by=user)
    assert (done.assignee, done.department) == (colleague, office)
    assert services.take(task, colleague).state == State.IN_PROGRESS


def test_handing_over_says_why_and_keeps_the_due_date(office: Department, user: User) -> None:
    task = TaskFactory.create(assignee=user, reminded_on=today(), escalated_on=today())
    done = services.hand_over(task, to_department=office, reason="来电 13800001234 要求", by=user)
    assert (done.department, done.assignee, done.due_on) == (office, None, task.due_on)
    assert (done.reminded_on, done.escalated_on) == (None, None)
    assert registry.get_logs_for_instance(task).get().data == {
        "from": user.name,
        "to": "示例司法所",
        "reason": "来电 138****1234 要求",
    }


def test_it_is_not_handed_to_where_it_is_to_strangers_or_to_nobody(user: User) -> None:
    member = MembershipFactory.create()
    task = TaskFactory.create(department=member.department, assignee=member.user)
    dissolved = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    for to in (
        {"to_user": member.user},
        {"to_user": user},
        {"to_department": member.department},
        {"to_department": dissolved},
    ):
        with pytest.raises(ValidationError):
            services.hand_over(task, reason="理由", by=user, **to)
    with pytest.raises(ValueError, match="person or to a department"):
        services.hand_over(task, reason="理由", by=user)


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_ends_and_moves_without_a_word(text: str, user: User) -> None:
    task = task_in(State.OPEN)
    for act in (services.finish, services.cancel):
        with pytest.raises(ValidationError):
            act(task, text, user)
    with pytest.raises(ValidationError):
        services.hand_over(task, to_department=DepartmentFactory.create(), reason=text, by=user)


def test_those_concerned_hear_of_it_but_for_whoever_acted(office: Department, heard: Heard) -> None:
    one, two = (MembershipFactory.create(department=office).user for _n in range(2))
    MembershipFactory.create(department=office, role=Role.COPY_CHECKER)
    ended = MembershipFactory.create(department=office, ends_on=dt.date(2025, 2, 1))
    task = services.open_task(GENERAL, title="甲", department=office, by=one)
    services.hand_over(task, to_user=two, reason="请办", by=one)
    services.finish(task, "已办。", two)
    assert heard == [("opened", "甲", [two]), ("handed_over", "甲", [two]), ("ended", "甲", [one])]
    assert ended.user not in heard[0][2]


def test_what_a_listener_cannot_write_undoes_the_act(
    office: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("full")

    monkeypatch.setattr("fazhi.worklist.signals.task_opened.send", fail)
    with pytest.raises(RuntimeError):
        services.open_task(GENERAL, title="甲", department=office)
    assert not Task.objects.exists()


def test_the_database_holds_no_end_without_a_time() -> None:
    task = task_in(State.OPEN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=task.pk).update(state=State.DONE)


def test_words_are_deleted_in_time_and_the_task_stays() -> None:
    now = timezone.now()
    old, young = (
        TaskFactory.create(
            state=State.DONE, outcome="已办。", ended_at=now - dt.timedelta(days=KEPT_DAYS + more)
        )
        for more in (1, -1)
    )
    waiting = TaskFactory.create(opened_at=now - dt.timedelta(days=KEPT_DAYS * 2))
    assert (purge_words(dry_run=True), purge_words(), purge_words()) == (1, 1, 0)
    for task in (old, young, waiting):
        task.refresh_from_db()
    assert (old.outcome, old.erased, old.title) == ("", True, "核对办公电话")
    assert (young.outcome, waiting.erased) == ("已办。", False)
