"""What is wrong in a workbook is named by row and column, and nothing of it is imported."""

import io
import time
from typing import Any

from django.contrib.auth.models import Group, Permission

from wagtail.models import GroupPagePermission

import pytest

from cms_pages.services.exchange.importer import MOST_GUIDES, GuideImporter
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.accounts.models import User
from tests.cms_pages.services.exchange.guides import (
    HEAD,
    ROW,
    GuideFactory,
    draft,
    findings,
    imported,
    refused,
    workbook,
)
from tests.cms_pages.services.exchange.many import many_guides
from tests.factories.spreadsheets import repacked, xlsx

pytestmark = pytest.mark.django_db

OTHER = ("X2", "别的事项", "公共服务")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("责任部门", "不存在的局", "不存在的局"),
        ("窗口号", "99", "99"),
        ("人生事件", "登月", "登月"),
        ("事项类型", "行政处分", "行政处分"),
        ("服务对象", "自然人、外星人", "外星人"),
        ("法定时限", "约二十", "约二十"),
        ("法定时限", "20", "20"),
        ("法定时限", "20小时", "小时"),
        ("法定时限", "1.5个月", "1.5"),
        ("承诺时限", "9999个工作日", ""),
        ("到办事现场次数", "几次", "几次"),
        ("计划生效日期", "2026-02-30", "2026-02-30"),
        ("咨询电话", "找王主任", "找王主任"),
        ("网上办理地址", "窗口", ""),
        ("实施编码", "1.13213E+30", "1.13213E+30"),
        ("实施编码", 3.21283e30, ""),
        ("实施编码", 321283000000000111, ""),
        ("事项名称", "=cmd|' /C calc'!A0", ""),
        ("事项名称", "#N/A", "#N/A"),
        ("事项名称", "事" * 256, "255"),
        ("设定依据", "按有关规定", "按有关规定"),
        ("受理条件", "条" * 301, "300"),
        ("受理条件", "户籍在本镇｜颜色：红", "颜色"),
        ("是否收费", "看情况", "看情况"),
        ("原件份数", "若干", "若干"),
        ("复印件份数", -1, "-1"),
        ("复印件份数", 21, "20"),
        ("材料类型", "口头", "口头"),
        ("免提交", "是", "是"),
        ("是否容缺", "也许", "也许"),
    ],
)
def test_a_value_that_cannot_be_taken(
    parent: GuidesPage, column: str, value: Any, reason: str
) -> None:
    row = {**dict(zip(HEAD, ROW, strict=True)), "材料名称": "身份证", column: value}
    head = list(row)
    good = [dict(zip(HEAD, OTHER, strict=True)).get(name) for name in head]
    plan = imported(parent, xlsx(head, good, list(row.values())))
    assert findings(plan) == [(3, column)]
    assert reason in plan.findings[0].message
    assert not ServiceGuidePage.objects.exists()


def test_two_values_for_one_guide_are_named_with_both_rows(parent: GuidesPage) -> None:
    head = (*HEAD, "材料名称")
    rows = ((*ROW, "身份证"), (*OTHER, ""), ("X1", "临时救助", "", "户口簿"))
    plan = imported(parent, xlsx(head, *rows))
    assert findings(plan) == [(4, "事项名称")]
    assert "2" in plan.findings[0].message
    assert ROW[1] in plan.findings[0].message
    assert not ServiceGuidePage.objects.exists()


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([("", "甲", "公共服务")], (2, "实施编码")),
        ([("X1", "", "公共服务")], (2, "事项名称")),
        ([("X1", "甲", "")], (2, "事项类型")),
    ],
)
def test_what_a_new_guide_needs(parent: GuidesPage, rows: Any, place: Any) -> None:
    assert refused(parent, HEAD, *rows) == [place]


def test_a_file_without_codes_or_names_of_papers(parent: GuidesPage) -> None:
    assert len(refused(parent, ("事项名称",), ("甲",))) == 1
    assert len(refused(parent, (*HEAD, "原件份数"), (*ROW, 1))) == 1


def test_a_paper_without_a_name(parent: GuidesPage) -> None:
    head = (*HEAD, "材料名称", "原件份数")
    assert refused(parent, head, (*ROW, "身份证", 1), ("X1", "", "", "", 2)) == [(3, "原件份数")]


def test_the_same_paper_twice_is_worth_a_look(parent: GuidesPage) -> None:
    plan = imported(
        parent, workbook({"材料名称": "身份证"}, {"材料名称": "照片"}, {"材料名称": "照片"})
    )
    assert [(f.is_error, f.row, f.column) for f in plan.findings] == [(False, 4, "材料名称")]


def test_merged_cells(parent: GuidesPage) -> None:
    assert refused(parent, HEAD, ROW, ("X1", "", ""), merge="B2:B3") == [(2, "")]


def test_macros(parent: GuidesPage) -> None:
    file = repacked(xlsx(HEAD, ROW), "xl/vbaProject.bin", b"Sub Workbook_Open()")
    plan = imported(parent, file)
    assert findings(plan) == [(None, "")]
    assert not ServiceGuidePage.objects.exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), xlsx(HEAD, ROW).getvalue()[:-200], b"\xff" * 9],
    ids=["empty", "picture", "cut off", "no text"],
)
def test_what_is_no_list(parent: GuidesPage, content: bytes) -> None:
    assert findings(imported(parent, io.BytesIO(content))) == [(None, "")]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8-sig", "utf-16"])
def test_csv_in_the_encodings_of_offices(parent: GuidesPage, encoding: str) -> None:
    text = "\r\n".join((",".join(HEAD), ",".join(ROW), 'X2,"别的，\r\n事项",公共服务'))
    plan = imported(parent, io.BytesIO(text.encode(encoding)))
    assert (findings(plan), plan.created) == ([], 2)
    assert draft("X2").title == "别的, 事项".replace(", ", "， ")


def test_csv_with_a_code_that_was_shortened(parent: GuidesPage) -> None:
    text = "实施编码,事项名称,事项类型\r\n3.21283E+30,甲,公共服务\r\n"
    assert findings(imported(parent, io.BytesIO(text.encode("gbk")))) == [(2, "实施编码")]


def test_a_code_that_is_a_whole_number_is_taken(parent: GuidesPage) -> None:
    assert not imported(parent, xlsx(HEAD, (113212830142.0, "甲", "公共服务"))).findings
    assert draft("113212830142").title == "甲"


@pytest.mark.parametrize(
    "heading",
    [
        "实施\n编码",
        " 实 施 编 码 ",
        "实施编码*",
        "实施编码：",
        "实施编码（必填）",
        "实施编码 (31位)",
    ],
)
def test_headings_however_they_are_dressed(parent: GuidesPage, heading: str) -> None:
    assert not imported(parent, xlsx((heading, *HEAD[1:]), ROW)).findings
    assert draft().title == ROW[1]


def test_two_guides_of_one_code_are_asked_about(parent: GuidesPage) -> None:
    GuideFactory.create(parent=parent, code="X1", title="甲")
    GuideFactory.create(parent=parent, code="x1", title="乙")
    plan = imported(parent, xlsx(HEAD, ROW))
    assert findings(plan) == [(2, "实施编码")]
    assert "甲、乙" in plan.findings[0].message


def test_two_codes_for_one_guide(parent: GuidesPage) -> None:
    page = GuideFactory.create(parent=parent, code="X1")
    head = ("永久编号", "实施编码")
    rows = ((page.public_id, "X1"), (page.public_id, "X2"))
    assert refused(parent, head, *rows) == [(3, "实施编码")]


def test_what_the_guide_itself_refuses_stands_at_its_column(parent: GuidesPage) -> None:
    dates = {"计划生效日期": "2026-07-01", "计划取消日期": "2026-01-01"}
    assert findings(imported(parent, workbook(dates))) == [(2, "计划取消日期")]
    fees = {"是否收费": "否", "收费标准": "工本费：10元"}
    assert findings(imported(parent, workbook(fees))) == [(2, "是否收费")]


class TestWhoMayChange:
    @pytest.fixture
    def author(self, user: User, parent: GuidesPage) -> User:
        """May add pages below the page of guides, and change only their own."""
        group = Group.objects.create(name="guides")
        for codename in ("add_page",):
            permission = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=parent, permission=permission)
        user.groups.add(group)
        return user

    def test_what_somebody_may_not_edit_is_not_changed_by_a_file(
        self, parent: GuidesPage, author: User
    ) -> None:
        GuideFactory.create(parent=parent, code="X1")
        plan = imported(parent, xlsx(HEAD, OTHER, ("X1", "新名字", "")), author)
        assert findings(plan) == [(3, "实施编码")]
        assert not ServiceGuidePage.objects.filter(code="X2").exists()

    def test_what_they_brought_in_is_theirs(self, parent: GuidesPage, author: User) -> None:
        assert imported(parent, xlsx(HEAD, ROW), author).created == 1
        assert ServiceGuidePage.objects.get().owner == author
        assert imported(parent, workbook({"谁能办": "困难家庭"}), author).changed == 1

    def test_a_locked_guide_waits(
        self, parent: GuidesPage, administrator: User, user: User
    ) -> None:
        page = GuideFactory.create(parent=parent, code="X1")
        page.locked, page.locked_by = True, user
        page.save(update_fields=["locked", "locked_by"])
        plan = imported(parent, workbook({"谁能办": "困难家庭"}), administrator)
        assert findings(plan) == [(2, "实施编码")]


@pytest.mark.usefixtures("department", "counter")
class TestManyGuides:
    def test_each_of_ten_mistakes_is_found_at_its_place(self, parent: GuidesPage) -> None:
        file, places = many_guides(22, 2, mistakes=10)
        assert findings(imported(parent, file)) == places
        assert not ServiceGuidePage.objects.exists()

    def test_a_file_of_more_guides_than_are_possible_is_refused(
        self, parent: GuidesPage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("cms_pages.services.exchange.importer.MOST_GUIDES", 3)
        plan = imported(parent, many_guides(4, 1)[0])
        assert findings(plan) == [(None, "")]
        assert "4" in plan.findings[0].message

    def test_findings_end_somewhere(self, parent: GuidesPage) -> None:
        rows = [(f"X{n}", "甲", "公共服务", "不存在的局") for n in range(400)]
        plan = imported(parent, xlsx((*HEAD, "责任部门"), *rows))
        assert len(plan.findings) == 201

    @pytest.mark.heavy
    @pytest.mark.any_database
    def test_twenty_thousand_rows_end_in_time(self, parent: GuidesPage) -> None:
        file, _places = many_guides(5000, 4)
        before = time.process_time()
        plan = GuideImporter(None, parent).read(file)
        assert time.process_time() - before < 60
        assert str(MOST_GUIDES) in plan.findings[0].message
