"""The acts of sign-off on their own screens, and steps that are not the page's."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from fazhi.signoff.snapshot import version_of
from fazhi.signoff.submitting import current_step, submit
from fazhi.signoff.targets import review_url, submission_url, withdrawal_url
from tests.factories.pages import StandardPageFactory
from tests.fazhi.signoff.ways.attempt import Attempt, act, way

NO_STEP = 999_999


def _version(attempt: Attempt) -> str:
    return version_of(attempt.page.get_latest_revision())


def _step(attempt: Attempt) -> int:
    state = attempt.page.current_workflow_state
    return current_step(state).pk if state else NO_STEP


def _take(attempt: Attempt, step: int, act: str, **said: Any) -> HttpResponse:
    fields = {"version": _version(attempt), **said}
    sent = {"act": act, **{f"{act}-{name}": value for name, value in fields.items()}}
    answer: HttpResponse = attempt.client.post(reverse("signoff:sign", args=[step]), sent)  # type: ignore[assignment]
    return answer


@act
def screen_submits(attempt: Attempt) -> HttpResponse:
    sent = {"version": _version(attempt), "words": "请看。"}
    return attempt.client.post(submission_url(attempt.page), sent)  # type: ignore[return-value]


@act
def screen_signs(attempt: Attempt) -> HttpResponse:
    return _take(attempt, _step(attempt), "sign", declares="on", openness="active")


@act
def screen_returns(attempt: Attempt) -> HttpResponse:
    return _take(attempt, _step(attempt), "return", reason="写清楚。", place="")


@act
def screen_hands_over(attempt: Attempt) -> HttpResponse:
    there = attempt.office.general.pk
    return _take(attempt, _step(attempt), "hand_over", reason="由他们答复。", to_department=there)


@act
def screen_asks_to_cosign(attempt: Attempt) -> HttpResponse:
    there = attempt.office.general.pk
    return _take(attempt, _step(attempt), "cosign", reason="涉及他们的职责。", department=there)


@act
def screen_withdraws(attempt: Attempt) -> HttpResponse:
    return attempt.client.post(withdrawal_url(attempt.page), {"reason": "内容有误。"})  # type: ignore[return-value]


@act
def screen_confirms_the_review(attempt: Attempt) -> HttpResponse:
    return attempt.client.post(review_url(attempt.page), {"declares": "on"})  # type: ignore[return-value]


@act
def screen_takes_back(attempt: Attempt) -> HttpResponse:
    return _take(attempt, _step(attempt), "take_back")


@act
def editor_takes_back(attempt: Attempt) -> HttpResponse | str:
    """Wagtail's own button, which cancels and shows a locked form again."""
    before = attempt.page.workflow_in_progress
    answer = attempt.press("action-cancel-workflow")
    return "done" if before and not attempt.page.workflow_in_progress else answer


@way
def screen_signs_a_step_that_is_none(attempt: Attempt) -> HttpResponse:
    return _take(attempt, NO_STEP, "sign", declares="on", openness="active")


@way
def screen_signs_the_step_of_another_page(attempt: Attempt) -> HttpResponse:
    """With the version of the page that somebody has seen, on the address of another page's step."""
    office = attempt.office
    other = StandardPageFactory.create(
        parent=attempt.page.get_parent(), live=False, responsible_department=office.bureau
    )
    other.save_revision(user=office.author)
    submit(other, office.author, version=version_of(other.get_latest_revision()))
    step = current_step(type(other).objects.get(pk=other.pk).current_workflow_state)
    return _take(attempt, step.pk, "sign", declares="on", openness="active")
