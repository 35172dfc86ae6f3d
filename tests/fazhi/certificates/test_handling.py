"""Revoking, taking that back, replacing: each with its line of history."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.utils import timezone

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from fazhi.certificates import handling
from fazhi.certificates.issuing import issue
from fazhi.certificates.models import Certificate
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import Act, Ground, State
from fazhi.workdays import today
from tests.factories.certificates import COURSE, certificate, course_values
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def revoked(row: Certificate, by: User) -> Certificate:
    return handling.revoke(row, ground=Ground.MISTAKE, reason="误发", by=by)


def history(row: Certificate) -> list[str]:
    found = ModelLogEntry.objects.for_instance(row).order_by("pk")
    return [entry.message for entry in found]


def test_a_revoked_one_says_when_why_and_by_whom(administrator: User) -> None:
    row = certificate()
    handling.revoke(
        row, ground=Ground.ENTRIES, reason="电话13800001234说课时有误", by=administrator
    )
    row.refresh_from_db()
    assert row.state == State.REVOKED
    assert row.ground == Ground.ENTRIES
    assert row.reason == "电话138****1234说课时有误"
    assert row.revoked_by == administrator
    assert list(Certificate.objects.in_state(State.REVOKED)) == [row]
    assert history(row) == ["已撤销。证书内容有误。"]
    assert Seal.current().is_whole(row)


def test_a_reason_is_required_and_a_second_revocation_refused(administrator: User) -> None:
    row = certificate()
    with pytest.raises(ValidationError, match="原因"):
        handling.revoke(row, ground=Ground.OTHER, reason="  ", by=administrator)
    revoked(row, administrator)
    with pytest.raises(ValidationError, match="已撤销"):
        revoked(row, administrator)
    with pytest.raises(ValueError, match="replace"):
        handling.revoke(certificate(), ground=Ground.REPLACED, reason="x", by=administrator)


def test_a_mistaken_revocation_is_taken_back_within_a_day(administrator: User) -> None:
    row = revoked(certificate(), administrator)
    assert row.possible_acts() == [Act.REINSTATE]
    row = handling.reinstate(row, by=administrator)
    row.refresh_from_db()
    assert row.state == State.VALID
    assert (row.ground, row.reason, row.revoked_by) == ("", "", None)
    assert history(row) == ["已撤销。属误发。", "已收回撤销"]


def test_after_a_day_it_stays_revoked(administrator: User) -> None:
    row = revoked(certificate(), administrator)
    row.revoked_at = timezone.now() - dt.timedelta(hours=24, seconds=1)
    row.save()
    assert row.possible_acts() == []
    with pytest.raises(ValidationError):
        handling.reinstate(row, by=administrator)


def test_a_replacement_says_the_same_of_the_right_name(administrator: User) -> None:
    person = PersonFactory.create(name="示例错")
    old = certificate(person=person, key="seat", valid_until=today() + dt.timedelta(days=5))
    new = handling.replace(old, name="示例 对", reason="名字写错", by=administrator)
    old.refresh_from_db()
    new.refresh_from_db()
    assert (new.name, new.person, new.key) == ("示例对", person, "seat")
    assert new.number != old.number
    for field in ("values", "issuer", "department", "valid_until", "kind", "kept_until"):
        assert getattr(new, field) == getattr(old, field)
    assert Seal.current().is_whole(new)
    assert Seal.current().is_whole(old)
    assert (old.state, old.ground, old.replaced_by) == (State.REVOKED, Ground.REPLACED, new)
    assert old.possible_acts() == []
    assert history(old) == [f"已撤销，换发为{new.number}"]
    assert issue(COURSE.key, person, course_values(), key="seat") == new


@pytest.mark.parametrize(
    ("name", "reason", "field"),
    [("示例错", "错字", "name"), ("1", "错字", "name"), ("示例对", " ", "reason")],
)
def test_a_replacement_that_makes_no_sense_changes_nothing(
    name: str, reason: str, field: str, administrator: User
) -> None:
    old = certificate(person=PersonFactory.create(name="示例错"), key="seat")
    with pytest.raises(ValidationError) as refused:
        handling.replace(old, name=name, reason=reason, by=administrator)
    assert list(refused.value.error_dict) == [field]
    old.refresh_from_db()
    assert (old.state, old.key) == (State.VALID, "seat")
    assert Certificate.objects.count() == 1


def test_an_expired_one_is_revoked_but_not_replaced(administrator: User) -> None:
    day = today() - dt.timedelta(days=2)
    row = certificate(issued_on=day, valid_until=day)
    assert Act.REPLACE not in row.possible_acts()
    with pytest.raises(ValidationError, match="已过期"):
        handling.replace(row, name="示例对", reason="错字", by=administrator)
    assert revoked(row, administrator).state == State.REVOKED


def test_what_no_room_knows_any_longer_is_revoked_at_most() -> None:
    row = certificate()
    Certificate.objects.filter(pk=row.pk).update(kind="gone.kind")
    row.refresh_from_db()
    assert row.possible_acts() == [Act.REVOKE]
    assert row.kind_label == "gone.kind"
