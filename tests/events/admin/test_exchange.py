"""Lists of people as XLSX: out masked or in full, in with a dry run."""

import io
from typing import Any

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from events.models import Session
from events.seats.registering import register
from events.states import Admission, State, Way
from fazhi.departments.models import Department, Role
from fazhi.people.models import Consent, Person, Reveal
from fazhi.workdays import today
from tests.events.browsing import act_url, browser, errors, page_url, queries
from tests.events.seats.reckoning import check
from tests.factories.departments import MembershipFactory
from tests.factories.events import SessionFactory, applying
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db

NAME, PHONE = "示例甲乙", "13800001234"
HEADINGS = ("姓名", "电话", "参加人", "单位", "村（社区）", "同意方式", "同意日期")


def cells(content: bytes) -> list[str]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [str(value) for row in sheet.iter_rows(values_only=True) for value in row if value]


def workbook(*rows: tuple[str, ...]) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("name", "phone", "attendees", "unit", "village", "channel", "given_on"), *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("list.xlsx", out.getvalue())


def row(number: int, **changes: str) -> tuple[str, ...]:
    names = "甲乙丙丁戊己庚辛壬癸"
    values = {
        "name": f"示例{names[number]}",
        "phone": f"0523-{number:08d}",
        "attendees": "",
        "unit": "",
        "village": "",
        "channel": "paper",
        "given_on": f"{today():%Y-%m-%d}",
        **changes,
    }
    return tuple(values.values())


def address(session: Session) -> str:
    return reverse("events_session_import", args=[session.pk])


def check_file(client: Client, session: Session, file: SimpleUploadedFile) -> Any:
    return client.post(address(session), {"file": file}, follow=True)


def bring_in(client: Client, session: Session, file: SimpleUploadedFile) -> Any:
    looked = check_file(client, session, file)
    plan, upload = looked.context["plan"], looked.context["upload"]
    form = {"upload": upload.key, "digest": plan.digest, "confirm": "1"}
    return client.post(address(session), form)


def test_the_list_is_masked_unless_somebody_may_and_says_why(
    session: Session, organiser: Client, chief: Client
) -> None:
    made = register(session, applying(1, name=NAME, phone=PHONE, names=[NAME]))
    out = act_url("export", session)
    masked = cells(organiser.post(out, {"in_full": "on", "reason": "排座位"}).content)
    assert "138****1234" in masked
    assert not {NAME, PHONE} & set(masked)
    assert not Reveal.objects.exists()
    for reason in ("", f"给{NAME}"):
        assert errors(chief.post(out, {"in_full": "on", "reason": reason}))
    full = cells(chief.post(out, {"in_full": "on", "reason": "打电话通知"}).content)
    assert {NAME, PHONE} <= set(full)
    look = Reveal.objects.get()
    assert made.contact is not None
    assert (look.person_code, look.field) == (made.contact.public_id, "all")


def test_a_list_in_full_is_for_whoever_has_the_right(session: Session, office: Department) -> None:
    register(session, applying(1, name=NAME, phone=PHONE, names=[NAME]))
    user = MembershipFactory.create(role=Role.AUTHOR, department=office).user
    user.user_permissions.add(Permission.objects.get(codename="export_person"))
    form = {"in_full": "on", "reason": "打电话通知"}
    assert PHONE in cells(browser(user).post(act_url("export", session), form).content)


def test_text_is_never_a_formula(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(title="=1+1")
    register(session, applying(1, way=Way.LIST, unit="=cmd"))
    content = organiser.post(act_url("export", session)).content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    kinds = {c.data_type for cells in sheet.iter_rows() for c in cells if c.value}
    assert "f" not in kinds


def test_a_dry_run_changes_nothing_and_the_confirmation_everything(
    session: Session, organiser: Client
) -> None:
    village = VillageFactory.create()
    file = (
        row(1),
        row(2, attendees="示例来客、示例来宾", unit="示例中学", village=village.name),
    )
    looked = check_file(organiser, session, workbook(*file))
    assert looked.context["plan"].created == 2
    assert not session.registrations.exists()
    assert not Person.objects.exists()
    done = bring_in(organiser, session, workbook(*file))
    assert done.headers["Location"] == page_url(session)
    alone, unit = session.registrations.order_by("order")
    assert (alone.way, unit.way, unit.unit, unit.size) == (Way.STAFF, Way.LIST, "示例中学", 2)
    assert unit.village == village
    assert set(Consent.objects.values_list("channel", flat=True)) == {"paper"}
    check(session)


def test_rows_that_repeat_change_nothing(session: Session, organiser: Client) -> None:
    bring_in(organiser, session, workbook(row(1), row(2)))
    looked = check_file(organiser, session, workbook(row(1), row(2), row(3)))
    plan = looked.context["plan"]
    assert (plan.created, plan.unchanged) == (1, 2)
    bring_in(organiser, session, workbook(row(1), row(2), row(3)))
    assert session.registrations.count() == 3
    check(session)


@pytest.mark.parametrize(
    ("changes", "number"),
    [
        ({"name": "1"}, 2),
        ({"phone": "12"}, 2),
        ({"attendees": "示例来客、1"}, 2),
        ({"attendees": "示例来客、示例来宾、示例客人、示例路人、示例行人"}, 2),
        ({"village": "不存在村"}, 2),
        ({"channel": "web"}, 2),
        ({"given_on": "2999-01-01"}, 2),
        ({"given_on": ""}, 2),
        ({"unit": "单" * 81}, 2),
    ],
)
def test_what_is_wrong_stands_with_its_row_and_nothing_comes_in(
    session: Session, organiser: Client, changes: dict[str, str], number: int
) -> None:
    response = check_file(organiser, session, workbook(row(1, **changes), row(2)))
    assert response.status_code == 200
    plan = response.context["plan"]
    assert plan.failed
    assert number in [finding.row for finding in plan.findings]
    assert not session.registrations.exists()


def test_a_list_checked_for_one_session_is_not_confirmed_for_another(
    session: Session, organiser: Client
) -> None:
    other = SessionFactory.create(department=session.department, lecture=session.lecture)
    looked = check_file(organiser, session, workbook(row(1)))
    form = {
        "upload": looked.context["upload"].key,
        "digest": looked.context["plan"].digest,
        "confirm": "1",
    }
    organiser.post(address(other), form)
    assert not other.registrations.exists()


def test_a_session_without_registration_takes_no_list(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(admission=Admission.FREE)
    assert check_file(organiser, session, workbook(row(1))).context["plan"].failed


def test_when_the_seats_are_used_up_people_wait(session: Session, organiser: Client) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=1)
    bring_in(organiser, session, workbook(row(1), row(2)))
    states = session.registrations.order_by("order").values_list("state", flat=True)
    assert list(states) == [State.CONFIRMED, State.WAITING]
    check(session)


def test_an_empty_list_can_be_downloaded_with_the_headings_of_the_office(
    session: Session, organiser: Client
) -> None:
    empty = organiser.get(f"{address(session)}?template")
    sheet = openpyxl.load_workbook(io.BytesIO(empty.content)).worksheets[0]
    assert len([cell.value for cell in sheet[1] if cell.value]) == len(HEADINGS)


def test_the_list_needs_as_many_queries_for_ten_times_the_people(
    session: Session, organiser: Client
) -> None:
    Session.objects.filter(pk=session.pk).update(capacity=100)
    ticks = act_url("ticks", session)
    register(session, applying(1))
    few = queries(organiser, page_url(session)), organiser.get(ticks).status_code
    for number in range(2, 20):
        register(session, applying(number))
    assert queries(organiser, page_url(session)) == few[0]
