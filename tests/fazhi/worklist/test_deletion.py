"""What becomes of tasks when the thing that they are about is deleted."""

from django.utils.translation import override

from wagtail.models import Page

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.worklist import kinds, services
from fazhi.worklist.models import Task
from fazhi.worklist.states import State
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import StandardPageFactory, found_home
from tests.fazhi.worklist.conftest import Heard

pytestmark = pytest.mark.django_db


def test_open_tasks_are_cancelled_and_keep_the_last_name(
    review: str, office: Department, user: User, heard: Heard
) -> None:
    things = DepartmentFactory.create_batch(2)
    tasks = [
        services.open_task(review, thing, title="复审", department=office, by=user)
        for thing in things
    ]
    ended = services.open_task(review, things[0], title="旧", department=office, key="old")
    services.finish(ended, "已办。", user)
    other = services.open_task(review, office, title="另一件", department=office)
    Department.objects.filter(pk=things[0].pk).update(name="改了名的部门")
    heard.clear()
    with override("en"):
        Department.objects.filter(pk__in=[thing.pk for thing in things]).delete()
    for task in (*tasks, ended, other):
        task.refresh_from_db()
    assert [task.state for task in tasks] == [State.CANCELLED] * 2
    assert tasks[0].outcome == "所涉对象已被删除。"
    assert (tasks[0].about, tasks[0].about_url) == (None, "")
    assert {tasks[0].about_label, ended.about_label} == {"改了名的部门"}
    assert (ended.state, ended.outcome) == (State.DONE, "已办。")
    assert other.state == State.OPEN
    assert heard == [("ended", "复审", [user])] * 2


def test_a_page_is_known_by_the_model_that_the_kind_names(
    monkeypatch: pytest.MonkeyPatch, office: Department
) -> None:
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.register_kind("page", "页面", about=[Page])
    page: StandardPage = StandardPageFactory.create(parent=found_home(), title="旧页面")
    task = services.open_task("page", page, title="复审页面", department=office)
    assert services.open_task("page", Page.objects.get(pk=page.pk), title="x") == task
    page.delete()
    task.refresh_from_db()
    assert (task.state, task.about_label) == (State.CANCELLED, "旧页面")


def test_tasks_about_a_thing_can_be_cancelled_without_deleting_it(
    review: str, office: Department
) -> None:
    for key in ("a", "b"):
        services.open_task(review, office, title="复审", department=office, key=key)
    assert services.cancel_tasks_about(office, "依据已废止。") == 2
    assert services.cancel_tasks_about(office, "依据已废止。") == 0
    assert set(Task.objects.values_list("state", "outcome")) == {("cancelled", "依据已废止。")}
