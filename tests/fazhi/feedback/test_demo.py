import pytest

from fazhi.feedback.models import Feedback, FeedbackSettings
from fazhi.feedback.states import State

pytestmark = pytest.mark.django_db


def test_the_demonstration_shows_every_state(demo_town: None) -> None:
    assert set(Feedback.objects.values_list("state", flat=True)) == set(State)
    assert Feedback.objects.overdue().exists()
    assert FeedbackSettings.current().default_department
