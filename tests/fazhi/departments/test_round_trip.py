"""What the administration exports can be imported again, and changes nothing then."""

import datetime as dt
import io
from functools import partial
from typing import Any

from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from fazhi.departments.models import Department, LawResponsibility, Membership, Role
from tests.factories.accounts import UserFactory
from tests.factories.departments import (
    DepartmentFactory,
    LawResponsibilityFactory,
    MembershipFactory,
)
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

OLD, PAST, FUTURE = dt.date(2020, 1, 1), dt.date(2021, 12, 31), dt.date(2099, 1, 1)


def export(client: Client, name: str, file_format: str = "xlsx") -> io.BytesIO:
    response = client.get(reverse(f"{name}:index"), {"export": file_format})
    return io.BytesIO(response.getvalue())


def check(client: Client, name: str, file: io.BytesIO) -> Any:
    """The plan that the screen shows for a file."""
    file.name = "list.xlsx"
    shown = client.post(reverse(f"{name}:import"), {"file": file}, follow=True)
    assert shown.status_code == 200
    return shown.context["plan"]


def confirm(client: Client, name: str, file: io.BytesIO) -> None:
    file.name = "list.xlsx"
    url = reverse(f"{name}:import")
    shown = client.post(url, {"file": file}, follow=True)
    plan = shown.context["plan"]
    assert [str(f) for f in plan.findings] == []
    data = {"upload": shown.context["upload"].key, "digest": plan.digest, "confirm": ""}
    client.post(url, data)


def edit(file: io.BytesIO, *changes: tuple[int, str, Any]) -> io.BytesIO:
    """The file with cells changed: row, heading, value."""
    workbook = openpyxl.load_workbook(file)
    sheet = workbook.worksheets[0]
    places = {cell.value: number for number, cell in enumerate(sheet[1], start=1)}
    for row, heading, value in changes:
        sheet.cell(row, places[heading]).value = value
    out = io.BytesIO()
    workbook.save(out)
    return io.BytesIO(out.getvalue())


class TestDepartments:
    @staticmethod
    def make() -> None:
        top = DepartmentFactory.create(name="镇政府", kind="organ", code="007", sort_order=3)
        DepartmentFactory.create(
            name="司法所",
            parent=top,
            short_name="所",
            name_en="Office",
            duties="一\r\n\r\n二  三",
            duties_en="One\n\nTwo",
            phone="0523-12345678、12345",
            address="一楼",
            address_en="First floor",
            hours="工作日 9:00",
            hours_en="Working days 9:00",
            starts_on=OLD,
        )
        old = DepartmentFactory.create(name="旧局", code="O1", starts_on=OLD, ends_on=PAST)
        DepartmentFactory.create(name="旧科", parent=old, ends_on=PAST)
        DepartmentFactory.create(name="旧科", parent=top)
        DepartmentFactory.create(name="新局", starts_on=FUTURE)
        DepartmentFactory.create(name="镇政府", starts_on=FUTURE, ends_on=FUTURE)

    @pytest.mark.parametrize("file_format", ["xlsx", "csv"])
    def test_nothing_changes(self, admin_client: Client, file_format: str) -> None:
        self.make()
        file = export(admin_client, "department", file_format)
        plan = check(admin_client, "department", file)
        assert ([str(f) for f in plan.findings], plan.changes, plan.unchanged) == ([], [], 7)

    def test_an_empty_site_gets_the_same_departments(self, admin_client: Client) -> None:
        self.make()
        file = export(admin_client, "department")
        fields = [f.name for f in Department._meta.fields if f.name not in ("id", "public_id")]
        fields[fields.index("parent")] = "parent__name"
        before = list(Department.objects.exclude(name="司法所").values(*fields))
        for department in reversed(Department.objects.tree()):
            department.department.delete()
        confirm(admin_client, "department", file)
        after = list(Department.objects.exclude(name="司法所").values(*fields))
        assert sorted(map(str, after)) == sorted(map(str, before))

    def test_every_column_can_be_changed(self, admin_client: Client) -> None:
        DepartmentFactory.create(name="司法所", code="S1")
        values = {
            "部门名称": "司法局",
            "排序": 7,
            "性质": "派驻机构",
            "简称": "局",
            "英文名称": "Bureau",
            "职责": "一\n二",
            "英文职责": "One\nTwo",
            "电话": "0523-12345678、12345",
            "地址": "一楼",
            "英文地址": "First floor",
            "办公时间": "工作日",
            "英文办公时间": "Working days",
            "起始日期": "2020-01-01",
            "截止日期": "2099-12-31",
        }
        changes = [(2, heading, value) for heading, value in values.items()]
        confirm(admin_client, "department", edit(export(admin_client, "department"), *changes))
        again = openpyxl.load_workbook(export(admin_client, "department")).worksheets[0]
        shown = {h.value: v.value for h, v in zip(again[1], again[2], strict=True)}
        dates = {"起始日期": "2020-01-01", "截止日期": "2099-12-31"}
        shown |= {name: str(shown[name])[:10] for name in dates}
        assert shown == {**values, **dates, "编码": "S1", "上级部门": None}

    @pytest.mark.parametrize(
        ("change", "column"),
        [
            ((2, "截止日期", "2019-12-31"), "截止日期"),
            ((2, "排序", "一"), "排序"),
            ((2, "排序", "-1"), "排序"),
            ((2, "起始日期", "昨天"), "起始日期"),
        ],
    )
    def test_what_does_not_fit_is_a_finding(
        self, admin_client: Client, change: tuple[int, str, str], column: str
    ) -> None:
        DepartmentFactory.create(name="司法所", starts_on=OLD)
        plan = check(admin_client, "department", edit(export(admin_client, "department"), change))
        assert [(f.row, f.column) for f in plan.findings] == [(2, column)]

    def test_an_empty_day_changes_nothing(self, admin_client: Client) -> None:
        DepartmentFactory.create(name="司法所", starts_on=OLD, ends_on=FUTURE)
        file = edit(
            export(admin_client, "department"), (2, "起始日期", None), (2, "截止日期", None)
        )
        assert check(admin_client, "department", file).unchanged == 1

    def test_a_name_that_is_taken_is_a_finding(self, admin_client: Client) -> None:
        DepartmentFactory.create(name="甲", code="A", sort_order=1)
        DepartmentFactory.create(name="乙", ends_on=FUTURE, sort_order=2)
        DepartmentFactory.create(name="乙", code="B", starts_on=FUTURE, sort_order=3)
        file = edit(export(admin_client, "department"), (2, "部门名称", "乙"), (3, "编码", "C"))
        assert check(admin_client, "department", file).failed


class TestMemberships:
    @staticmethod
    def make() -> None:
        office = DepartmentFactory.create(name="司法所")
        old = DepartmentFactory.create(name="司法所", starts_on=OLD, ends_on=PAST)
        soon = DepartmentFactory.create(name="新局", starts_on=FUTURE)
        person = UserFactory.create(name="示例甲", username="007")
        give = partial(MembershipFactory.create, user=person)
        give(department=old, starts_on=OLD, ends_on=dt.date(2020, 6, 30))
        give(department=old, starts_on=dt.date(2020, 7, 1))
        give(department=office, starts_on=dt.date(2022, 1, 1), ends_on=dt.date(2022, 1, 31))
        give(department=office, starts_on=dt.date(2023, 1, 1), post="科员")
        give(department=office, role=Role.PUBLISHER, starts_on=FUTURE)
        give(department=soon)
        MembershipFactory.create(user__is_active=False, department=office)

    def test_nothing_changes(self, admin_client: Client) -> None:
        self.make()
        plan = check(admin_client, "membership", export(admin_client, "membership"))
        assert ([str(f) for f in plan.findings], plan.changes, plan.unchanged) == ([], [], 7)

    def test_addresses_are_not_exported(self, admin_client: Client) -> None:
        MembershipFactory.create(user__email="jia@example.test")
        sheet = openpyxl.load_workbook(export(admin_client, "membership")).worksheets[0]
        assert "example.test" not in str(list(sheet.values))
        csv = admin_client.get(reverse("membership:index"), {"export": "csv"})
        assert b"example.test" not in csv.getvalue()

    def test_a_last_day_ends_a_role(self, admin_client: Client) -> None:
        held = MembershipFactory.create()
        file = edit(export(admin_client, "membership"), (2, "截止日期", "2099-12-31"))
        confirm(admin_client, "membership", file)
        held.refresh_from_db()
        assert held.ends_on == dt.date(2099, 12, 31)
        file = edit(export(admin_client, "membership"), (2, "截止日期", None))
        assert check(admin_client, "membership", file).unchanged == 1

    def test_a_role_of_a_time_is_given(self, admin_client: Client) -> None:
        MembershipFactory.create(starts_on=dt.date(2025, 1, 1))
        changes = ((2, "起始日期", "2024-01-01"), (2, "截止日期", "2024-12-31"))
        confirm(admin_client, "membership", edit(export(admin_client, "membership"), *changes))
        days = Membership.objects.order_by("starts_on").values_list("starts_on", "ends_on")
        assert list(days) == [
            (dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
            (dt.date(2025, 1, 1), None),
        ]

    @pytest.mark.parametrize(
        ("changes", "expected"),
        [
            ([(2, "截止日期", "2024-12-31")], [(2, "截止日期")]),
            ([(3, "截止日期", "2025-06-01")], [(3, "截止日期")]),
            ([(3, "起始日期", "2023-06-01"), (3, "截止日期", "2023-01-01")], [(3, "截止日期")]),
            ([(3, "起始日期", "2024-03-01")], [(3, "起始日期")]),
            (
                [
                    (2, "起始日期", "2025-02-01"),
                    (3, "起始日期", None),
                    (3, "截止日期", None),
                ],
                [(3, "")],
            ),
            (
                [(2, "角色", "发布人"), (3, "角色", "发布人"), (3, "截止日期", None)],
                [(3, "")],
            ),
            ([(2, "角色", "发布人"), (3, "角色", "发布人")], []),
        ],
    )
    def test_days_that_do_not_fit_are_findings(
        self, admin_client: Client, changes: list[Any], expected: list[Any]
    ) -> None:
        held = MembershipFactory.create(starts_on=dt.date(2025, 1, 1))
        MembershipFactory.create(
            user=held.user,
            department=held.department,
            starts_on=dt.date(2024, 1, 1),
            ends_on=dt.date(2024, 6, 30),
        )
        # The present time stands in row 2, the one before in row 3.
        file = edit(export(admin_client, "membership"), *changes)
        plan = check(admin_client, "membership", file)
        assert [(f.row, f.column) for f in plan.findings] == expected

    def test_a_closed_account_gets_no_new_role(self, admin_client: Client) -> None:
        MembershipFactory.create(user__is_active=False)
        file = edit(export(admin_client, "membership"), (2, "角色", "发布人"))
        plan = check(admin_client, "membership", file)
        assert [(f.row, f.column) for f in plan.findings] == [(2, "用户名")]


class TestLaws:
    @staticmethod
    def make() -> None:
        office = DepartmentFactory.create(name="司法所")
        old = DepartmentFactory.create(name="旧局", ends_on=PAST)
        give = LawResponsibilityFactory.create
        give(title="消防法", department=old, ends_on=dt.date(2020, 6, 30), note="一  二")
        give(title="消防法", department=old, starts_on=dt.date(2020, 7, 1), ends_on=PAST)
        give(title="《消防法》", department=office, starts_on=dt.date(2022, 1, 1))
        give(title="行政处罚法（2021修订）", department=office)
        give(title="公证法", department=old)
        give(title="宪法", department=office, starts_on=FUTURE)

    def test_nothing_changes(self, admin_client: Client) -> None:
        self.make()
        file = export(admin_client, "lawresponsibility")
        plan = check(admin_client, "lawresponsibility", file)
        assert ([str(f) for f in plan.findings], plan.changes, plan.unchanged) == ([], [], 6)

    def test_a_last_day_ends_an_entry(self, admin_client: Client) -> None:
        entry = LawResponsibilityFactory.create()
        file = edit(export(admin_client, "lawresponsibility"), (2, "截止日期", "2099-12-31"))
        confirm(admin_client, "lawresponsibility", file)
        entry.refresh_from_db()
        assert entry.ends_on == dt.date(2099, 12, 31)
        file = edit(export(admin_client, "lawresponsibility"), (2, "截止日期", None))
        assert check(admin_client, "lawresponsibility", file).unchanged == 1

    @pytest.mark.parametrize("first", [True, False])
    def test_a_law_changes_hands_in_a_list_that_holds_its_history(
        self, admin_client: Client, first: bool
    ) -> None:
        old = LawResponsibilityFactory.create(title="消防法", starts_on=OLD)
        new = DepartmentFactory.create(name="应急办")
        rows: list[Any] = [
            ("消防法", str(old.department), "2020-01-01", "2024-06-30"),
            ("消防法", "应急办", "2024-01-01", "2024-12-31"),
        ]
        file = xlsx(("法律名称", "部门", "起始日期", "截止日期"), *rows[:: 1 if first else -1])
        confirm(admin_client, "lawresponsibility", file)
        register = LawResponsibility.objects
        assert register.responsible_for("消防法", dt.date(2023, 12, 31)) == old.department
        assert register.responsible_for("消防法", dt.date(2024, 1, 1)) == new
        assert register.responsible_for("消防法", dt.date(2025, 1, 1)) is None

    @pytest.mark.parametrize(
        ("row", "expected"),
        [
            (("消防法", "司法所", "2024-06-01", "2024-01-01"), [(2, "截止日期")]),
            (("消防法", "旧局", "2020-01-01", "2019-01-01"), [(2, "截止日期")]),
            (("消防法", "旧局", "2020-01-01", "2022-01-01"), [(2, "截止日期")]),
            (("消防法", "应急办", "2019-01-01", "2020-06-01"), [(2, "起始日期")]),
            (("消防法", "应急办", "2021-06-01", "2022-06-01"), [(2, "起始日期")]),
            (("消防法", "应急办", "2019-01-01", "2019-12-31"), []),
        ],
    )
    def test_days_that_do_not_fit_are_findings(
        self, admin_client: Client, row: Any, expected: list[Any]
    ) -> None:
        office = DepartmentFactory.create(name="司法所")
        old = DepartmentFactory.create(name="旧局", ends_on=PAST)
        DepartmentFactory.create(name="应急办")
        give = partial(LawResponsibilityFactory.create, title="消防法")
        give(department=old, starts_on=OLD, ends_on=PAST)
        give(department=office, starts_on=dt.date(2022, 1, 1))
        file = xlsx(("法律名称", "部门", "起始日期", "截止日期"), row)
        plan = check(admin_client, "lawresponsibility", file)
        assert [(f.row, f.column) for f in plan.findings] == expected

    def test_two_departments_for_one_law_without_a_day_are_a_finding(
        self, admin_client: Client
    ) -> None:
        entry = LawResponsibilityFactory.create(title="消防法")
        DepartmentFactory.create(name="应急办")
        rows = (("消防法", "应急办"), ("消防法", str(entry.department)))
        plan = check(admin_client, "lawresponsibility", xlsx(("法律名称", "部门"), *rows))
        assert [(f.row, f.column) for f in plan.findings] == [(2, "法律名称")]
