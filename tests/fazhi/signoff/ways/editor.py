"""The buttons of the page's form, Wagtail's own among them, which old forms and scripts may send."""

import datetime as dt

from django.core.management import call_command
from django.http import HttpResponse
from django.utils import timezone

from tests.fazhi.signoff.ways.attempt import Attempt, way

NEW = {"slug": "neu", "title": "新的一页"}


def _create(attempt: Attempt, model: str, parent: int, **more: str) -> HttpResponse:
    form = attempt.form(**more)
    return attempt.post("wagtailadmin_pages:add", "general", model, parent, **form)


@way
def editor_publishes(attempt: Attempt) -> HttpResponse:
    return attempt.press("action-publish")


@way
def editor_submits(attempt: Attempt) -> HttpResponse:
    return attempt.press("action-submit")


@way
def editor_restarts(attempt: Attempt) -> HttpResponse:
    return attempt.press("action-restart-workflow")


@way
def editor_approves(attempt: Attempt) -> HttpResponse:
    return attempt.press("action-workflow-action", **{"workflow-action-name": "approve"})


@way
def editor_cancels_and_publishes(attempt: Attempt) -> HttpResponse:
    attempt.press("action-cancel-workflow")
    return attempt.press("action-publish")


@way
def editor_schedules(attempt: Attempt) -> HttpResponse:
    soon = timezone.now() + dt.timedelta(seconds=1)
    answer = attempt.press("action-publish", go_live_at=f"{soon:%Y-%m-%d %H:%M}")
    call_command("publish_scheduled")
    return answer


@way
def editor_creates_and_publishes(attempt: Attempt) -> HttpResponse:
    parent = attempt.page.get_parent().pk
    return _create(attempt, "standardpage", parent, **NEW, **{"action-publish": "1"})


@way
def editor_creates_and_submits(attempt: Attempt) -> HttpResponse:
    parent = attempt.page.get_parent().pk
    return _create(attempt, "standardpage", parent, **NEW, **{"action-submit": "1"})


@way
def editor_creates_another_site(attempt: Attempt) -> HttpResponse:
    return _create(
        attempt,
        "homepage",
        1,
        **{**NEW, "action-publish": "1", "question": "问？", "parts-count": "0"},
    )


@way
def editor_publishes_an_old_version(attempt: Attempt) -> HttpResponse:
    first = attempt.page.revisions.order_by("created_at", "pk").first()
    return attempt.press("action-publish", revision=str(first.pk))


@way
def editor_publishes_a_version_of_another_page(attempt: Attempt) -> HttpResponse:
    other = attempt.page.get_parent().specific.save_revision()
    return attempt.press("action-publish", revision=str(other.pk))


@way
def editor_approves_in_a_list(attempt: Attempt) -> HttpResponse:
    state = attempt.page.current_workflow_state
    step = state.current_task_state_id if state else 999_999
    args = (attempt.page.pk, "approve", step)
    attempt.post("wagtailadmin_pages:collect_workflow_action_data", *args)
    return attempt.post("wagtailadmin_pages:workflow_action", *args)
