import pytest

from fazhi.feedback.models import Feedback
from fazhi.feedback.tasks import KIND
from fazhi.worklist.models import Task
from fazhi.worklist.states import State

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state(demo_town: None) -> None:
    assert set(Task.objects.values_list("state", flat=True)) == set(State)
    assert Task.objects.overdue().exists()
    with_department = Feedback.objects.exclude(department=None)
    assert Task.objects.filter(kind=KIND).count() == with_department.count()
