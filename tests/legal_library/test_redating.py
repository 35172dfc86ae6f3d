"""Days and source entered by an editor."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from legal_library import verification
from legal_library.models import DateBasis, LawVersion
from legal_library.redating import edit_days
from legal_library.status import EndReason
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import LawFactory, LawVersionFactory

pytestmark = pytest.mark.django_db

DAY = dt.date(2022, 3, 1)


def released(**values: Any) -> LawVersion:
    version = LawVersionFactory.create(**values)
    verification.verify(version, "", by=UserFactory.create())
    return verification.release(version, by=UserFactory.create())


def test_another_day_rests_on_the_editor_and_moves_the_end_of_the_version_before(
    user: User,
) -> None:
    law = LawFactory.create()
    first = LawVersionFactory.create(law=law)
    second = LawVersionFactory.create(
        law=law, version_date=dt.date(2021, 12, 1), effective_from=dt.date(2022, 1, 1)
    )
    changed = edit_days(second, {"effective_from": DAY}, by=user)
    first.refresh_from_db()
    assert changed.effective_basis == DateBasis.EDITOR
    assert (first.effective_to, first.end_reason) == (DAY, EndReason.SUPERSEDED)


@pytest.mark.parametrize(
    ("values", "stays"),
    [
        ({"effective_from": DAY}, False),
        ({"expires_on": DAY}, False),
        ({"source_url": "https://example.test/law"}, True),
        ({"document_number": "国务院令第1号"}, True),
    ],
)
def test_another_day_must_be_verified_anew_and_a_better_source_not(
    values: dict[str, Any], stays: bool, user: User
) -> None:
    assert edit_days(released(), values, by=user).is_public == stays


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"effective_from": dt.date(2021, 1, 1)},  # as it is
        {"effective_from": dt.date(2019, 1, 1)},  # before the version's own day
        {"expires_on": dt.date(2020, 12, 31)},
        {"source_url": "no address"},
    ],
)
def test_contradictions_and_nothing_are_refused(values: dict[str, Any], user: User) -> None:
    version = LawVersionFactory.create()
    with pytest.raises(ValidationError):
        edit_days(version, values, by=user)
    version.refresh_from_db()
    assert version.effective_from == dt.date(2021, 1, 1)


def test_the_day_of_another_version_is_refused(user: User) -> None:
    law = LawFactory.create()
    LawVersionFactory.create(law=law, version_date=DAY, effective_from=DAY)
    version = LawVersionFactory.create(law=law)
    with pytest.raises(ValidationError):
        edit_days(version, {"version_date": DAY, "effective_from": DAY}, by=user)


def test_a_form_that_shows_an_older_state_is_refused(user: User) -> None:
    version = LawVersionFactory.create()
    seen = version.changed_at
    edit_days(version, {"effective_from": DAY}, by=user, seen=seen)
    with pytest.raises(ValidationError):
        edit_days(version, {"document_number": "1"}, by=user, seen=seen)


def test_the_history_shows_both_values(user: User) -> None:
    version = LawVersionFactory.create()
    edit_days(version, {"effective_from": DAY}, by=user, reason="公报2020年第3号")
    words = ModelLogEntry.objects.for_instance(version).get().message
    assert "2021-01-01 → 2022-03-01" in words
    assert "公报2020年第3号" in words
