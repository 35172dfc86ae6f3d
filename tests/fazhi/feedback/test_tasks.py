"""The task that goes along with a message."""

from django.utils.translation import override

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.feedback import handling
from fazhi.feedback.models import Feedback, Kind, Reason
from fazhi.feedback.services import receive
from fazhi.feedback.targets import WHOLE_SITE, Target
from fazhi.worklist.models import Task
from fazhi.worklist.states import State
from tests.factories.departments import DepartmentFactory

pytestmark = pytest.mark.django_db


def received(office: Department) -> tuple[Feedback, Task]:
    with override("en"):
        made = receive(Target("/x/", office.name, office), Kind.CORRECTION, Reason.WRONG, "错了")
    return made, Task.objects.get()


def test_a_message_opens_a_task_in_the_towns_language(office: Department) -> None:
    made, task = received(office)
    assert (task.title, task.about) == ("纠错：示例司法所", made)
    assert (task.department, task.due_on, task.opened_by) == (office, made.due_on, None)
    assert task.about_url.endswith(f"/feedback_admin/inspect/{made.pk}/")
    assert task.possible_acts() == []


def test_the_task_is_taken_handed_over_and_ended_with_the_message(
    office: Department, user: User
) -> None:
    made, task = received(office)
    other = DepartmentFactory.create()
    handling.accept(made, by=user)
    task.refresh_from_db()
    assert (task.state, task.assignee) == (State.IN_PROGRESS, user)
    handling.forward(made, other, "不归我们管", by=user)
    task.refresh_from_db()
    assert (task.state, task.department, task.assignee) == (State.OPEN, other, None)
    handling.decline(made, "王某的事不在这里办。", by=user)
    task.refresh_from_db()
    assert (task.state, task.outcome) == (State.DONE, "不予采纳")


def test_what_no_department_got_becomes_a_task_when_one_does(
    office: Department, user: User
) -> None:
    made = receive(WHOLE_SITE, Kind.CORRECTION, Reason.OTHER, "字太小")
    assert not Task.objects.exists()
    handling.accept(made, by=user)
    handling.forward(made, office, "请研究", by=user)
    assert Task.objects.get().department == office


def test_a_deleted_message_cancels_its_task(office: Department) -> None:
    made, task = received(office)
    made.delete()
    task.refresh_from_db()
    assert task.state == State.CANCELLED
