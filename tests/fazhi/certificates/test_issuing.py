"""One certificate for one thing and holder, with a number that leaves no gap."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

import pytest

from fazhi.accounts.models import User
from fazhi.certificates.issuing import Holder, issue, issue_many
from fazhi.certificates.kinds import ALWAYS, CertificateKind, UnknownKind, Value
from fazhi.certificates.models import LONGEST_KEY, LONGEST_VALUE, Certificate, Series
from fazhi.certificates.states import State
from fazhi.departments.models import Department
from fazhi.workdays import today
from tests.factories.certificates import BADGE, COURSE, certificate, course_values
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def serial(row: Certificate) -> int:
    return int(row.number.rpartition("-")[2])


def test_what_is_issued_is_what_was_given(office: Department, administrator: User) -> None:
    person, day = PersonFactory.create(name="王小明"), today()
    row = issue(
        COURSE.key,
        person,
        course_values(hours=3),
        about=office,
        department=office,
        valid_until=day + dt.timedelta(days=10),
        by=administrator,
    )
    row.refresh_from_db()
    assert row.number == f"听字{day.year}-000001"
    assert (row.name, row.person, row.about) == ("王小明", person, office)
    assert row.values == {"title": "民法典进乡村", "day": day.isoformat(), "hours": "3"}
    assert (row.issuer, row.issued_on, row.issued_by) == ("示例司法所", day, administrator)
    assert row.kept_until == day + dt.timedelta(days=375)
    assert row.state == State.VALID


def test_without_a_department_the_town_issues_it() -> None:
    row = issue(COURSE.key, PersonFactory.create(), course_values())
    assert row.department is None
    assert "政府" in row.issuer


def test_the_same_thing_and_holder_have_one_certificate(office: Department) -> None:
    person = PersonFactory.create()
    first = issue(COURSE.key, person, course_values(), about=office)
    again = issue(COURSE.key, person, course_values(title="另一讲"), about=office)
    assert again == first
    assert again.values["title"] == "民法典进乡村"
    other = issue(COURSE.key, PersonFactory.create(), course_values(), about=office)
    assert (serial(first), serial(other)) == (1, 2)
    badge = issue(BADGE.key, person, {"post": "讲解员"}, about=office)
    assert serial(badge) == 1


def test_a_key_of_the_room_counts_where_there_is_one() -> None:
    person = PersonFactory.create()
    first = issue(COURSE.key, person, course_values(), key="seat-1")
    assert issue(COURSE.key, None, course_values(), name="示例某", key="seat-1") == first
    assert issue(BADGE.key, person, {"post": ""}, key="seat-1") != first


def test_without_anything_to_tell_them_by_each_is_its_own() -> None:
    person = PersonFactory.create()
    rows = [issue(COURSE.key, person, course_values()) for _n in range(2)]
    assert [serial(row) for row in rows] == [1, 2]


def test_each_year_counts_by_itself() -> None:
    person, last = PersonFactory.create(), dt.date(today().year - 1, 12, 31)
    old = issue(COURSE.key, person, course_values(), issued_on=last, key="old")
    new = issue(COURSE.key, person, course_values(), key="new")
    assert old.number == f"听字{last.year}-000001"
    assert new.number == f"听字{today().year}-000001"


def test_one_that_fails_leaves_no_gap() -> None:
    person = PersonFactory.create()

    def fail() -> None:
        with transaction.atomic():
            issue(COURSE.key, person, course_values(), key="lost")
            raise RuntimeError

    issue(COURSE.key, person, course_values(), key="first")
    with pytest.raises(RuntimeError):
        fail()
    assert serial(issue(COURSE.key, person, course_values(), key="second")) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": {"title": "民法典"}},
        {"values": {"title": "x", "day": "", "hours": 1, "colour": "red"}},
        {"values": {"title": "x", "day": "2026年1月1日", "hours": 1}},
        {"values": {"title": "长" * (LONGEST_VALUE + 1), "day": "", "hours": 1}},
        {"key": "k" * (LONGEST_KEY + 1)},
    ],
)
def test_a_mistake_of_the_calling_room_is_told_it(wrong: dict[str, Any]) -> None:
    given = {"values": course_values(), **wrong}
    with pytest.raises(ValueError, match=COURSE.key):
        issue(COURSE.key, PersonFactory.create(), given.pop("values"), **given)
    assert not Certificate.objects.exists()


def test_an_unknown_kind_is_told_the_calling_room() -> None:
    with pytest.raises(UnknownKind):
        issue("no.such", PersonFactory.create(), {})


@pytest.mark.parametrize(("name", "days"), [("1", 0), ("示例甲", 1), ("示例甲", -1)])
def test_what_cannot_be_printed_is_refused(name: str, days: int) -> None:
    day = today() + dt.timedelta(days=max(days, 0))
    until = day + dt.timedelta(days=min(days, 0))
    with pytest.raises(ValidationError):
        issue(COURSE.key, None, course_values(), name=name, issued_on=day, valid_until=until)
    assert not Series.objects.exists()


def test_a_kind_keeps_names_for_some_time_and_takes_no_reserved_word() -> None:
    same: dict[str, Any] = {"key": "x", "label": "x", "prefix": "x", "title": "x", "text": "x"}
    with pytest.raises(ValueError, match="some time"):
        CertificateKind(**same, kept_days=0)
    for word in ALWAYS:
        with pytest.raises(ValueError, match="something else"):
            CertificateKind(**same, kept_days=1, values={word: Value("x")})


def test_many_at_once_keep_their_order_and_are_all_or_none(office: Department) -> None:
    people = PersonFactory.create_batch(3)
    known = issue(COURSE.key, people[1], course_values(), about=office)
    holders = [Holder(person, course_values(), about=office) for person in (*people, people[0])]
    rows = issue_many(COURSE.key, holders, department=office)
    assert [row.person for row in rows] == [*people, people[0]]
    assert rows[1] == known
    assert rows[3] == rows[0]
    assert [serial(row) for row in rows] == [2, 1, 3, 2]
    with pytest.raises(ValidationError):
        issue_many(COURSE.key, [Holder(None, course_values(), name) for name in ("示例甲", "1")])
    assert Certificate.objects.count() == 3
    assert issue_many(COURSE.key, []) == []


def test_queries_do_not_grow_with_how_many_there_are(office: Department) -> None:
    certificate(department=office)  # what is made once, such as the key of the codes

    def queries(amount: int) -> int:
        people = PersonFactory.create_batch(amount)
        holders = [Holder(person, course_values(), about=office) for person in people]
        with CaptureQueriesContext(connection) as captured:
            issue_many(COURSE.key, holders, department=office)
        return len(captured)

    assert queries(20) == queries(2) <= 12


def test_what_the_day_and_an_end_make_of_it() -> None:
    day = today()
    row = certificate(issued_on=day - dt.timedelta(days=9), valid_until=day)
    assert row.state == State.VALID
    assert list(Certificate.objects.in_state(State.VALID)) == [row]
    row.valid_until = day - dt.timedelta(days=1)
    row.save()
    assert row.state == State.EXPIRED
    assert list(Certificate.objects.in_state(State.EXPIRED)) == [row]
    assert not Certificate.objects.in_state(State.VALID).exists()
    assert not Certificate.objects.in_state(State.REVOKED).exists()
