"""The ledger: every record, by department, period and act, and how long steps wait."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.departments.provisioning import provision_roles
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.ledger import StepTime, days_late, time_per_step
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.steps import Step
from fazhi.workdays import SHANGHAI
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
LEDGER = "signoff:ledger"
ABOUT = {"model": "general.standardpage", "key": "7", "title": "示例：秤不准怎么办"}


def at(month: int, day: int, hour: int = 10) -> dt.datetime:
    """An hour in the town, in the spring of 2026: 2 March is a Monday."""
    return dt.datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def step(
    number: int, since: dt.datetime, made_at: dt.datetime, due: dt.date, **said: Any
) -> SignOffRecord:
    """A record of the department's sign-off; departments are told by their key."""
    return append(
        at=made_at,
        act=said.pop("act", Act.SIGNED),
        department=f"单位{number}",
        department_key=number,
        person="丙",
        details={"step": Step.DEPARTMENT, "since": since.isoformat(), "due": due.isoformat()},
        **{**ABOUT, **said},
    )


@pytest.fixture
def ledger() -> list[SignOffRecord]:
    """Two departments; of the first one signature in time, one late, one return."""
    return [
        append(act=Act.SUBMITTED, at=at(3, 2), person="甲", **ABOUT),
        step(1, at(3, 2), at(3, 3), dt.date(2026, 3, 5)),
        step(1, at(3, 2), at(3, 10), dt.date(2026, 3, 5)),
        step(1, at(3, 5), at(3, 6, 23), dt.date(2026, 3, 10), act=Act.RETURNED),
        step(2, at(3, 6, 18), at(3, 9, 9), dt.date(2026, 3, 11)),
    ]


def test_late_is_counted_in_working_days(ledger: list[SignOffRecord]) -> None:
    assert [days_late(r.details, r.made_at) for r in ledger] == [0, 0, 3, 0, 0]


def test_time_per_step_by_department(ledger: list[SignOffRecord]) -> None:
    label = str(Step.DEPARTMENT.label)
    assert time_per_step(SignOffRecord.objects.all()) == [
        StepTime("单位1", label, count=3, median=1, longest=6, late=1),
        StepTime("单位2", label, count=1, median=1, longest=1, late=0),
    ]


def rows(client: Client, **asked: Any) -> list[dict[str, str]]:
    """The rows of the export as CSV."""
    answer = client.get(reverse(LEDGER), {"export": "csv", **asked})
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    keys = [
        "number",
        "time",
        "act",
        "title",
        "kind",
        "department",
        "person",
        "post",
        "deputy_for",
        "step",
        "due",
        "late",
    ]
    return list(csv.DictReader(io.StringIO(text), fieldnames=keys))[1:]


@pytest.mark.usefixtures("public")
def test_exports_have_the_right_rows(office: Office, client: Client) -> None:
    client.force_login(office.author)
    found = rows(client)
    assert len(found) == SignOffRecord.objects.count()
    assert [int(row["number"]) for row in found] == sorted(
        SignOffRecord.objects.values_list("number", flat=True), reverse=True
    )
    record = SignOffRecord.objects.get(act=Act.SIGNED)
    (signed,) = [row for row in found if int(row["number"]) == record.number]
    assert signed["time"] == record.made_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    assert signed["act"] == str(record.get_act_display())
    assert (signed["department"], signed["post"]) == ("市场监管分局", "局长")
    assert signed["step"] == str(Step.DEPARTMENT.label)
    assert (signed["due"], signed["late"]) == (record.details["due"], "")


def test_the_workbook_holds_the_same(
    office: Office, ledger: list[SignOffRecord], client: Client
) -> None:
    append(act=Act.SUBMITTED, at=at(3, 11), person="=1+1", **ABOUT)
    client.force_login(office.author)
    answer = client.get(reverse(LEDGER), {"export": "xlsx", "made_at_from": "2026-03-02"})
    content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    found = list(sheet.iter_rows(min_row=2))
    cells = {row[0].value: row for row in found}
    late = ledger[2]
    assert str(cells[late.number][1].value) == "2026-03-10 10:00:00"
    assert cells[late.number][10].value == dt.date(2026, 3, 5)
    assert cells[late.number][11].value == 3
    assert {row[6].data_type for row in found if row[6].value} == {"s"}


@pytest.mark.usefixtures("public")
def test_filters_by_department_period_and_act(
    office: Office, ledger: list[SignOffRecord], client: Client
) -> None:
    client.force_login(office.author)

    def numbers(**asked: Any) -> set[int]:
        return {int(row["number"]) for row in rows(client, **asked)}

    own = SignOffRecord.objects.filter(department_key=office.bureau.pk)
    assert numbers(department=office.bureau.pk) == set(own.values_list("number", flat=True))
    spring = {"made_at_from": "2026-03-03", "made_at_to": "2026-03-06"}
    assert numbers(**spring) == {ledger[1].number, ledger[3].number}
    assert numbers(**spring, act="returned") == {ledger[3].number}


def test_the_screen_shows_rows_and_times(
    office: Office, ledger: list[SignOffRecord], client: Client
) -> None:
    client.force_login(office.author)
    answer = client.get(reverse(LEDGER), {"made_at_to": "2026-03-31"})
    assert [time.department for time in answer.context["times"]] == ["单位1", "单位2"]
    html = answer.content.decode()
    assert "示例：秤不准怎么办" in html
    assert reverse("signoff:trail", args=[ABOUT["model"], ABOUT["key"]]) in html
    assert client.get(reverse("signoff:ledger_results")).status_code == 200


def test_more_records_cost_no_more_queries(
    office: Office, client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(office.author)
    client.get(reverse("signoff:ledger_results"))
    counts = []
    for number in range(2):
        with django_assert_max_num_queries(20) as queries:
            client.get(reverse("signoff:ledger_results"))
        counts.append(len(queries))
        for place in range(30):
            step(place, at(3, 2), at(3, 3), dt.date(2026, 3, 5), key=str(number))
    assert counts[0] == counts[1]


def test_who_reads_the_ledger(office: Office, client: Client, member: Callable[..., User]) -> None:
    provision_roles()
    for role in (Role.AUDITOR, Role.SIGNATORY, Role.PUBLISHER, Role.DEPARTMENT_HEAD):
        client.force_login(member(role, office.general))
        assert client.get(reverse(LEDGER)).status_code == 200
    client.force_login(member(Role.AUTHOR, office.general))
    for name in (LEDGER, "signoff:ledger_results"):
        assert client.get(reverse(name), {"export": "csv"}).status_code != 200
