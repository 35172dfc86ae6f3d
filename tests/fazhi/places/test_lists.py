"""The four lists of the administration, downloaded."""

import csv
import io
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from fazhi.places.models import GridCell, GridKind, Village
from tests.factories.departments import DepartmentFactory
from tests.factories.places import (
    CellFactory,
    CounterFactory,
    VenueFactory,
    VillageCellFactory,
    VillageFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> None:
    """One of each kind with every column filled, others with as little as there can be."""
    spot = {
        "address": "示例路1号",
        "address_en": "1 Example Road",
        "latitude": "32.262500",
        "longitude": "120.224000",
        "datum": "gcj02",
    }
    village = VillageFactory.create(
        name="胜利村",
        name_en="Shengli Village",
        phone="0523-00000001",
        summary="第一行\n第二行",
        summary_en="One\nTwo",
        **spot,
    )
    VillageFactory.create(name="琴韵社区", kind="community")
    CellFactory.create(
        name="胜利村第一网格",
        name_en="Cell 1",
        code="0101",
        parent=VillageCellFactory.create(code="01", village=village, parent__code="0"),
        households=320,
        population=0,
    )
    CellFactory.create(
        code="0102",
        name="农贸市场网格",
        parent=GridCell.objects.get(code="01"),
        village=None,
        kind=GridKind.DEDICATED,
    )
    venue = VenueFactory.create(
        name="便民服务中心",
        name_en="Service Centre",
        village=village,
        phone="0523-00000002-801",
        capacity=120,
        accessibility=("step_free", "lift", "hearing"),
        directions="公交1路\n南门进",
        directions_en="Bus 1",
        **spot,
    )
    VenueFactory.create(name="法治广场", kind="legal_square")
    counter = CounterFactory.create(
        venue=venue,
        number=1,
        name="社会事务",
        name_en="Social affairs",
        handles="低保申请\n临时救助",
        handles_en="Allowances",
        floor=-1,
    )
    counter.departments.set([DepartmentFactory.create(name=name) for name in ("民政办", "残联")])
    counter.save()
    CounterFactory.create(venue=venue, number=2)


def download(client: Client, kind: str, file_format: str) -> bytes:
    """An exported list."""
    response = client.get(reverse(f"{kind}:index"), {"export": file_format})
    assert response.status_code == 200
    assert isinstance(response, FileResponse | StreamingHttpResponse)
    return b"".join(response)


def rows_of(content: bytes, file_format: str) -> list[dict[str, Any]]:
    """The rows by heading, as a clerk sees them."""
    if file_format == "csv":
        return list(csv.DictReader(io.StringIO(content.decode(), newline="")))
    worksheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    head, *rows = worksheet.iter_rows(values_only=True)
    return [
        dict(zip(map(str, head), ("" if v is None else str(v) for v in row), strict=True))
        for row in rows
    ]


@pytest.mark.parametrize("file_format", ["xlsx", "csv"])
@pytest.mark.usefixtures("places")
class TestExports:
    def test_villages(self, admin_client: Client, file_format: str) -> None:
        rows = rows_of(download(admin_client, "village", file_format), file_format)
        row = next(r for r in rows if r["名称"] == "胜利村")
        assert len(rows) == 2
        assert (row["性质"], row["办公电话"]) == ("村", "0523-00000001")
        assert float(row["纬度"]) == 32.2625
        assert row["简介"] == "第一行\n第二行"
        assert row["永久编号"] == Village.objects.get(name="胜利村").public_id

    def test_the_grid_from_the_town_down(self, admin_client: Client, file_format: str) -> None:
        rows = rows_of(download(admin_client, "gridcell", file_format), file_format)
        told = [(r["编码"], r["级别"], r["上级网格编码"], r["村（社区）"], r["性质"]) for r in rows]
        assert told == [
            ("0", "1", "", "", "综合"),
            ("01", "2", "0", "胜利村", "综合"),
            ("0101", "3", "01", "胜利村", "综合"),
            ("0102", "3", "01", "", "专属"),
        ]
        assert [(r["户数"], r["人口"]) for r in rows][1:3] == [("", ""), ("320", "0")]

    def test_venues(self, admin_client: Client, file_format: str) -> None:
        rows = rows_of(download(admin_client, "venue", file_format), file_format)
        row = next(r for r in rows if r["名称"] == "便民服务中心")
        assert (row["村（社区）"], row["容纳人数"]) == ("胜利村", "120")
        assert row["无障碍设施"] == "无台阶入口、电梯、助听设备或书写交流"

    def test_counters(self, admin_client: Client, file_format: str) -> None:
        rows = rows_of(download(admin_client, "counter", file_format), file_format)
        assert [(r["场所"], r["窗口号"], r["楼层"]) for r in rows] == [
            ("便民服务中心", "1", "-1"),
            ("便民服务中心", "2", ""),
        ]
        assert set(rows[0]["部门"].split("、")) == {"民政办", "残联"}
