"""The administration: who sees and does what, the list, the first screen, the report."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.feedback.models import Feedback, FeedbackSettings
from fazhi.feedback.permissions import HANDLERS
from fazhi.feedback.states import State
from fazhi.workdays import add_working_days, today
from tests import standing
from tests.factories.accounts import AdministratorFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.feedback import FeedbackFactory, UsefulnessCountFactory

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
INDEX = "/admin/feedback_admin/"
ACTS = ("accept", "answer", "decline", "forward")


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


def member(role: Role, department: Department, **dates: dt.date) -> Client:
    return browser(MembershipFactory.create(role=role, department=department, **dates).user)


def url(name: str, row: Feedback) -> str:
    return reverse(f"feedback_admin:{name}", args=[row.pk])


def may(client: Client, name: str, row: Feedback) -> bool:
    return client.get(url(name, row)).status_code == 200


def listed(client: Client, query: str = "") -> list[Feedback]:
    return list(client.get(INDEX + query).context["object_list"])


# Who may do what with the feedback of: the own department, another one, none.
RIGHTS: dict[str, tuple[set[str], set[str]]] = {
    **{role.value: ({"view", "act"}, set()) for role in HANDLERS},
    Role.COPY_CHECKER.value: (set(), set()),
    Role.LEGAL_REVIEWER.value: (set(), set()),
    Role.AUDITOR.value: ({"view"}, {"view"}),
    "administrator": ({"view", "act"}, {"view", "act"}),
}


@pytest.mark.parametrize("who", RIGHTS)
def test_each_role_sees_and_handles_what_the_table_says(
    who: str, office: Department, administrator: User
) -> None:
    client = browser(administrator) if who == "administrator" else member(Role(who), office)
    own, other = RIGHTS[who]
    for department, rights in ((office, own), (DepartmentFactory.create(), other), (None, other)):
        row = FeedbackFactory.create(department=department)
        assert may(client, "inspect", row) == ("view" in rights)
        for act in ACTS:
            assert may(client, act, row) == ("act" in rights), act
        client.post(url("accept", row))
        row.refresh_from_db()
        assert (row.state == State.ACCEPTED) == ("act" in rights)
        response = client.get(INDEX)
        assert (response.status_code == 200) == bool(own)
        if own:
            assert (row in response.context["object_list"]) == ("view" in rights)


def test_a_role_that_has_ended_gives_nothing(office: Department) -> None:
    client = member(Role.AUTHOR, office, ends_on=today() - dt.timedelta(days=1))
    assert not may(client, "inspect", FeedbackFactory.create(department=office))


def test_a_handler_answers_and_the_history_says_so(office: Department) -> None:
    client = member(Role.AUTHOR, office)
    row = FeedbackFactory.create(department=office)
    assert "error-message" in client.post(url("answer", row), {"answer": ""}).content.decode()
    done = client.post(url("answer", row), {"answer": "已改正。"})
    assert done.headers["Location"] == url("inspect", row)
    page = client.get(url("inspect", row)).content.decode()
    assert "已答复并办结" in page
    assert "已改正。" in page
    for act in ACTS:
        assert client.get(url(act, row)).headers["Location"] == url("inspect", row), act
    history = browser(AdministratorFactory.create()).get("/admin/reports/site-history/")
    assert url("inspect", row) in history.content.decode()


def test_what_is_forwarded_leaves_the_departments_list(office: Department) -> None:
    other = DepartmentFactory.create(name="示例建设局")
    client = member(Role.DEPARTMENT_HEAD, office)
    row = FeedbackFactory.create(department=office)
    form = {"department": other.pk, "reason": "属于建设局职责"}
    assert client.post(url("forward", row), form).headers["Location"] == INDEX
    assert listed(client) == []
    page = member(Role.AUTHOR, other).get(url("inspect", row)).content.decode()
    assert "由“示例司法所”转“示例建设局”办理：属于建设局职责" in page


def test_the_list_shows_what_is_open_the_longest_overdue_first(
    office: Department, admin_client: Client
) -> None:
    day = today()
    due = {
        name: add_working_days(day, n).day for name, n in (("late", -3), ("later", -9), ("soon", 2))
    }
    soon, late, later = (
        FeedbackFactory.create(department=office, due_on=due[name])
        for name in ("soon", "late", "later")
    )
    ended = FeedbackFactory.create(state=State.DECLINED, answered_at=soon.created_at)
    unassigned = FeedbackFactory.create(department=None, due_on=due["soon"], kind="not_useful")
    assert listed(admin_client) == [later, late, soon, unassigned]
    assert listed(admin_client, "?progress=overdue") == [later, late]
    assert listed(admin_client, "?progress=unassigned") == [unassigned]
    assert listed(admin_client, "?progress=declined") == [ended]
    assert len(listed(admin_client, "?progress=all")) == 5
    assert listed(admin_client, f"?department={office.pk}&progress=open") == [later, late, soon]
    assert listed(admin_client, "?kind=not_useful") == [unassigned]
    html = admin_client.get(INDEX).content.decode()
    assert "超期 3 个工作日" in html or "超期 2 个工作日" in html
    assert "还剩 2 个工作日" in html
    assert "export=csv" not in html


def test_the_first_screen_counts_the_own_departments(
    office: Department, admin_client: Client
) -> None:
    FeedbackFactory.create_batch(2, department=office, due_on=dt.date(2025, 1, 6))
    FeedbackFactory.create(department=office, due_on=today())
    FeedbackFactory.create(department=None)
    FeedbackFactory.create(department=office, state=State.DONE, answered_at="2026-01-01T00:00Z")
    home = member(Role.AUTHOR, office).get("/admin/").content.decode()
    assert "未办结 3 件，其中超期 2 件" in home
    assert "未分派" not in home
    everything = admin_client.get("/admin/").content.decode()
    assert "未办结 4 件" in everything
    assert "未分派" in everything
    assert "待办反馈" not in member(Role.COPY_CHECKER, office).get("/admin/").content.decode()


def test_queries_are_as_many_for_ten_as_for_a_hundred(
    office: Department, admin_client: Client
) -> None:
    def count(path: str) -> int:
        admin_client.get(path)
        with CaptureQueriesContext(connection) as context:
            assert admin_client.get(path).status_code == 200
        return len(context)

    paths = (f"{INDEX}?progress=all", "/admin/usefulness/", "/admin/")
    fill(10)
    few = [count(path) for path in paths]
    fill(90)
    assert [count(path) for path in paths] == few


def fill(number: int) -> None:
    for n in range(number):
        row = FeedbackFactory.create(department=DepartmentFactory.create())
        UsefulnessCountFactory.create(path=f"/{row.pk}/{n}/", useful=1)


def test_the_report_sums_up_the_chosen_days(office: Department, admin_client: Client) -> None:
    for day, useful, not_useful in ((1, 1, 3), (2, 2, 0), (9, 90, 0)):
        UsefulnessCountFactory.create(
            day=dt.date(2026, 3, day), useful=useful, not_useful=not_useful
        )
    UsefulnessCountFactory.create(path="/id/", title="办身份证", day=dt.date(2026, 3, 1), useful=1)
    UsefulnessCountFactory.create(path="/never/", day=dt.date(2026, 3, 1))

    def rows(query: str) -> list[tuple[Any, ...]]:
        found = admin_client.get(f"/admin/usefulness/{query}").context["object_list"]
        return [(r["path"], r["yes"], r["no"], r["share"]) for r in found]

    march = "?day_from=2026-03-01&day_to=2026-03-05"
    assert rows(march) == [("/departments/", 3, 3, 50), ("/id/", 1, 0, 100)]
    assert rows(f"{march}&ordering=-share")[0][0] == "/id/"
    assert rows("?title=身份证") == [("/id/", 1, 0, 100)]
    exported = admin_client.get(f"/admin/usefulness/{march}&export=csv")
    text = b"".join(exported.streaming_content).decode()  # type: ignore[attr-defined]
    assert text.splitlines()[0].lstrip("\ufeff") == "页面,网址,有用,没用,有用占比（%）"
    assert "镇里的部门,/departments/,3,3,50" in text


def test_the_settings_say_what_they_are_for(admin_client: Client) -> None:
    path = reverse("wagtailsettings:edit", args=["feedback", "feedbacksettings"])
    page = admin_client.get(path, follow=True).content.decode()
    assert "兜底部门" in page
    form = BeautifulSoup(page, "html.parser")
    assert form.select("input[name=working_days]")
    last = admin_client.get(path, follow=True).request["PATH_INFO"]
    refused = admin_client.post(last, {"working_days": "0"}).content.decode()
    assert "error-message" in refused
    assert not FeedbackSettings.objects.filter(working_days=0).exists()
