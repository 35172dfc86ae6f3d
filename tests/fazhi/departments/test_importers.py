"""Lists that clerks upload: departments, laws, roles."""

import datetime as dt
import io
from typing import Any

from django.core.exceptions import ValidationError

import pytest

from fazhi.accounts.models import User
from fazhi.departments.importers import DepartmentImporter, LawImporter, MembershipImporter
from fazhi.departments.models import Department, DepartmentKind, LawResponsibility, Membership, Role
from fazhi.imports.importer import Importer, Plan, import_file
from tests.factories.accounts import UserFactory
from tests.factories.departments import (
    DepartmentFactory,
    LawResponsibilityFactory,
    MembershipFactory,
)
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

HEAD = ("部门名称", "编码", "上级部门", "性质", "简称", "英文名称", "职责", "电话", "地址")
SHORT = ("部门名称", "上级部门")
LAWS = ("法律名称", "部门", "起始日期", "备注")
ROLES = ("用户名", "姓名", "电子邮箱", "部门", "角色", "职务", "起始日期")


def places(plan: Plan) -> list[tuple[int | None, str]]:
    return [(f.row, f.column) for f in plan.findings]


class TestDepartments:
    def test_every_column_arrives(self) -> None:
        row = (
            "司法所",
            "S1",
            "",
            "派驻机构",
            "所",
            "Office",
            "一\n二",
            "（0523）12345678/12345",
            "一楼",
        )
        plan = import_file(DepartmentImporter(), xlsx(HEAD, row))
        assert not plan.findings
        made = Department.objects.get()
        assert (made.name, made.code, made.parent, made.kind) == ("司法所", "S1", None, "stationed")
        assert (made.short_name, made.name_en, made.duties) == ("所", "Office", "一\n二")
        assert (made.phone, made.address) == ("0523-12345678、12345", "一楼")

    def test_a_parent_may_stand_further_down_or_on_the_site(self) -> None:
        DepartmentFactory.create(name="镇政府")
        rows = (("中队", "执法局"), ("执法局", "镇政府"))
        assert not import_file(DepartmentImporter(), xlsx(SHORT, *rows)).findings
        team = Department.objects.get(name="中队")
        assert team.parent is not None
        assert (team.parent.name, str(team.parent.parent)) == ("执法局", "镇政府")

    def test_importing_again_changes_nothing(self) -> None:
        rows = (("镇政府", ""), ("执法局", "镇政府"))
        import_file(DepartmentImporter(), xlsx(SHORT, *rows))
        before = list(Department.objects.values())
        plan = import_file(DepartmentImporter(), xlsx(SHORT, *rows))
        assert (plan.created, plan.changed, plan.unchanged) == (0, 0, 2)
        assert list(Department.objects.values()) == before

    def test_what_the_file_does_not_speak_of_stays(self) -> None:
        DepartmentFactory.create(
            name="司法所", phone="0523-12345678", kind=DepartmentKind.STATIONED, duties="职责"
        )
        head = ("部门名称", "性质", "地址")
        plan = import_file(DepartmentImporter(), xlsx(head, ("司法所", "", "一楼")))
        kept = Department.objects.get()
        assert (kept.phone, kept.kind, kept.duties) == ("0523-12345678", "stationed", "职责")
        assert [(d.name, d.old, d.new) for d in plan.changes[0].differences] == [
            ("办公地址", "", "一楼")
        ]

    def test_the_code_finds_a_department_that_is_renamed(self) -> None:
        old = DepartmentFactory.create(name="旧名", code="S1")
        import_file(DepartmentImporter(), xlsx(("部门名称", "编码"), ("新名", "S1")))
        old.refresh_from_db()
        assert old.name == "新名"

    @pytest.mark.parametrize("written", ["s1", " Ｓ1 ", "Ｓ１"])
    def test_the_code_is_the_same_however_it_is_typed(self, written: str) -> None:
        old = DepartmentFactory.create(name="旧名", code="s1")
        import_file(DepartmentImporter(), xlsx(("部门名称", "编码"), ("新名", written)))
        old.refresh_from_db()
        assert (old.name, old.code) == ("新名", "S1")
        assert Department.objects.count() == 1

    def test_parents_and_parts_can_change_places(self) -> None:
        top = DepartmentFactory.create(name="甲")
        DepartmentFactory.create(name="乙", parent=top)
        plan = import_file(DepartmentImporter(), xlsx(SHORT, ("甲", "乙"), ("乙", "")))
        assert not plan.findings
        top.refresh_from_db()
        assert str(top.parent) == "乙"

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            pytest.param([HEAD, ("甲", "", "无")], [(2, "上级部门")], id="unknown parent"),
            pytest.param([HEAD, ("甲", "", "甲")], [(2, "上级部门")], id="its own parent"),
            pytest.param(
                [SHORT, ("甲", "乙"), ("乙", "丙"), ("丙", "甲"), ("丁", "甲")],
                [(2, "上级部门"), (3, "上级部门"), (4, "上级部门")],
                id="a circle",
            ),
            pytest.param([SHORT, ("已有", "部分")], [(2, "上级部门")], id="below its own part"),
            pytest.param([HEAD, ("甲",), ("乙",), ("甲",)], [(4, "部门名称")], id="twice"),
            pytest.param([HEAD, ("甲", "1"), ("乙", "1")], [(3, "编码")], id="code twice"),
            pytest.param(
                [HEAD, ("甲", "x1"), ("乙", "Ｘ1")], [(3, "编码")], id="code in two forms"
            ),
            pytest.param([HEAD, ("甲", "", "", "公司")], [(2, "性质")], id="unknown kind"),
            pytest.param([HEAD, ("甲", "C0")], [(2, "编码")], id="code of a dissolved one"),
            pytest.param([HEAD, ("部分", "C1")], [(2, "编码")], id="code of another"),
            pytest.param([HEAD, ("已有", "C9")], [(2, "编码")], id="another code"),
            pytest.param([HEAD, ("新名", "C1"), ("已有",)], [(3, "部门名称")], id="found twice"),
            pytest.param([("部门名称", "人数"), ("甲", "3")], [(1, "人数")], id="unknown column"),
            pytest.param([HEAD], [(None, "")], id="no rows"),
            pytest.param([HEAD, ("=A1",)], [(2, "部门名称")], id="formula"),
        ],
    )
    def test_findings_stand_by_their_rows_and_nothing_is_imported(
        self, rows: list[Any], expected: list[Any]
    ) -> None:
        known = DepartmentFactory.create(name="已有", code="C1")
        DepartmentFactory.create(name="部分", parent=known)
        DepartmentFactory.create(name="旧", code="C0", ends_on=dt.date(2020, 1, 1))
        before = list(Department.objects.values())
        plan = import_file(DepartmentImporter(), xlsx(*rows))
        assert places(plan) == expected
        assert list(Department.objects.values()) == before

    def test_merged_cells_and_what_is_no_workbook_are_findings(self) -> None:
        merged = xlsx(SHORT, ("甲", ""), ("乙", ""), merge="B2:B3")
        assert import_file(DepartmentImporter(), merged).failed
        assert import_file(DepartmentImporter(), io.BytesIO(b"no workbook")).failed
        assert not Department.objects.exists()

    def test_a_plan_alone_changes_nothing(self) -> None:
        plan = DepartmentImporter().read(xlsx(SHORT, ("甲", "")))
        assert plan.created == 1
        assert not Department.objects.exists()

    def test_planning_takes_the_same_queries_however_long_the_list(
        self, django_assert_num_queries: Any
    ) -> None:
        for number in range(10):
            DepartmentFactory.create(name=f"旧{number}")
        rows = [(f"部门{n}", "旧1") for n in range(300)]
        with django_assert_num_queries(1):
            assert DepartmentImporter().read(xlsx(SHORT, *rows)).created == 300


class TestLaws:
    def test_a_law_is_registered_with_its_day_and_note(self) -> None:
        office = DepartmentFactory.create(name="司法所")
        row = ("《中华人民共和国公证法》", "司法所", "2026年1月1日", "新增")
        assert not import_file(LawImporter(), xlsx(LAWS, row)).findings
        entry = LawResponsibility.objects.get()
        assert (entry.department, entry.starts_on, entry.note) == (
            office,
            dt.date(2026, 1, 1),
            "新增",
        )
        assert str(entry) == "《中华人民共和国公证法》"

    def test_handing_over_ends_the_entry_before(self) -> None:
        LawResponsibilityFactory.create(title="消防法", starts_on=dt.date(2025, 1, 1))
        new = DepartmentFactory.create(name="应急办")
        plan = import_file(LawImporter(), xlsx(LAWS, ("消防法", "应急办", "2026-01-01")))
        assert plan.changed == 1
        assert LawResponsibility.objects.responsible_for("消防法", dt.date(2026, 1, 1)) == new
        assert LawResponsibility.objects.count() == 2

    def test_importing_again_changes_nothing_but_a_note(self) -> None:
        DepartmentFactory.create(name="司法所")
        file = xlsx(LAWS, ("公证法", "司法所", "2026-01-01", "一"))
        import_file(LawImporter(), file)
        assert import_file(LawImporter(), file).unchanged == 1
        changed = import_file(LawImporter(), xlsx(LAWS, ("公证法", "司法所", "2026-02-01", "二")))
        assert changed.changed == 1
        assert LawResponsibility.objects.get().note == "二"

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([("公证法", "无")], [(2, "部门")]),
            ([("公证法", "司法所"), ("《中华人民共和国公证法》", "司法所")], [(3, "法律名称")]),
            ([("《》", "司法所")], [(2, "法律名称")]),
            ([("消防法", "司法所", "2024-01-01")], [(2, "起始日期")]),
            ([("公证法", "司法所", "昨天")], [(2, "起始日期")]),
            ([("公证法", "旧局")], [(2, "部门")]),
        ],
    )
    def test_findings_stand_by_their_rows(self, rows: list[Any], expected: list[Any]) -> None:
        DepartmentFactory.create(name="司法所")
        DepartmentFactory.create(name="旧局", ends_on=dt.date(2020, 1, 1))
        LawResponsibilityFactory.create(title="消防法", starts_on=dt.date(2025, 1, 1))
        plan = import_file(LawImporter(), xlsx(LAWS, *rows))
        assert places(plan) == expected
        assert LawResponsibility.objects.count() == 1


class TestMemberships:
    def test_accounts_are_made_once_and_roles_given(self) -> None:
        office = DepartmentFactory.create(name="司法所")
        rows = (
            ("jia", "示例甲", "jia@example.test", "司法所", "作者", "科员", "2026-01-01"),
            ("jia", "示例甲", "", "司法所", "部门签发人", "副所长", ""),
        )
        plan = import_file(MembershipImporter(), xlsx(ROLES, *rows))
        assert not plan.findings
        user = User.objects.get(username="jia")
        assert (user.name, user.email) == ("示例甲", "jia@example.test")
        assert not user.has_usable_password()
        assert set(
            Membership.objects.filter(user=user, department=office).values_list("role", "post")
        ) == {("author", "科员"), ("signatory", "副所长")}

    def test_importing_again_changes_nothing_but_a_post(self) -> None:
        DepartmentFactory.create(name="司法所")
        row = ("jia", "示例甲", "jia@example.test", "司法所", "作者", "科员", "2026-01-01")
        import_file(MembershipImporter(), xlsx(ROLES, row))
        assert import_file(MembershipImporter(), xlsx(ROLES, row)).unchanged == 1
        import_file(MembershipImporter(), xlsx(ROLES, (*row[:5], "科长", row[6])))
        assert Membership.objects.get().post == "科长"

    def test_planning_makes_no_account(self) -> None:
        DepartmentFactory.create(name="司法所")
        row = ("jia", "示例甲", "jia@example.test", "司法所", "作者")
        assert MembershipImporter().read(xlsx(ROLES, row)).created == 1
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([("jia", "示例甲", "a@b.test", "无", "作者")], [(2, "部门")]),
            ([("jia", "示例甲", "a@b.test", "司法所", "厨师")], [(2, "角色")]),
            ([("jia", "示例甲", "", "司法所", "作者")], [(2, "电子邮箱")]),
            ([("jia", "示例甲", "nothing", "司法所", "作者")], [(2, "电子邮箱")]),
            ([("jia@x", "示例甲", "a@b.test", "司法所", "作者")], [(2, "用户名")]),
            ([("known", "别人", "", "司法所", "作者")], [(2, "姓名")]),
            ([("KNOWN", "示例已", "", "司法所", "发布人", "", "2024-01-01")], [(2, "起始日期")]),
            ([("jia", "示例甲", "known@example.test", "司法所", "作者")], [(2, "")]),
            (
                [
                    ("jia", "示例甲", "a@b.test", "司法所", "作者"),
                    ("yi", "示例乙", "A@b.test", "司法所", "作者"),
                ],
                [(3, "")],
            ),
            (
                [
                    ("jia", "示例甲", "a@b.test", "司法所", "作者"),
                    ("jia", "示例乙", "a@b.test", "司法所", "发布人"),
                ],
                [(3, "用户名")],
            ),
            (
                [
                    ("jia", "示例甲", "a@b.test", "司法所", "作者"),
                    ("JIA", "示例甲", "a@b.test", "司法所", "author"),
                ],
                [(3, "")],
            ),
        ],
    )
    def test_findings_stand_by_their_rows(self, rows: list[Any], expected: list[Any]) -> None:
        office = DepartmentFactory.create(name="司法所")
        known = UserFactory.create(username="known", name="示例已", email="known@example.test")
        MembershipFactory.create(
            user=known, department=office, role=Role.PUBLISHER, starts_on=dt.date(2099, 1, 1)
        )
        plan = import_file(MembershipImporter(), xlsx(ROLES, *rows))
        assert places(plan) == expected
        assert (User.objects.count(), Membership.objects.count()) == (1, 1)


@pytest.mark.parametrize("importer", [DepartmentImporter(), LawImporter(), MembershipImporter()])
def test_a_failure_half_way_leaves_nothing(
    importer: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    DepartmentFactory.create(name="司法所")
    files = {
        DepartmentImporter: xlsx(SHORT, ("甲", ""), ("乙", "")),
        LawImporter: xlsx(LAWS, ("公证法", "司法所"), ("消防法", "司法所")),
        MembershipImporter: xlsx(
            ROLES,
            ("jia", "示例甲", "a@b.test", "司法所", "作者"),
            ("yi", "示例乙", "b@b.test", "司法所", "作者"),
        ),
    }
    models = (Department, LawResponsibility, Membership, User)
    before = [m._default_manager.count() for m in models]
    written: list[object] = []

    def fail_at_the_second(*args: Any, **kwargs: Any) -> None:
        written.append(args)
        if len(written) > 1:
            raise ValidationError("the disk is full")

    monkeypatch.setattr("fazhi.imports.importer.log", fail_at_the_second)
    with pytest.raises(ValidationError, match="disk"):
        import_file(importer, files[type(importer)])
    assert [m._default_manager.count() for m in models] == before
