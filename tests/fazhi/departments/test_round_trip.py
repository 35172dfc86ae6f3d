"""What the administration exports can be imported again, and changes nothing then."""

import datetime as dt
import io
from typing import Any

from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory

pytestmark = pytest.mark.django_db

OLD, PAST, FUTURE = dt.date(2020, 1, 1), dt.date(2021, 12, 31), dt.date(2099, 1, 1)


def export(client: Client, name: str) -> io.BytesIO:
    response = client.get(reverse(f"{name}:index"), {"export": "xlsx"})
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
    places = {cell.value: cell.column for cell in sheet[1]}
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
            phone="0523-000",
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

    def test_nothing_changes(self, admin_client: Client) -> None:
        self.make()
        plan = check(admin_client, "department", export(admin_client, "department"))
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
            "电话": "0523-000",
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
