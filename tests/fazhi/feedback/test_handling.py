"""Which acts are possible when, and what they leave behind."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from wagtail.log_actions import registry

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.feedback import handling
from fazhi.feedback.models import Feedback
from fazhi.feedback.models.feedback import KEPT_DAYS
from fazhi.feedback.retention import purge_words
from fazhi.feedback.states import TRANSITIONS, Act, State, possible_acts
from tests.factories.departments import DepartmentFactory
from tests.factories.feedback import FeedbackFactory

pytestmark = pytest.mark.django_db

# Read it as: in this state these acts are possible, and lead there.
TABLE = {
    State.NEW: {
        Act.ACCEPT: State.ACCEPTED,
        Act.ANSWER: State.DONE,
        Act.DECLINE: State.DECLINED,
        Act.FORWARD: State.NEW,
    },
    State.ACCEPTED: {Act.ANSWER: State.DONE, Act.DECLINE: State.DECLINED, Act.FORWARD: State.NEW},
    State.DONE: {},
    State.DECLINED: {},
}


def feedback_in(state: State) -> Feedback:
    ended = None if state in {State.NEW, State.ACCEPTED} else timezone.now()
    made: Feedback = FeedbackFactory.create(state=state, answered_at=ended)
    return made


def perform(act: Act, row: Feedback, by: User) -> Feedback:
    if act == Act.ACCEPT:
        return handling.accept(row, by=by)
    if act == Act.ANSWER:
        return handling.answer(row, "已改正。", by=by)
    if act == Act.DECLINE:
        return handling.decline(row, "不属于本站内容。", by=by)
    return handling.forward(row, DepartmentFactory.create(), "属于该部门职责。", by=by)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_each_act_leads_where_the_table_says(state: State, act: Act, user: User) -> None:
    row = feedback_in(state)
    assert set(TRANSITIONS) == set(Act)
    if act in TABLE[state]:
        assert act in possible_acts(state)
        done = perform(act, row, user)
        assert (done.state, done.handled_by) == (TABLE[state][act], user)
        assert registry.get_logs_for_instance(row).get().action == f"feedback.{act.value}"
    else:
        assert act not in possible_acts(state)
        with pytest.raises(ValidationError):
            perform(act, row, user)
        row.refresh_from_db()
        assert row.state == state
        assert not registry.get_logs_for_instance(row).exists()


def test_the_second_of_two_who_act_at_once_hears_of_the_first(user: User) -> None:
    row = feedback_in(State.NEW)
    seen_before = Feedback.objects.get(pk=row.pk)
    handling.answer(row, "已改正。", by=user)
    with pytest.raises(ValidationError, match="已办结"):
        handling.decline(seen_before, "不采纳。", by=user)
    row.refresh_from_db()
    assert row.answer == "已改正。"


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_ends_and_moves_without_a_word(text: str, user: User) -> None:
    row = feedback_in(State.NEW)
    for act in (handling.answer, handling.decline):
        with pytest.raises(ValidationError):
            act(row, text, by=user)
    with pytest.raises(ValidationError):
        handling.forward(row, DepartmentFactory.create(), text, by=user)


def test_forwarding_keeps_the_due_date_and_says_why(user: User) -> None:
    row = feedback_in(State.ACCEPTED)
    origin, due = row.department, row.due_on
    other = DepartmentFactory.create()
    done = handling.forward(row, other, "不归我们管，来电 13800001234", by=user)
    assert (done.department, done.due_on) == (other, due)
    assert registry.get_logs_for_instance(row).get().data == {
        "from": str(origin),
        "to": str(other),
        "reason": "不归我们管，来电 138****1234",
    }


def test_it_is_not_forwarded_to_where_it_is_or_to_nobody(user: User) -> None:
    row = feedback_in(State.NEW)
    own = row.department
    dissolved = DepartmentFactory.create(ends_on=dt.date(2020, 1, 1))
    assert isinstance(own, Department)
    for department in (own, dissolved):
        with pytest.raises(ValidationError):
            handling.forward(row, department, "理由", by=user)


def test_the_database_holds_no_end_without_a_time() -> None:
    row = feedback_in(State.NEW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=row.pk).update(state=State.DONE)


def test_words_are_deleted_in_time_and_figures_stay() -> None:
    now = timezone.now()
    ended = {"state": State.DONE, "answer": "已改正。", "submission": "x"}
    old = FeedbackFactory.create(**ended, answered_at=now - dt.timedelta(days=KEPT_DAYS + 1))
    young = FeedbackFactory.create(
        **{**ended, "submission": "y"}, answered_at=now - dt.timedelta(days=KEPT_DAYS - 1)
    )
    waiting = FeedbackFactory.create(created_at=now - dt.timedelta(days=KEPT_DAYS * 2))
    assert purge_words(dry_run=True) == 1
    assert purge_words() == 1
    assert purge_words() == 0
    for row in (old, young, waiting):
        row.refresh_from_db()
    assert (old.text, old.answer, old.submission, old.erased) == ("", "", "", True)
    assert (old.state, old.path) == (State.DONE, "/departments/")
    assert young.text
    assert waiting.text


def test_a_deleted_answer_says_so(home: object, client: object) -> None:
    row = FeedbackFactory.create(state=State.DONE, answered_at=timezone.now(), erased=True)
    page = client.get(row.get_absolute_url()).content.decode()  # type: ignore[attr-defined]
    assert "保存期满，文字内容已删除。" in page
