"""What holds on a day follows from dates; the database and Python agree."""

import datetime as dt
import itertools

import pytest
import time_machine

from legal_library.models import Law, LawVersion
from legal_library.status import EndReason, Status, having_status, status_of, today

BEFORE, FROM, BETWEEN, TO = (dt.date(2020, month, 1) for month in (1, 3, 6, 9))


@pytest.mark.parametrize(
    ("begins", "ends", "reason", "day", "status"),
    [
        (FROM, None, "", BEFORE, Status.UPCOMING),
        (FROM, None, "", FROM, Status.IN_FORCE),
        (FROM, TO, EndReason.REPEALED, BETWEEN, Status.IN_FORCE),
        (FROM, TO, EndReason.REPEALED, TO - dt.timedelta(days=1), Status.IN_FORCE),
        (FROM, TO, EndReason.REPEALED, TO, Status.REPEALED),
        (FROM, TO, EndReason.SUPERSEDED, TO, Status.AMENDED),
        (FROM, TO, EndReason.EXPIRED, TO, Status.EXPIRED),
        (FROM, TO, "", TO, Status.AMENDED),
        (None, None, "", BETWEEN, Status.UNKNOWN),
        (None, TO, EndReason.REPEALED, BETWEEN, Status.UNKNOWN),
        (None, TO, EndReason.REPEALED, TO, Status.REPEALED),
    ],
)
def test_the_status_on_a_day(
    begins: dt.date | None, ends: dt.date | None, reason: str, day: dt.date, status: Status
) -> None:
    assert status_of(begins, ends, reason, day) == status


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2020-02-29T15:59:59Z", "2020-02-29"), ("2020-02-29T16:00:00Z", "2020-03-01")],
)
def test_days_are_those_of_shanghai(moment: str, day: str) -> None:
    with time_machine.travel(moment, tick=False):
        assert today().isoformat() == day
        expected = Status.IN_FORCE if day >= FROM.isoformat() else Status.UPCOMING
        assert status_of(FROM, None, "") == expected


@pytest.mark.django_db
def test_the_database_finds_what_python_says() -> None:
    law = Law.objects.create(title="测试条例", kind="other")
    cases = itertools.product((None, FROM), (None, TO), ("", *EndReason.values))
    for number, (begins, ends, reason) in enumerate(cases):
        version = LawVersion.objects.create(law=law, version_date=dt.date(2000, 1, 1 + number))
        LawVersion.objects.filter(pk=version.pk).update(
            effective_from=begins, effective_to=ends, end_reason=reason if ends else ""
        )
    for day, status in itertools.product((BEFORE, FROM, BETWEEN, TO), Status.values):
        found = set(LawVersion.objects.filter(having_status(status, day)))
        assert found == {v for v in LawVersion.objects.all() if v.status_on(day) == status}
