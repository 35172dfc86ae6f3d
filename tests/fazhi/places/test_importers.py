"""Lists that clerks upload: villages, the grid, venues, counters."""

import io
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest

from fazhi.imports.importer import Importer, Plan, import_file
from fazhi.places import founding
from fazhi.places.importers import CounterImporter, GridImporter, VenueImporter, VillageImporter
from fazhi.places.models import Counter, GridCell, Venue, Village
from fazhi.town import founding as town_founding
from fazhi.town.models import Town
from tests.factories.departments import DepartmentFactory
from tests.factories.places import (
    CellFactory,
    CounterFactory,
    HoursFactory,
    VenueFactory,
    VillageCellFactory,
    VillageFactory,
)
from tests.factories.spreadsheets import xlsx
from tests.factories.town import init_town

pytestmark = pytest.mark.django_db

SPOT = ("地址", "英文地址", "纬度", "经度", "坐标系")
VILLAGES = ("名称", "类型", "英文名称", "办公电话", *SPOT, "简介", "英文简介")
GRID = ("编码", "名称", "级别", "上级网格编码", "村（社区）", "类型", "英文名称", "户数", "人口")
VENUES = (
    *("名称", "类型", "村（社区）", "英文名称", "电话", *SPOT),
    *("容纳人数", "无障碍设施", "交通指引", "交通指引（英文）"),
)
COUNTERS = (
    *("场所", "窗口号", "名称", "英文名称", "受理事项", "受理事项（英文）", "楼层", "部门"),
)
AT = ("示例路1号", "1 Example Road", "32.2625", 120.224, "GCJ-02（国内地图）")

Finding = tuple[int | None, str, str]


def findings(plan: Plan) -> list[Finding]:
    """Where in the file, and why."""
    return [(f.row, f.column, f.message) for f in plan.findings]


def everything() -> list[list[dict[str, Any]]]:
    """All rows of all four lists."""
    kinds: list[type[models.Model]] = [Village, GridCell, Venue, Counter]
    rows = [list(m._default_manager.order_by("pk").values()) for m in kinds]
    return [*rows, list(Counter.departments.through.objects.order_by("pk").values())]


def refused(importer: Importer, head: tuple[str, ...], *rows: Any, **more: Any) -> list[Finding]:
    """The findings of a file, which must change nothing."""
    before = everything()
    plan = import_file(importer, xlsx(head, *rows, **more))
    assert plan.failed
    assert everything() == before
    return findings(plan)


class TestVillages:
    def test_every_column_arrives(self) -> None:
        row = ("胜利村", "村", "Shengli", "（0523）00000001", *AT, "第一行\n第二行", "One")
        assert not import_file(VillageImporter(), xlsx(VILLAGES, row)).findings
        made = Village.objects.get()
        assert (made.name, made.kind, made.name_en) == ("胜利村", "village", "Shengli")
        assert (made.phone, made.slug) == ("0523-00000001", "shengli")
        assert (made.address, made.address_en) == AT[:2]
        assert (f"{made.latitude}", f"{made.longitude}") == ("32.262500", "120.224000")
        assert (made.datum, made.summary, made.summary_en) == ("gcj02", "第一行\n第二行", "One")

    def test_a_file_with_the_former_heading_is_still_read(self) -> None:
        assert not import_file(VillageImporter(), xlsx(("名称", "性质"), ("南街", "社区"))).findings
        assert Village.objects.get().kind == "community"

    def test_the_name_tells_the_kind_and_the_file_the_order(self) -> None:
        rows = (("琴韵社区",), ("东场村",), ("城北居委会",), ("河西",))
        import_file(VillageImporter(), xlsx(("名称",), *rows))
        assert list(Village.objects.values_list("name", "kind")) == [
            ("琴韵社区", "community"),
            ("东场村", "village"),
            ("城北居委会", "community"),
            ("河西", "village"),
        ]

    def test_a_village_is_changed_and_the_rest_of_it_stays(self) -> None:
        VillageFactory.create(
            name="琴韵社区", kind="village", phone="0523-00000001", summary="简介"
        )
        plan = import_file(
            VillageImporter(), xlsx(("名称", "类型", "地址"), ("琴韵社区", "", "路"))
        )
        assert [(d.name, d.old, d.new) for d in plan.changes[0].differences] == [("地址", "", "路")]
        kept = Village.objects.get()
        assert (kept.kind, kept.phone, kept.summary) == ("village", "0523-00000001", "简介")
        assert kept.address == "路"

    @pytest.mark.parametrize(
        ("row", "column", "reason"),
        [
            (("", "村"), "名称", "不能为空"),
            (("甲村", "镇"), "类型", "“镇”不在可选范围内：村、社区"),
            (("甲村", "", "", "找王主任"), "办公电话", "“找王主任”不是电话号码"),
            (("甲村", "", "", 52300000001), "办公电话", "区号前的 0 可能丢失"),
            (("甲村", "", "", "", "路", "", "北"), "纬度", "“北”不是度数"),
            (("甲村", "", "", "", "", "", "NaN", "1", "gcj02"), "纬度", "“NaN”不是度数"),
            (("甲村", "", "", "", "", "", "9" * 40, "1", "gcj02"), "纬度", "不是度数"),
            (("甲村", "", "", "", "", "", "95", "120", "gcj02"), "纬度", "90"),
            (("甲村", "", "", "", "", "", "32", "120"), "", "要一起填写"),
            (
                ("甲村", "", "", "", "", "", "32", "120", "北京54"),
                "坐标系",
                "“北京54”不在可选范围内",
            ),
            (("村" * 81,), "名称", "超过 80"),
        ],
    )
    def test_a_value_of_the_wrong_kind(self, row: Any, column: str, reason: str) -> None:
        found = refused(VillageImporter(), VILLAGES, ("好村",), row)
        assert [(f[0], f[1]) for f in found] == [(3, column)]
        assert reason in found[0][2]


class TestGrid:
    def test_every_column_arrives_and_a_parent_may_stand_further_down(self) -> None:
        VillageFactory.create(name="胜利村")
        rows = (
            ("0101", "第一网格", "三级", "01", "胜利村", "综合", "Cell 1", 320, "1010"),
            ("0102", "市场", 3, "01", "", "专属"),
            ("01", "胜利村网格", "2", "0", "胜利村"),
            ("0", "全镇", "1"),
        )
        assert not import_file(GridImporter(), xlsx(GRID, *rows)).findings
        cell = GridCell.objects.get(code="0101")
        assert (cell.name, cell.level, cell.parent_code) == ("第一网格", 3, "01")
        assert (str(cell.village), cell.kind, cell.name_en) == ("胜利村", "comprehensive", "Cell 1")
        assert (cell.households, cell.population) == (320, 1010)
        market = GridCell.objects.get(code="0102")
        assert (market.kind, market.village, market.households) == ("dedicated", None, None)

    def test_a_cell_moves_below_another_one_and_the_rest_of_it_stays(self) -> None:
        cell = CellFactory.create(code="0101", households=5, kind="dedicated", village=None)
        VillageCellFactory.create(code="02", parent=cell.parent.parent)
        head = ("编码", "名称", "级别", "上级网格编码")
        plan = import_file(GridImporter(), xlsx(head, ("0101", cell.name, 3, "02")))
        assert [d.name for d in plan.changes[0].differences] == ["上级网格"]
        cell.refresh_from_db()
        assert (cell.parent_code, cell.households, cell.kind) == ("02", 5, "dedicated")

    @pytest.mark.parametrize(
        ("row", "column", "reason"),
        [
            (("", "甲", 2, "0", "胜利村"), "编码", "不能为空"),
            (("9", "", 2, "0", "胜利村"), "名称", "不能为空"),
            (("9", "甲", "", "0", "胜利村"), "级别", "不能为空"),
            (("9", "甲", "四级", "0", "胜利村"), "级别", "“四级”不是一级、二级、三级之一"),
            (("9", "甲", 2, "无", "胜利村"), "上级网格编码", "本站没有“无”"),
            (("9", "甲", 2, "", "胜利村"), "上级网格编码", "二级网格的上级应为一级网格"),
            (("9", "甲", 3, "0", "胜利村"), "上级网格编码", "三级网格的上级应为二级网格"),
            (("9", "甲", 1, "0", ""), "上级网格编码", "没有上级"),
            (("9", "甲", 2, "0", "无名村"), "村（社区）", "本站没有“无名村”"),
            (("9", "甲", 2, "0", ""), "村（社区）", "应属于某个村（社区）"),
            (("9", "甲", 3, "01", "东场村"), "村（社区）", "上级网格属于胜利村"),
            (("9", "甲", 2, "0", "胜利村", "流动"), "类型", "“流动”不在可选范围内：综合、专属"),
            (("9", "甲", 2, "0", "胜利村", "", "", "约三百"), "户数", "“约三百”不是整数"),
            (("9", "甲", 2, "0", "胜利村", "", "", 1.5), "户数", "“1.5”不是整数"),
            (("9", "甲", 2, "0", "胜利村", "", "", "", -3), "人口", "“-3”不是整数"),
            (("01", "甲", 1), "级别", "请先调整下级"),
        ],
    )
    def test_a_cell_that_does_not_fit(self, row: Any, column: str, reason: str) -> None:
        village = VillageFactory.create(name="胜利村")
        VillageFactory.create(name="东场村")
        cell = VillageCellFactory.create(code="01", village=village, parent__code="0")
        CellFactory.create(code="0101", parent=cell)
        good = ("8", "好网格", 2, "0", "东场村")
        found = refused(GridImporter(), GRID, good, row)
        assert [(f[0], f[1]) for f in found] == [(3, column)]
        assert reason in found[0][2]

    def test_each_bad_row_has_its_finding_in_the_order_of_the_file(self) -> None:
        rows = (("9", "甲", 3, "无"), ("8", "乙", 2, "没有"), ("7", "丙", 1))
        assert [f[0] for f in refused(GridImporter(), GRID, *rows)] == [2, 3]


class TestVenues:
    def test_every_column_arrives(self) -> None:
        VillageFactory.create(name="胜利村")
        row = (
            *("便民服务中心", "便民服务中心", "胜利村", "Service Centre", "0523-00000002-801"),
            *(*AT, 120, "电梯，无台阶入口\n手语", "公交1路\n南门", "Bus 1"),
        )
        assert not import_file(VenueImporter(), xlsx(VENUES, row)).findings
        made = Venue.objects.get()
        assert (made.kind, str(made.village), made.capacity) == ("service_centre", "胜利村", 120)
        assert made.accessibility == ("step_free", "lift", "sign_language")
        assert (made.directions, made.directions_en) == ("公交1路\n南门", "Bus 1")
        assert (made.phone, made.datum) == ("0523-00000002-801", "gcj02")

    def test_a_venue_is_changed_and_hours_stay(self) -> None:
        venue = VenueFactory.create(name="中心", accessibility=("lift",), capacity=5)
        HoursFactory.create(venue=venue)
        head = ("名称", "类型", "无障碍设施", "村（社区）")
        row = ("中心", "文化中心", "手语、电梯", "")
        plan = import_file(VenueImporter(), xlsx(head, row))
        assert [(d.name, d.old, d.new) for d in plan.changes[0].differences] == [
            ("类型", "便民服务中心", "文化中心"),
            ("无障碍设施", "电梯", "电梯、手语"),
        ]
        venue.refresh_from_db()
        assert (venue.kind, venue.capacity, venue.hours.count()) == ("culture_centre", 5, 1)
        assert import_file(VenueImporter(), xlsx(head, row)).unchanged == 1

    @pytest.mark.parametrize(
        ("row", "column", "reason"),
        [
            (("", "办公场所"), "名称", "不能为空"),
            (("甲", ""), "类型", "不能为空"),
            (("甲", "公园"), "类型", "“公园”不在可选范围内"),
            (("甲", "办公场所", "无名村"), "村（社区）", "本站没有“无名村”"),
            (("甲", "办公场所", "", "", "无"), "电话", "电话号码"),
            (("甲", "办公场所", *([""] * 8), "很多"), "容纳人数", "“很多”不是整数"),
            (("甲", "办公场所", *([""] * 9), "电梯、滑梯"), "无障碍设施", "“滑梯”不在可选范围内"),
        ],
    )
    def test_a_value_of_the_wrong_kind(self, row: Any, column: str, reason: str) -> None:
        found = refused(VenueImporter(), VENUES, ("好场所", "办公场所"), row)
        assert [(f[0], f[1]) for f in found] == [(3, column)]
        assert reason in found[0][2]


class TestCounters:
    def test_every_column_arrives(self) -> None:
        VenueFactory.create(name="中心")
        offices = {DepartmentFactory.create(name=name) for name in ("民政办", "残联", "司法所")}
        row = ("中心", 3, "社会事务", "Social", "低保\n救助", "Aid", "-1", "民政办、残联\n司法所")
        assert not import_file(CounterImporter(), xlsx(COUNTERS, row)).findings
        made = Counter.objects.get()
        assert (made.venue.name, made.number, made.name) == ("中心", 3, "社会事务")
        assert (made.name_en, made.handles, made.handles_en) == ("Social", "低保\n救助", "Aid")
        assert (made.floor, set(made.departments.all())) == (-1, offices)

    def test_departments_change_and_without_the_column_stay(self) -> None:
        counter = CounterFactory.create(venue__name="中心", number=1, floor=2)
        old, new = (DepartmentFactory.create(name=name) for name in ("民政办", "残联"))
        counter.departments.set([old])
        counter.save()
        head = ("场所", "窗口号", "名称", "部门")
        assert import_file(CounterImporter(), xlsx(head[:3], ("中心", 1, "甲"))).changed == 1
        assert set(Counter.objects.get().departments.all()) == {old}
        plan = import_file(CounterImporter(), xlsx(head, ("中心", 1, "甲", "残联")))
        assert [(d.name, d.old, d.new) for d in plan.changes[0].differences] == [
            ("部门", "民政办", "残联")
        ]
        assert set(Counter.objects.get().departments.all()) == {new}
        import_file(CounterImporter(), xlsx(head, ("中心", 1, "甲", "")))
        assert not Counter.objects.get().departments.exists()
        assert Counter.objects.get().floor == 2

    def test_the_same_number_in_another_venue_is_another_counter(self) -> None:
        CounterFactory.create(venue__name="中心", number=1)
        VenueFactory.create(name="分中心")
        rows = (("中心", 1, "甲"), ("分中心", 1, "乙"))
        plan = import_file(CounterImporter(), xlsx(COUNTERS[:3], *rows))
        assert (plan.created, plan.changed) == (1, 1)

    @pytest.mark.parametrize(
        ("row", "column", "reason"),
        [
            (("", 1, "甲"), "场所", "不能为空"),
            (("中心", "", "甲"), "窗口号", "不能为空"),
            (("中心", 1, ""), "名称", "不能为空"),
            (("别处", 1, "甲"), "场所", "本站没有“别处”"),
            (("中心", "一", "甲"), "窗口号", "“一”不是整数"),
            (("中心", 0, "甲"), "窗口号", "1"),
            (("中心", 1, "甲", "", "", "", "底楼"), "楼层", "“底楼”不是整数"),
            (("中心", 1, "甲", "", "", "", "", "民政办、无"), "部门", "本站没有“无”"),
            (("中心", 1, "甲", "", "", "", "", "旧局"), "部门", "本站没有“旧局”"),
            (("中心", 8, "甲"), "", "与第 2 行重复"),
        ],
    )
    def test_a_value_of_the_wrong_kind(self, row: Any, column: str, reason: str) -> None:
        VenueFactory.create(name="中心")
        DepartmentFactory.create(name="民政办")
        DepartmentFactory.create(name="旧局", ends_on="2020-01-01")
        found = refused(CounterImporter(), COUNTERS, ("中心", 8, "好窗口"), row)
        assert [(f[0], f[1]) for f in found] == [(3, column)]
        assert reason in found[0][2]

    def test_planning_takes_the_same_queries_for_what_is_unchanged(
        self, django_assert_max_num_queries: Any
    ) -> None:
        venue = VenueFactory.create(name="中心")
        for number in range(1, 4):
            counter = CounterFactory.create(venue=venue, number=number, name="甲")
            counter.departments.set([DepartmentFactory.create(name=f"部门{number}")])
            counter.save()
        rows = [("中心", n, "甲", f"部门{n}") for n in range(1, 4)]
        head = (*COUNTERS[:3], "部门")
        # Four for the lists, then validation: the venue exists, the id and number are free.
        with django_assert_max_num_queries(4 + 3 * 3):
            assert CounterImporter().read(xlsx(head, *rows)).unchanged == 3


FILES: dict[type[Importer], tuple[tuple[str, ...], tuple[Any, Any]]] = {
    VillageImporter: (("名称", "地址"), (("甲村", "一"), ("乙村", "二"))),
    GridImporter: (GRID[:3], (("A", "甲", 1), ("B", "乙", 1))),
    VenueImporter: (("名称", "类型"), (("甲", "办公场所"), ("乙", "法治广场"))),
    CounterImporter: (
        ("场所", "窗口号", "名称", "部门"),
        (("中心", 1, "甲", "民政办"), ("中心", 2, "乙", "")),
    ),
}


@pytest.fixture
def around() -> None:
    """What counters refer to."""
    VenueFactory.create(name="中心")
    DepartmentFactory.create(name="民政办")


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.usefixtures("around")
class TestEveryList:
    def test_a_plan_alone_changes_nothing(self, kind: type[Importer]) -> None:
        before = everything()
        head, rows = FILES[kind]
        assert kind().read(xlsx(head, *rows)).created == 2
        assert everything() == before

    def test_importing_again_changes_nothing(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        assert import_file(kind(), xlsx(head, *rows)).created == 2
        before, history = everything(), ModelLogEntry.objects.count()
        plan = import_file(kind(), xlsx(head, *rows))
        assert (plan.findings, plan.created, plan.changed, plan.unchanged) == ([], 0, 0, 2)
        assert (everything(), ModelLogEntry.objects.count()) == (before, history)

    def test_each_entry_leaves_its_line_of_history(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        import_file(kind(), xlsx(head, *rows))
        actions = ModelLogEntry.objects.values_list("action", flat=True)
        assert list(actions) == ["wagtail.create"] * 2

    def test_an_unknown_column(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        (found,) = refused(kind(), (*head, "负责人"), *rows)
        assert found[:2] == (1, "负责人")
        assert "无法识别此列" in found[2]
        assert "永久编号" in found[2]

    def test_a_missing_column(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        (found,) = refused(kind(), head[1:], *(row[1:] for row in rows))
        assert found == (1, head[0], "缺少此列")

    def test_merged_cells(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        found = refused(kind(), head, *rows, merge="B2:B3")
        assert found[0][:2] == (2, "")
        assert "B2:B3" in found[0][2]
        assert "合并" in found[0][2]

    def test_a_row_twice(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        (found,) = refused(kind(), head, *rows, rows[0])
        assert (found[0], found[2]) == (4, "与第 2 行重复")

    def test_a_formula(self, kind: type[Importer]) -> None:
        head, rows = FILES[kind]
        (found,) = refused(kind(), head, ("=A1", *rows[0][1:]), rows[1])
        assert found[:2] == (2, head[0])
        assert "公式" in found[2]

    def test_no_row_and_no_workbook(self, kind: type[Importer]) -> None:
        assert refused(kind(), FILES[kind][0])[0][0] is None
        assert import_file(kind(), io.BytesIO(b"no workbook")).failed

    def test_a_failure_half_way_leaves_nothing(
        self, kind: type[Importer], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        head, rows = FILES[kind]
        before, written = everything(), []

        def fail_at_the_second(*args: Any, **kwargs: Any) -> None:
            written.append(args)
            if len(written) > 1:
                raise ValidationError("the disk is full")

        monkeypatch.setattr("fazhi.imports.importer.log", fail_at_the_second)
        with pytest.raises(ValidationError, match="disk"):
            import_file(kind(), xlsx(head, *rows))
        assert everything() == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("village", VillageImporter),
        ("gridcell", GridImporter),
        ("venue", VenueImporter),
        ("counter", CounterImporter),
    ],
)
@pytest.mark.usefixtures("around")
class TestOnTheScreen:
    def upload(self, client: Client, name: str, *rows: Any) -> Any:
        file = SimpleUploadedFile("list.xlsx", xlsx(*rows).getvalue())
        return client.post(reverse(f"{name}:import"), {"file": file}, follow=True)

    def test_upload_look_confirm(
        self, admin_client: Client, name: str, kind: type[Importer]
    ) -> None:
        head, rows = FILES[kind]
        before = everything()
        shown = self.upload(admin_client, name, head, *rows)
        assert "新增 2 条" in shown.content.decode()
        assert everything() == before
        data = {
            "upload": shown.context["upload"].key,
            "digest": shown.context["plan"].digest,
            "confirm": "",
        }
        done = admin_client.post(reverse(f"{name}:import"), data, follow=True)
        assert "导入完成：新增 2 条，更改 0 条" in done.content.decode()
        again = self.upload(admin_client, name, head, *rows).content.decode()
        assert "2 条保持不变" in again
        assert "确认导入" not in again

    def test_findings_are_shown_by_row(
        self, admin_client: Client, name: str, kind: type[Importer]
    ) -> None:
        head, rows = FILES[kind]
        before = everything()
        text = self.upload(admin_client, name, head, *rows, rows[0]).content.decode()
        assert "与第 2 行重复" in text
        assert "确认导入" not in text
        assert everything() == before


class TestFoundingATown:
    @pytest.fixture(autouse=True)
    def _this_step_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(town_founding, "_steps", {})
        town_founding.register_founding(founding.STEP)

    @pytest.fixture
    def files(self, tmp_path: Path) -> dict[str, Path]:
        lists = {
            "villages": xlsx(("名称",), ("胜利村",)),
            "grid": xlsx(GRID[:5], ("0", "全镇", 1), ("01", "胜利村网格", 2, "0", "胜利村")),
        }
        paths = {name: tmp_path / f"{name}.xlsx" for name in lists}
        for name, content in lists.items():
            paths[name].write_bytes(content.getvalue())
        return paths

    def test_villages_come_before_the_cells_that_name_them(self, files: dict[str, Path]) -> None:
        out, problems = init_town(**files)
        assert problems == ""
        assert "村和社区：导入 1 条" in out
        assert "网格：导入 2 条" in out
        assert (Village.objects.count(), GridCell.objects.count()) == (1, 2)

    def test_a_dry_run_says_the_same_and_changes_nothing(self, files: dict[str, Path]) -> None:
        out, problems = init_town(**files, dry_run=True)
        assert problems == ""
        assert "网格：导入 2 条" in out
        assert everything() == [[]] * 5
        assert Town.objects.current() is None

    def test_a_finding_in_the_grid_undoes_the_villages(self, files: dict[str, Path]) -> None:
        files["grid"].write_bytes(xlsx(GRID[:5], ("01", "甲", 2, "0", "胜利村")).getvalue())
        _out, problems = init_town(**files)
        assert "grid.xlsx" in problems
        assert "第 2 行" in problems
        assert "本站没有“0”" in problems
        assert everything() == [[]] * 5
        assert Town.objects.current() is None
