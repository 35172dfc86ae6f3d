"""What runs by the clock."""

from django.core.management import get_commands

import pytest

from fazhi.celery import SCHEDULE, app, run_command


def test_everything_in_the_schedule_is_a_command() -> None:
    assert set(SCHEDULE) <= set(get_commands())
    assert set(app.conf.beat_schedule) == set(SCHEDULE)


def test_lists_that_nobody_confirms_are_gone_soon_after_their_hour() -> None:
    assert len(SCHEDULE["purge_uploaded_lists"].minute) >= 4


@pytest.mark.django_db
def test_nothing_but_the_schedule_is_run() -> None:
    run_command("purge_uploaded_lists")
    with pytest.raises(KeyError):
        run_command("flush")
