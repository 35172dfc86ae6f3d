"""Handing out, erasing, deleting in time: the number stays, the holder goes."""

import datetime as dt

from django.apps import apps
from django.core import serializers

from wagtail.models import ModelLogEntry

import pytest

from fazhi.accounts.models import User
from fazhi.certificates import handling
from fazhi.certificates.issuing import issue
from fazhi.certificates.models import Certificate
from fazhi.certificates.retention import purge_holders
from fazhi.certificates.sealing import Seal
from fazhi.certificates.states import Ground, State
from fazhi.people.erasure import ErasureReason, erase_person
from fazhi.people.export import export_person, person_json
from fazhi.people.models import Person
from fazhi.upkeep import purges
from fazhi.workdays import today
from tests.factories.certificates import COURSE, certificate, course_values
from tests.factories.departments import DepartmentFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

NAME = "欧阳示例"


def everything() -> str:
    """All rows of all tables that say something about certificates, as text."""
    models = [*apps.get_app_config("certificates").get_models(), ModelLogEntry, Person]
    rows = [row for model in models for row in model._default_manager.all()]
    return str(serializers.serialize("json", rows, ensure_ascii=False))


def test_a_person_is_handed_out_what_they_were_given() -> None:
    person = PersonFactory.create(name=NAME)
    row = certificate(person=person)
    certificate()
    data = export_person(person)
    (told,) = data["other_data"]["certificates"]
    assert (told["number"], told["name"], told["kind"]) == (row.number, NAME, "听课证明")
    assert told["says"]["课程"] == "民法典进乡村"
    assert row.number in person_json(data).decode()


def test_erasing_a_person_leaves_a_number_that_names_nobody(administrator: User) -> None:
    person = PersonFactory.create(name=NAME)
    row, ended = (certificate(person=person, key=key) for key in "ab")
    handling.revoke(ended, ground=Ground.OTHER, reason=f"{NAME}要求撤销", by=administrator)
    new = handling.replace(row, name="欧阳例示", reason=f"{NAME}名字写错", by=administrator)
    assert erase_person(person, ErasureReason.REQUEST, administrator) is None
    found = everything()
    for gone in ("欧阳", "要求撤销", "写错", "民法典"):
        assert gone not in found
    for kept, state in ((row, State.REVOKED), (ended, State.REVOKED), (new, State.VALID)):
        number = kept.number
        kept.refresh_from_db()
        assert (kept.number, kept.state, kept.person) == (number, state, None)
        assert kept.erased_at is not None
        assert Seal.current().is_whole(kept)
        assert kept.ground or kept.state == State.VALID


def test_an_erased_one_is_not_issued_again() -> None:
    office, person = DepartmentFactory.create(), PersonFactory.create()
    row = issue(COURSE.key, person, course_values(), about=office, key="seat")
    erase_person(person, ErasureReason.REQUEST, None)
    assert issue(COURSE.key, None, course_values(), name="示例甲", key="seat") == row
    assert Certificate.objects.count() == 1


def test_the_holder_goes_when_the_time_of_the_kind_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    day = today()
    old = certificate(issued_on=day - dt.timedelta(days=COURSE.kept_days + 1))
    ends = certificate(
        issued_on=day - dt.timedelta(days=COURSE.kept_days + 1),
        valid_until=day - dt.timedelta(days=COURSE.kept_days),
    )
    young = certificate()
    assert purge_holders(dry_run=True) == 1
    monkeypatch.setattr("fazhi.certificates.retention.BATCH", 1)
    assert purge_holders() == 1
    assert purge_holders() == 0
    for row in (old, ends, young):
        row.refresh_from_db()
        assert bool(row.name) is (row != old)
    assert old.erased_at is not None
    assert old.number


def test_the_clock_purges_them() -> None:
    assert purge_holders in [purge for _label, purge in purges()]
