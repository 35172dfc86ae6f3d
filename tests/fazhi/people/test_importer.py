"""Lists from clerks: every row checked, masked on the screen, taken whole or not at all."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

import pytest

from fazhi.imports.importer import import_file
from fazhi.people.importer import PersonImporter
from fazhi.people.models import Consent, Person
from fazhi.people.purposes import CONTACT, Purpose, register_purpose
from tests.factories.people import PersonFactory, fictional_name
from tests.factories.places import VillageFactory
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

HEAD = ("姓名", "电话", "村（社区）", "电子邮箱", "用途", "同意方式", "同意日期")
PURPOSE = "答复本人向镇里反映的事项"
DAY = timezone.localdate() - dt.timedelta(days=3)


def row(name="示例甲", phone="138 0000 0001", village="", email="", **more):
    values = {"purpose": PURPOSE, "channel": "书面", "day": DAY.isoformat(), **more}
    return (name, phone, village, email, values["purpose"], values["channel"], values["day"])


def read(*rows):
    return import_file(PersonImporter(), xlsx(HEAD, *rows))


def test_a_good_list_is_recorded_with_its_consents():
    village = VillageFactory.create(name="示例村")
    plan = read(
        row(village="示例村", email="A@Example.test"),
        row(
            name="示例乙",
            phone="0523-00000002",
            channel="电话",
            day=f"{DAY:%Y年%m月%d日}",
        ),
    )
    assert not plan.findings
    first, second = Person.objects.order_by("pk")
    assert (first.name, first.phone, first.email, first.village) == (
        "示例甲",
        "13800000001",
        "a@example.test",
        village,
    )
    consent = second.consents.get()
    assert (consent.purpose, consent.channel) == (CONTACT, "phone")
    assert timezone.localdate(consent.given_at) == DAY
    assert consent.ends_on == DAY + dt.timedelta(days=365)


@pytest.mark.parametrize(
    ("bad", "column"),
    [
        (row(phone="12345"), "电话号码"),
        (row(phone=""), "电话号码"),
        (row(name="王"), "姓名"),
        (row(village="没有的村"), "村（社区）"),
        (row(email="x"), "电子邮箱"),
        (row(purpose="卖保险"), "用途"),
        (row(purpose=""), "用途"),
        (row(channel="口头"), "同意方式"),
        (row(day="昨天"), "同意日期"),
        (row(day="2999-01-01"), "同意日期"),
        (row(day="0001-01-01"), "同意日期"),
        (row(day=(DAY - dt.timedelta(days=500)).isoformat()), "同意日期"),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_recorded(bad, column):
    plan = read(row(name="示例乙", phone="13800000002"), bad)
    assert [(f.row, f.column) for f in plan.findings] == [(3, column)]
    assert not Person.objects.exists()


def test_an_expired_consent_is_named_with_its_last_day():
    (finding,) = read(row(day=(DAY - dt.timedelta(days=500)).isoformat())).findings
    assert (DAY - dt.timedelta(days=500 - 365 - 30)).isoformat() in finding.message


@pytest.mark.parametrize("heading", ["电话", "手机", "手机号", "手机号码", "联系电话"])
def test_the_column_of_numbers_is_known_by_its_usual_headings(heading):
    head = tuple(heading if h == "电话" else h for h in HEAD)
    assert not import_file(PersonImporter(), xlsx(head, row())).findings


def test_checking_a_list_takes_the_same_queries_however_long_it_is():
    VillageFactory.create(name="示例村")

    def queries(count: int) -> int:
        rows = [row(name=fictional_name(n), village="示例村") for n in range(count)]
        import_file(PersonImporter(), xlsx(HEAD, *rows))  # half of them are recorded then
        more = [row(name=fictional_name(n), village="示例村") for n in range(2 * count)]
        file = xlsx(HEAD, *more)
        with CaptureQueriesContext(connection) as captured:
            plan = PersonImporter().read(file)
        assert (plan.created, plan.unchanged) == (count, count)
        return len(captured)

    assert queries(2) == queries(12) <= 3


def test_the_same_person_twice_is_a_finding_however_the_number_is_typed():
    plan = read(row(), row(phone="+86 13800000001"), row(name="示例乙"))
    assert [f.row for f in plan.findings] == [3]
    assert not Person.objects.exists()


def test_findings_and_changes_hold_no_number_in_full():
    plan = read(row(email="somebody@example.test"), row(name="示例乙", phone="1380000000"))
    assert "1380000000" not in "".join(map(str, plan.findings))
    good = PersonImporter().read(xlsx(HEAD, row(email="somebody@example.test")))
    shown = repr(good.changes)
    assert "示某某 138****0001" in shown
    assert not [s for s in ("示例甲", "13800000001", "somebody") if s in shown]


def test_bringing_in_the_same_list_twice_changes_nothing():
    read(row(), row(name="示例乙"))
    plan = read(row(), row(name="示例乙"))
    assert (plan.created, plan.changed, plan.unchanged) == (0, 0, 2)
    assert Consent.objects.count() == 2


def test_a_recorded_person_is_completed_but_not_overwritten():
    VillageFactory.create(name="示例村")
    person = PersonFactory.create(name="示例甲", phone="13800000001", email="old@example.test")
    plan = read(row(village="示例村", email="new@example.test"))
    assert plan.changed == 1
    (warning,) = plan.findings
    assert (warning.row, warning.column, warning.is_error) == (2, "电子邮箱", False)
    person.refresh_from_db()
    assert (person.email, str(person.village)) == ("old@example.test", "示例村")
    assert person.consents.count() == 2


def test_a_field_that_the_purpose_does_not_need_is_a_finding(monkeypatch):
    from fazhi.people import purposes

    monkeypatch.setattr(purposes, "_purposes", {})
    register_purpose(Purpose("call", "回电", ("name", "phone"), retention_days=0))
    plan = read(row(purpose="回电", email="a@example.test"))
    assert [(f.row, f.column) for f in plan.findings] == [(2, "电子邮箱")]


def test_import_screen__shows_masked_and_records_who_did_it(admin_client, administrator):
    address = reverse("person:import")
    file = xlsx(HEAD, row(email="somebody@example.test"))
    file.name = "persons.xlsx"
    response = admin_client.post(address, {"file": file}, follow=True)
    shown = response.content.decode()
    assert "138****0001" in shown
    assert "13800000001" not in shown
    assert "somebody" not in shown
    key = response.redirect_chain[0][0].partition("upload=")[2]
    digest = response.context["plan"].digest
    admin_client.post(address, {"upload": key, "digest": digest})
    assert Person.objects.get().consents.get().recorded_by == administrator


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "persons.xlsx"
    path.write_bytes(xlsx(HEAD, row()).getvalue())
    return path


def found(**options: Any) -> None:
    from fazhi.people.founding import LISTS
    from fazhi.town.founding import Report
    from fazhi.town.models import Town, TownKind

    report = Report()
    LISTS.run(Town(kind=TownKind.REAL, name="某镇"), options, report)
    if report.failed:
        raise CommandError("\n".join(map(str, report.findings)))
    print(*report.lines)  # noqa: T201 - read by the test


def test_founding_a_town_brings_persons_in(file, capsys):
    found(people=file)
    assert "导入 1 条" in capsys.readouterr().out
    assert Person.objects.get().name == "示例甲"


def test_founding_a_town_without_a_list(capsys):
    found(people=None)
    assert not Person.objects.exists()


def test_founding_a_town_names_the_file_of_a_finding(tmp_path):
    with pytest.raises(CommandError, match=r"none\.xlsx"):
        found(people=tmp_path / "none.xlsx")


def test_init_town_knows_the_option(capsys):
    with pytest.raises(SystemExit):
        call_command("init_town", "--help")
    assert "--people" in capsys.readouterr().out
