"""The four lists of the administration: downloaded, and brought in again."""

import csv
import io
from typing import Any

from django.http import FileResponse, StreamingHttpResponse
from django.test import Client
from django.urls import reverse

import openpyxl
import pytest

from fazhi.departments.models import Department
from fazhi.imports.importer import Importer, import_file
from fazhi.places.importers import CounterImporter, GridImporter, VenueImporter, VillageImporter
from fazhi.places.models import Counter, GridCell, GridKind, Venue, Village
from tests.factories.departments import DepartmentFactory
from tests.factories.places import (
    CellFactory,
    CounterFactory,
    VenueFactory,
    VillageCellFactory,
    VillageFactory,
)
from tests.factories.spreadsheets import xlsx

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
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
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
        assert (row["类型"], row["办公电话"]) == ("村", "0523-00000001")
        assert float(row["纬度"]) == 32.2625
        assert row["简介"] == "第一行\n第二行"
        assert row["永久编号"] == Village.objects.get(name="胜利村").public_id

    def test_the_grid_from_the_town_down(self, admin_client: Client, file_format: str) -> None:
        rows = rows_of(download(admin_client, "gridcell", file_format), file_format)
        told = [(r["编码"], r["级别"], r["上级网格编码"], r["村（社区）"], r["类型"]) for r in rows]
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

    def test_a_control_character_is_left_out(self, admin_client: Client, file_format: str) -> None:
        VillageFactory.create(name="东\x0b场村")
        rows = rows_of(download(admin_client, "village", file_format), file_format)
        assert "东场村" in {r["名称"] for r in rows}


IMPORTERS: dict[str, type[Importer]] = {
    "village": VillageImporter,
    "gridcell": GridImporter,
    "venue": VenueImporter,
    "counter": CounterImporter,
}


def unchanged(client: Client, kind: str) -> int:
    """How many entries a downloaded list leaves as they are, which must be all of them."""
    counts = set()
    for file_format in ("xlsx", "csv"):
        plan = IMPORTERS[kind]().read(io.BytesIO(download(client, kind, file_format)))
        assert [str(f) for f in plan.findings] == []
        assert plan.changes == []
        counts.add(plan.unchanged)
    (count,) = counts
    return count


@pytest.mark.usefixtures("places")
class TestBringingAListInAgain:
    @pytest.mark.parametrize(
        ("kind", "count"), [("village", 2), ("gridcell", 4), ("venue", 2), ("counter", 2)]
    )
    def test_an_unchanged_list_changes_nothing(
        self, admin_client: Client, kind: str, count: int
    ) -> None:
        assert unchanged(admin_client, kind) == count

    def test_texts_as_the_forms_take_them(self, admin_client: Client) -> None:
        text = "第一段\r\n\r\n第二段  有两个空格\n" + "长" * 3000
        village = VillageFactory.create(name="河  西村", summary=text, summary_en=text)
        VillageCellFactory.create(village=village, code="03  A", name="=网格", parent__code="T")
        venue = VenueFactory.create(
            name="老  站", village=village, directions=text, directions_en=text
        )
        CounterFactory.create(venue=venue, number=1, handles=text, handles_en=text, floor=-2)
        assert unchanged(admin_client, "village") == 3
        assert unchanged(admin_client, "gridcell") == 6
        assert unchanged(admin_client, "venue") == 3
        assert unchanged(admin_client, "counter") == 3

    def test_a_department_that_was_dissolved_stays(self, admin_client: Client) -> None:
        Department.objects.update(ends_on="2020-01-01")
        assert unchanged(admin_client, "counter") == 2
        DepartmentFactory.create(name="司法所")
        counter = Counter.objects.get(number=1)
        head = ("永久编号", "场所", "窗口号", "名称", "部门")
        row = (counter.public_id, "便民服务中心", 1, counter.name, "民政办、司法所")
        assert import_file(CounterImporter(), xlsx(head, row)).changed == 1
        names = Counter.objects.get(number=1).departments.values_list("name", flat=True)
        assert set(names) == {"民政办", "司法所"}

    def test_a_department_with_a_mark_in_its_name(self, admin_client: Client) -> None:
        Department.objects.filter(name="残联").update(name="残联、老龄办")
        assert unchanged(admin_client, "counter") == 2

    def test_the_permanent_id_gives_another_name(self) -> None:
        village = Village.objects.get(name="胜利村")
        cell = GridCell.objects.get(code="01")
        venue = Venue.objects.get(name="便民服务中心")
        counter = Counter.objects.get(number=2)
        files: dict[type[Importer], io.BytesIO] = {
            GridImporter: xlsx(
                ("永久编号", "编码", "名称", "级别", "上级网格编码", "村（社区）"),
                ("", "0103", "新网格", 3, "A1", "胜利村"),
                (cell.public_id, "A1", "胜利村网格", 2, "0", "胜利村"),
            ),
            VenueImporter: xlsx(
                ("名称", "类型", "永久编号"), ("新中心", "便民服务中心", venue.public_id)
            ),
            CounterImporter: xlsx(
                ("场所", "窗口号", "名称", "永久编号"),
                ("法治广场", 7, "社会事务", counter.public_id),
            ),
            VillageImporter: xlsx(("永久编号", "名称"), (village.public_id.upper(), "新胜村")),
        }
        plans = [import_file(importer(), file) for importer, file in files.items()]
        assert not any(p.findings for p in plans)
        assert [p.changed for p in plans] == [1, 1, 1, 1]
        assert GridCell.objects.get(code="0103").parent == cell
        village.refresh_from_db()
        venue.refresh_from_db()
        counter.refresh_from_db()
        assert (village.name, village.slug) == ("新胜村", "shengli")
        assert venue.name == "新中心"
        assert (str(counter.venue), counter.number) == ("法治广场", 7)

    def test_an_id_that_is_not_there_and_an_entry_told_twice(self) -> None:
        village = Village.objects.get(name="胜利村")
        other = VenueFactory.create().public_id
        rows = (
            ("甲村", other),
            ("新胜村", village.public_id),
            ("胜利村", ""),
            ("琴韵社区", "not an id"),
        )
        plan = import_file(VillageImporter(), xlsx(("名称", "永久编号"), *rows))
        assert [(f.row, f.column, f.message) for f in plan.findings] == [
            (2, "永久编号", "本站此清单中没有这个永久编号"),
            (4, "", "与第 3 行重复"),
            (5, "永久编号", "本站此清单中没有这个永久编号"),
        ]
        assert not Village.objects.filter(name__in=("甲村", "新胜村")).exists()
