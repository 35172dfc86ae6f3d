"""What becomes of a workbook of guides."""

import datetime as dt
import io
from typing import Any

from django.db import transaction

from wagtail.models import PageLogEntry, Revision

import pytest

from cms_pages.services.exchange.importer import GuideImporter
from cms_pages.services.models import GuidesPage, LifeEvent, ServiceGuidePage
from fazhi.accounts.models import User
from fazhi.departments.models import Department
from fazhi.imports.importer import import_file
from fazhi.places.models import Counter
from tests.cms_pages.services.exchange.guides import (
    HEAD,
    QUESTION,
    ROW,
    GuideFactory,
    draft,
    findings,
    imported,
    latest,
    material,
    workbook,
)
from tests.factories.departments import DepartmentFactory
from tests.factories.legal_library import released_law
from tests.factories.pages import translate
from tests.factories.places import CounterFactory
from tests.factories.spreadsheets import xlsx

pytestmark = pytest.mark.django_db

EVERYTHING = {
    "基本编码": "000512001000",
    "业务办理项名称": "城乡居民最低生活保障",
    "事项状态": "在用",
    "计划生效日期": "2026年7月1日",
    "责任部门": "社会局",
    "行使层级": "镇级",
    "权力来源": "法定本级行使",
    "联办机构": "民政局、财政局",
    "设定依据": "1.《示例救助条例》（国务院令第649号）第三十七条：向户籍地的镇申请。\n公示七日。",
    "服务对象": "自然人、其他组织",
    "人生事件": "遇到困难",
    "谁能办": "家庭困难的人",
    "受理条件": "1、户籍在本镇\n（2）收入低于标准｜依据：《示例救助条例》第三条｜待核实",
    "办件类型": "承诺件",
    "法定办结时限": "30",
    "法定办结时限单位": "工作日",
    "法定办结时限说明": "从受理起算｜依据：《示例救助条例》第九条",
    "承诺时限（工作日）": "20",
    "特别程序": "公示：7日｜说明：在村里公示",
    "是否收费": "否",
    "收费标准": "无",
    "到办事现场次数": "1次",
    "通办范围": "全镇",
    "办理形式": "窗口/网上办理",
    "网上办理地址": "https://example.test/apply",
    "窗口号": "3号窗口",
    "咨询电话": "（0523）00000001",
    "监督投诉": "0523-00000002",
    "救济途径": "可以申请复议",
    "办理流程": "受理：窗口收取材料｜岗位：窗口人员｜时限：当场\n审查：入户调查",
    "结果名称": "低保证｜类型：证照｜有效期：一年",
    "常见问题": "多久能办好？｜答：二十个工作日",
    "其他说明": "复核：每年一次",
    "序号": 1,
}
PAPER = {
    "材料名称": "身份证",
    "材料类型": "证件证书证明",
    "原件份数": 1,
    "复印件份数": "2份",
    "材料形式": "纸质或电子",
    "材料必要性": "必要",
    "来源渠道": "政府部门核发",
    "出具部门": "公安机关",
    "填报须知": "正反面印在一张纸上",
    "电子证照": "是",
}


def values(guide: ServiceGuidePage, field: str, *names: str) -> list[tuple[Any, ...]]:
    """Some values of each entry of a field."""
    return [tuple(item["value"][name] for name in names) for item in getattr(guide, field).raw_data]


@pytest.fixture
def everything(department: Department, counter: Counter) -> io.BytesIO:
    """A workbook that says something in every column."""
    LifeEvent._default_manager.create(name="遇到困难")
    second = {"材料名称": "申请书", "材料类型": "申请表格文书", "是否容缺": "是"}
    return workbook(EVERYTHING | PAPER, second)


def test_every_column_arrives_in_a_draft(
    parent: GuidesPage, department: Department, counter: Counter, everything: io.BytesIO
) -> None:
    plan = imported(parent, everything)
    assert not plan.findings
    assert (plan.created, plan.changed) == (1, 0)
    page = ServiceGuidePage.objects.get()
    assert (page.live, page.get_parent().pk) == (False, parent.pk)
    guide = draft()
    assert (guide.title, guide.item_type, guide.code) == (ROW[1], "payment", "X1")
    assert (guide.basic_code, guide.handled_item) == ("000512001000", "城乡居民最低生活保障")
    assert (guide.valid_from, guide.state) == (dt.date(2026, 7, 1), "in_use")
    assert (guide.level, guide.power_source, guide.scope) == ("town", "own", "town")
    assert guide.responsible_department == department
    assert list(guide.counters.all()) == [counter]
    assert [event.name for event in guide.life_events.all()] == ["遇到困难"]
    assert (guide.audience, guide.channels) == (("person", "organisation"), ("counter", "online"))
    assert (guide.is_free, len(guide.fees), guide.visits) == (True, 0, 1)
    assert guide.phone == "0523-00000001"
    assert values(guide, "bases", "law", "title", "article", "says") == [
        ("", "示例救助条例", "（国务院令第649号）第三十七条", "向户籍地的镇申请。公示七日。")
    ]
    assert values(guide, "conditions", "words", "basis", "unverified") == [
        ("户籍在本镇", "", False),
        ("收入低于标准", "《示例救助条例》第三条", True),
    ]
    assert values(guide, "statutory_limit", "number", "unit", "note", "basis") == [
        (30, "workday", "从受理起算", "《示例救助条例》第九条")
    ]
    assert values(guide, "promised_limit", "number", "unit") == [(20, "workday")]
    (procedure,) = guide.special_procedures.raw_data
    assert procedure["value"]["kind"] == "公示"
    assert procedure["value"]["limit"] == {
        "number": 7,
        "unit": "day",
        "note": "在村里公示",
        "basis": "",
        "unverified": False,
    }
    assert values(guide, "remedies", "words") == [("监督投诉：0523-00000002",), ("可以申请复议",)]
    assert values(guide, "steps", "name", "what", "role", "limit") == [
        ("受理", "<p>窗口收取材料</p>", "窗口人员", "当场"),
        ("审查", "<p>入户调查</p>", "", ""),
    ]
    assert values(guide, "results", "name", "kind", "validity") == [
        ("低保证", "certificate", "一年")
    ]
    assert values(guide, "faq", "question", "answer") == [("多久能办好？", "二十个工作日")]
    assert values(guide, "more", "name", "words") == [("复核", "每年一次")]


def test_every_column_of_a_paper_arrives(parent: GuidesPage, everything: io.BytesIO) -> None:
    imported(parent, everything)
    first, second = (item["value"] for item in draft().materials.raw_data)
    assert first == {
        "name": "身份证",
        "kind": "certificate",
        "originals": 1,
        "copies": 2,
        "form": "either",
        "need": "needed",
        "waived": "licence",
        "source": "government",
        "issued_by": "公安机关",
        "note": "正反面印在一张纸上",
        "size": "",
        "accepted_if": "",
        "either": "",
        "when": "",
        "blank": None,
        "sample": None,
        "basis": "",
        "unverified": False,
    }
    assert (second["name"], second["kind"], second["need"]) == ("申请书", "form", "later")


def test_looking_changes_nothing(parent: GuidesPage, everything: io.BytesIO) -> None:
    plan = GuideImporter(None, parent).read(everything)
    assert plan.created == 1
    shown = {difference.name: difference.new for difference in plan.changes[0].differences}
    assert "最低生活保障申请" in shown.values()
    assert "身份证" in [difference.new for difference in plan.changes[0].differences]
    assert not ServiceGuidePage.objects.exists()


def test_the_same_file_again_changes_nothing(parent: GuidesPage, everything: io.BytesIO) -> None:
    imported(parent, everything)
    before = (Revision.objects.count(), PageLogEntry.objects.count())
    plan = imported(parent, everything)
    assert (plan.findings, plan.created, plan.changed, plan.unchanged) == ([], 0, 0, 1)
    assert (Revision.objects.count(), PageLogEntry.objects.count()) == before


def test_a_change_is_one_more_draft_and_readers_see_nothing_of_it(
    parent: GuidesPage, administrator: User
) -> None:
    page = GuideFactory.create(parent=parent, code="X1", who="从前的人", visits=2)
    plan = imported(parent, workbook({"谁能办": "家庭困难的人"}), administrator)
    (change,) = plan.changes
    assert [(d.old, d.new) for d in change.differences] == [("从前的人", "家庭困难的人")]
    assert (change.row, "X1" in change.label) == (2, True)
    page.refresh_from_db()
    assert (page.live, page.who) == (True, "从前的人")
    assert page.has_unpublished_changes
    assert page.latest_revision.user == administrator
    assert (draft().who, draft().visits) == ("家庭困难的人", 2)


def test_an_earlier_draft_is_what_is_changed(parent: GuidesPage) -> None:
    page = GuideFactory.create(parent=parent, code="X1")
    page.who, page.code = "写到一半", "X2"
    page.save_revision()
    plan = imported(parent, xlsx(("事项编码", "咨询电话"), ("X2", "12345")))
    assert plan.changed == 1
    guide = latest(page)
    assert (guide.who, guide.phone, guide.code) == ("写到一半", "12345", "X2")


def test_what_the_file_has_no_column_for_stays_with_a_paper_of_the_same_name(
    parent: GuidesPage,
) -> None:
    page = GuideFactory.create(parent=parent, code="X1", live=False)
    page.questions = [QUESTION]
    page.materials = [
        ("material", material(name="病历", when="why:ill", copies=1, note="近一年")),
        ("material", material(name="旧材料")),
    ]
    page.save_revision()
    before = {item["value"]["name"]: item for item in page.materials.raw_data}
    rows = ({"材料名称": "新材料"}, {"材料名称": "病历", "原件份数": 1})
    plan = imported(parent, workbook(*rows))
    guide = draft()
    assert values(guide, "materials", "name", "when", "originals", "copies", "note") == [
        ("新材料", "", 0, 0, ""),
        ("病历", "why:ill", 1, 1, "近一年"),
    ]
    assert guide.materials.raw_data[1]["id"] == before["病历"]["id"]
    shown = [(d.old, d.new) for d in plan.changes[0].differences]
    assert set(shown) >= {("旧材料", ""), ("", "新材料"), ("0", "1")}


def test_a_line_that_is_repeated_keeps_what_lines_cannot_say(parent: GuidesPage) -> None:
    page = GuideFactory.create(parent=parent, code="X1", live=False)
    two = "<p>窗口<b>收取</b>材料</p><p>当场告诉您</p>"
    page.steps = [
        ("step", {"name": "受理", "what": two, "role": "窗口人员", "basis": "《示例法》第一条"}),
        ("step", {"name": "决定", "what": "<p>作出决定</p>", "role": "镇长"}),
    ]
    page.save_revision()
    lines = (
        "受理：窗口收取材料 当场告诉您｜岗位：窗口人员｜依据：《示例法》第一条\n决定：作出书面决定"
    )
    plan = imported(parent, workbook({"办理流程": lines}))
    assert values(draft(), "steps", "name", "what", "role", "basis") == [
        ("受理", two, "窗口人员", "《示例法》第一条"),
        ("决定", "<p>作出书面决定</p>", "镇长", ""),
    ]
    # Only the lines that differ are shown.
    assert "受理" not in plan.changes[0].differences[0].old


def test_values_may_stand_in_any_row_of_a_guide(parent: GuidesPage) -> None:
    head = (*HEAD, "谁能办", "材料名称")
    rows = (("X1", "", "", "", "身份证"), (*ROW, "困难家庭", "户口簿"), (*ROW, "困难家庭", ""))
    plan = imported(parent, xlsx(head, *rows))
    assert (findings(plan), plan.created) == ([], 1)
    guide = draft()
    assert (guide.title, guide.who) == (ROW[1], "困难家庭")
    assert values(guide, "materials", "name") == [("身份证",), ("户口簿",)]


def test_columns_that_the_file_lacks_stay_and_empty_ones_are_emptied(parent: GuidesPage) -> None:
    GuideFactory.create(
        parent=parent, code="X1", who="困难家庭", place="镇政府", handling="at_once"
    )
    imported(parent, workbook({"谁能办": "", "办件类型": ""}))
    assert (draft().who, draft().place, draft().handling) == ("", "镇政府", "at_once")


def test_the_permanent_id_finds_a_guide_under_another_code(parent: GuidesPage) -> None:
    page = GuideFactory.create(parent=parent, code="")
    head = ("永久编号", "实施编码", "事项名称")
    plan = imported(parent, xlsx(head, (page.public_id, "X9", "新名字")))
    assert (plan.created, plan.changed) == (0, 1)
    assert latest(page).title == "新名字"
    assert findings(imported(parent, xlsx(head, ("zzzzzzzzzz", "X8", "别的")))) == [(2, "永久编号")]


def test_guides_of_another_language_are_other_guides(parent: GuidesPage) -> None:
    page = GuideFactory.create(parent=parent, code="X1")
    translate(page.get_parent().get_parent().specific)
    translate(parent)
    translate(page, title="Aid")
    assert imported(parent, workbook({"谁能办": "困难家庭"})).changed == 1


def test_laws_of_the_library_are_linked_and_others_named_in_full(parent: GuidesPage) -> None:
    law = released_law()
    bases = (
        "《示例法》第二条：公民有权利\n《别的条例》第九条：别的事\n《示例法》第九十九条：没有这一条"
    )
    plan = imported(parent, workbook({"设定依据": bases}))
    assert values(draft(), "bases", "law", "title", "article", "says") == [
        (f"{law.pk}-2", "", "", "公民有权利"),
        ("", "别的条例", "第九条", "别的事"),
        (f"{law.pk}-99", "", "", "没有这一条"),
    ]
    (doubt,) = plan.findings
    assert (doubt.is_error, doubt.row, doubt.column) == (False, 2, "设定依据")
    assert "第九十九条" in doubt.message
    again = imported(parent, workbook({"设定依据": bases}))
    assert again.unchanged == 1


@pytest.mark.parametrize(
    ("cells", "free", "fees"),
    [
        ({"收费标准": "工本费：10元｜减免：低保户免收"}, False, [("工本费", "10元", "低保户免收")]),
        ({"收费标准": "每证10元"}, False, [("", "每证10元", "")]),
        ({"收费标准": "不收费"}, True, []),
        ({"是否收费": "是", "收费标准": "工本费：10元"}, False, [("工本费", "10元", "")]),
        ({"是否收费": "否", "收费标准": "/"}, True, []),
    ],
)
def test_fees(parent: GuidesPage, cells: dict[str, str], free: bool, fees: Any) -> None:
    assert not imported(parent, workbook(cells)).findings
    assert draft().is_free == free
    assert values(draft(), "fees", "name", "amount", "reduction") == fees


@pytest.mark.parametrize(
    ("cells", "limit"),
    [
        ({"法定时限": "20个工作日"}, [(20, "workday")]),
        ({"法定时限": "1个月"}, [(1, "month")]),
        ({"法定时限": "７天"}, [(7, "day")]),
        ({"法定办结时限(工作日)": 20}, [(20, "workday")]),
        ({"法定时限": 0, "法定时限单位": "工作日"}, [(None, "at_once")]),
        ({"法定时限": "当场办结", "法定时限单位": "工作日"}, [(None, "at_once")]),
        ({"法定时限": "", "法定时限单位": "工作日"}, []),
        ({"法定时限": "无"}, []),
    ],
)
def test_time_limits(parent: GuidesPage, cells: dict[str, Any], limit: Any) -> None:
    assert not imported(parent, workbook(cells)).findings
    assert values(draft(), "statutory_limit", "number", "unit") == limit
    assert draft().has_no_statutory_limit == (cells.get("法定时限") == "无")


def test_a_counter_is_named_with_its_venue_where_several_have_the_number(
    parent: GuidesPage, counter: Counter
) -> None:
    other = CounterFactory.create(venue__name="分中心", number=3)
    assert findings(imported(parent, workbook({"窗口号": 3}))) == [(2, "窗口号")]
    assert not imported(parent, workbook({"窗口号": "分中心3号窗口"})).findings
    assert list(draft().counters.all()) == [other]


def test_a_dissolved_department_stays_with_its_guide_and_comes_to_no_other(
    parent: GuidesPage,
) -> None:
    old = DepartmentFactory.create(name="旧局", ends_on="2020-01-01")
    GuideFactory.create(parent=parent, code="X1", responsible_department=old)
    head = ("实施编码", "责任部门", "谁能办")
    assert imported(parent, xlsx(head, ("X1", "旧局", "困难家庭"))).changed == 1
    row = {"实施编码": "X2", "事项名称": "别的", "事项类型": "公共服务", "责任部门": "旧局"}
    plan = imported(parent, xlsx(list(row), list(row.values())))
    assert findings(plan) == [(2, "责任部门")]


def test_steps_may_stand_in_one_line_with_arrows(parent: GuidesPage) -> None:
    imported(parent, workbook({"办理流程": "申请→受理 -> 审核→办结"}))
    assert [name for (name,) in values(draft(), "steps", "name")] == [
        "申请",
        "受理",
        "审核",
        "办结",
    ]


def test_a_failure_half_way_leaves_nothing(
    parent: GuidesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = ServiceGuidePage.save_revision

    def fails(guide: ServiceGuidePage, **kwargs: Any) -> Any:
        if guide.code == "X2":
            raise RuntimeError("the power went out")
        return saved(guide, **kwargs)

    monkeypatch.setattr(ServiceGuidePage, "save_revision", fails)
    file = xlsx(HEAD, ROW, ("X2", "别的", "公共服务"))
    with pytest.raises(RuntimeError), transaction.atomic():
        import_file(GuideImporter(None, parent), file)
    assert not ServiceGuidePage.objects.exists()
