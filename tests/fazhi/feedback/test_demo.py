import pytest

from fazhi.feedback.models import Allowance, Feedback, FeedbackSettings, UsefulnessCount
from fazhi.feedback.states import State
from fazhi.town.demo import remove_demo

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state_and_leaves_nothing(demo_town: None) -> None:
    assert set(Feedback.objects.values_list("state", flat=True)) == set(State)
    assert Feedback.objects.overdue().exists()
    assert FeedbackSettings.current().default_department
    Feedback.objects.create(kind="correction", reason="wrong", due_on="2026-01-05")
    remove_demo()
    for model in (Feedback, UsefulnessCount, Allowance, FeedbackSettings):
        assert not model.objects.exists()
