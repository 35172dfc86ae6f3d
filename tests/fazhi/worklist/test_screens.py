"""The administration: who sees and does what, the list, one task, the first screen."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.workdays import add_working_days, today
from fazhi.worklist import services
from fazhi.worklist.general import GENERAL
from fazhi.worklist.kinds import HANDLERS
from fazhi.worklist.models import Task
from fazhi.worklist.permissions import task_policy
from fazhi.worklist.states import State
from tests import standing
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.worklist import TaskFactory

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
INDEX = "/admin/worklist/"
NEW = "/admin/worklist/new/"
ACTS = ("take", "finish", "hand_over", "cancel")

pytestmark = pytest.mark.django_db


@standing.fixture()
def office() -> Department:
    provision_roles()
    return DepartmentFactory.create(name="示例司法所")


@pytest.fixture(autouse=True)
def no_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads and signatories need one to enter; here it is about what they may do then."""
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def member(role: Role, department: Department, **dates: dt.date) -> User:
    user: User = MembershipFactory.create(role=role, department=department, **dates).user
    return user


def url(name: str, task: Task) -> str:
    return reverse(f"worklist:{name}", args=[task.pk])


def may(client: Client, name: str, task: Task) -> bool:
    return client.get(url(name, task)).status_code == 200


def listed(client: Client, query: str = "") -> list[str]:
    return [task.title for task in client.get(INDEX + query).context["object_list"]]


ALL, NONE, VIEW = {"view", "act"}, set[str](), {"view"}
# Who may do what with the tasks of: the own department, another one, another person, oneself.
RIGHTS: dict[str, tuple[set[str], set[str], set[str], set[str]]] = {
    **{role.value: (ALL, NONE, NONE, ALL) for role in HANDLERS},
    Role.COPY_CHECKER.value: (NONE, NONE, NONE, ALL),
    Role.LEGAL_REVIEWER.value: (NONE, NONE, NONE, ALL),
    Role.AUDITOR.value: (VIEW, VIEW, VIEW, ALL),
    "administrator": (ALL, ALL, ALL, ALL),
}


@pytest.mark.parametrize("who", RIGHTS)
def test_each_role_sees_and_handles_what_the_table_says(
    who: str, office: Department, administrator: User, user: User
) -> None:
    person = administrator if who == "administrator" else member(Role(who), office)
    client = browser(person)
    tasks = (
        TaskFactory.create(department=office),
        TaskFactory.create(),
        TaskFactory.create(department=None, assignee=user),
        TaskFactory.create(department=None, assignee=person),
    )
    for task, rights in zip(tasks, RIGHTS[who], strict=True):
        assert may(client, "inspect", task) == ("view" in rights)
        shown = client.get(f"{INDEX}?whose=all").context["object_list"]
        assert (task in shown) == ("view" in rights)
        for act in ACTS:
            assert may(client, act, task) == ("act" in rights), act
        client.post(url("finish", task), {"outcome": "已办。"})
        task.refresh_from_db()
        assert (task.state == State.DONE) == ("act" in rights)
        named = task_policy().users_with_any_permission_for_instance(("change",), task)
        assert (person in named) == ("act" in rights)
    heads = {Role.DEPARTMENT_HEAD.value, "administrator"}
    assert (client.get(NEW).status_code == 200) == (who in heads)
    assert (person in task_policy().users_with_any_permission(("add",))) == (who in heads)


def test_the_kind_says_which_roles_handle_it_and_heads_see_all(
    office: Department, review: str
) -> None:
    task = TaskFactory.create(department=office, kind=review)
    seen = {
        role: may(browser(member(role, office)), "inspect", task)
        for role in (Role.LEGAL_REVIEWER, Role.DEPARTMENT_HEAD, Role.AUTHOR)
    }
    assert seen == {Role.LEGAL_REVIEWER: True, Role.DEPARTMENT_HEAD: True, Role.AUTHOR: False}


def test_a_role_that_has_ended_gives_nothing(office: Department) -> None:
    client = browser(member(Role.AUTHOR, office, ends_on=today() - dt.timedelta(days=1)))
    assert not may(client, "inspect", TaskFactory.create(department=office))


def test_a_clerk_takes_and_finishes_a_task_and_the_history_says_so(office: Department) -> None:
    clerk = member(Role.AUTHOR, office)
    client = browser(clerk)
    task = services.open_task(GENERAL, title="核对电话", department=office)
    assert client.post(url("take", task)).headers["Location"] == url("inspect", task)
    long = {"outcome": "长" * 1001}
    refused = client.post(url("finish", task), long).content.decode()
    assert "error-message" in refused
    assert long["outcome"] in refused
    client.post(url("finish", task), {"outcome": "已核对 13800001234。"})
    page = client.get(url("inspect", task)).content.decode()
    for words in ("交办", "已领办", "已办结", "已核对 138****1234。", clerk.name):
        assert words in page
    for act in ACTS:
        assert client.get(url(act, task)).headers["Location"] == url("inspect", task), act


def test_what_is_handed_to_another_department_is_out_of_sight(office: Department) -> None:
    clerk, colleague = member(Role.AUTHOR, office), member(Role.COPY_CHECKER, office)
    other = DepartmentFactory.create(name="示例建设局")
    stranger = member(Role.AUTHOR, other)
    client = browser(clerk)
    task = TaskFactory.create(title="甲", department=office, assignee=clerk)
    refused = (
        {"reason": "理由"},
        {"person": colleague.pk, "department": other.pk, "reason": "理由"},
        {"person": stranger.pk, "reason": "理由"},
        {"person": "x", "department": "y", "reason": "理由"},
        {"department": other.pk, "reason": " "},
        {"department": other.pk, "reason": "长" * 201},
    )
    for form in refused:
        assert "error-message" in client.post(url("hand_over", task), form).content.decode(), form
    done = client.post(url("hand_over", task), {"person": colleague.pk, "reason": "休假"})
    assert done.headers["Location"] == url("inspect", task)
    assert listed(browser(colleague)) == ["甲"]
    gone = client.post(url("hand_over", task), {"department": other.pk, "reason": "属建设局"})
    assert gone.headers["Location"] == INDEX
    assert listed(client, "?whose=all") == []
    page = browser(stranger).get(url("inspect", task)).content.decode()
    assert f"由“{colleague.name}”转交“示例建设局”：属建设局" in page


def test_an_act_that_has_its_place_elsewhere_is_not_offered(
    office: Department, monkeypatch: pytest.MonkeyPatch, review: str
) -> None:
    from fazhi.worklist import kinds

    kinds.register_kind(
        "there",
        "别处",
        about=[Department],
        acts_elsewhere=True,
        address_of=lambda department: "/admin/there/",
    )
    task = services.open_task("there", office, title="甲", department=office)
    client = browser(member(Role.AUTHOR, office))
    page = client.get(url("inspect", task)).content.decode()
    assert 'href="/admin/there/"' in page
    assert "前往办理" in page
    for act in ACTS:
        assert url(act, task) not in page
        assert client.post(url(act, task)).headers["Location"] == url("inspect", task)


def test_the_list_shows_what_is_mine_the_longest_overdue_first(office: Department) -> None:
    clerk, colleague = member(Role.AUTHOR, office), member(Role.AUTHOR, office)
    day = today()
    for title, due, more in (
        ("还早", 2, {}),
        ("超期", -3, {}),
        ("我的", 0, {"assignee": clerk}),
        ("同事的", 1, {"assignee": colleague}),
        ("别处的", 1, {"department": DepartmentFactory.create()}),
        ("办完的", 1, {"state": State.DONE, "ended_at": "2026-01-01T00:00Z", "assignee": clerk}),
    ):
        due_on = add_working_days(day, due).day
        TaskFactory.create(**{"title": title, "department": office, "due_on": due_on, **more})
    client = browser(clerk)
    assert listed(client) == ["超期", "我的", "还早"]
    assert listed(client, "?whose=departments") == ["超期", "我的", "同事的", "还早"]
    assert listed(client, "?whose=departments&progress=overdue") == ["超期"]
    assert listed(client, "?progress=ended") == ["办完的"]
    assert listed(client, "?progress=done") == ["办完的"]
    assert len(listed(client, "?whose=all&progress=all")) == 5
    assert listed(client, f"?department={office.pk}&kind={GENERAL}&q=早") == ["还早"]
    assert listed(client, "?kind=none&whose=nobody&progress=never&department=x") is not None
    html = client.get(INDEX).content.decode()
    for words in ("超期", "今天到期", "还剩 2 个工作日", "其他事项"):
        assert words in html
    assert "export=csv" not in html


def test_the_first_screen_says_what_is_to_be_done_today(office: Department) -> None:
    TaskFactory.create_batch(6, title="甲", department=office, due_on=today())
    TaskFactory.create(title="早该办的", department=office, due_on=dt.date(2025, 1, 6))
    late = TaskFactory.create(department=office, due_on=dt.date(2025, 1, 7))
    head = member(Role.DEPARTMENT_HEAD, office)
    services.hand_over(late, to_user=member(Role.AUTHOR, office), reason="请办", by=head)
    home = browser(head).get("/admin/").content.decode()
    assert "待办 7 件，其中超期 1 件" in home
    assert "我的部门超期 2 件" in home
    assert home.count(">甲</a>") == 4
    empty = browser(member(Role.COPY_CHECKER, office)).get("/admin/").content.decode()
    assert "目前没有要办的事项。" in empty


def test_a_head_gives_tasks_to_the_own_department_only(
    office: Department, user: User, admin_client: Client
) -> None:
    head, clerk = member(Role.DEPARTMENT_HEAD, office), member(Role.AUTHOR, office)
    client = browser(head)
    good = {"title": "核对电话", "department": office.pk, "assignee": clerk.pk, "due_on": ""}
    bad: tuple[dict[str, Any], ...] = (
        {"title": ""},
        {"title": "长" * 201},
        {"department": ""},
        {"department": DepartmentFactory.create().pk},
        {"assignee": user.pk},
        {"due_on": today() - dt.timedelta(days=1)},
        {"due_on": "明天"},
    )
    for change in bad:
        page = client.post(NEW, {**good, **change})
        assert page.status_code == 200, change
        assert "error-message" in page.content.decode() or "messages" in page.content.decode()
        assert not Task.objects.exists()
    made = client.post(NEW, good)
    task = Task.objects.get()
    assert made.headers["Location"] == url("inspect", task)
    assert (task.opened_by, task.assignee) == (head, clerk)
    assert task.due_on == add_working_days(today(), 5).day
    assert listed(browser(clerk)) == ["核对电话"]
    admin_client.post(NEW, {"title": "备案", "assignee": user.pk, "due_on": ""})
    assert Task.objects.get(title="备案").assignee == user
    assert "请至少指定一个部门" in admin_client.post(NEW, {"title": "x"}).content.decode()


def test_queries_are_as_many_for_ten_as_for_a_hundred(
    office: Department, admin_client: Client
) -> None:
    head = browser(member(Role.DEPARTMENT_HEAD, office))

    def count(client: Client, path: str) -> tuple[int, int]:
        """All queries, and those that ask for tasks."""
        client.get(path)
        with CaptureQueriesContext(connection) as context:
            assert client.get(path).status_code == 200
        about_tasks = [q for q in context.captured_queries if "worklist_task" in q["sql"]]
        return len(context), len(about_tasks)

    def counts() -> list[tuple[int, int]]:
        paths = (f"{INDEX}?whose=all", "/admin/")
        return [count(client, path) for client in (head, admin_client) for path in paths]

    def fill(number: int) -> None:
        for _n in range(number):
            clerk = member(Role.AUTHOR, office)
            TaskFactory.create(department=office, assignee=clerk)
            TaskFactory.create(department=office)

    fill(5)
    few = counts()
    fill(45)
    assert counts() == few
    assert [about_tasks for _all, about_tasks in few] == [2, 2, 2, 2]
