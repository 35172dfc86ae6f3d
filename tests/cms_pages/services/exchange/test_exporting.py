"""Lists of guides as files, and that they come back as they were."""

import csv
import io
import json
from typing import Any

from django.http import Http404, HttpResponse
from django.test import RequestFactory

import openpyxl
import pytest

from cms_pages.services.exchange.exporting import export, export_drafts
from cms_pages.services.exchange.importer import GuideImporter
from cms_pages.services.exchange.template import example, template
from cms_pages.services.exchange.version import software_version
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.departments.models import Department
from fazhi.places.models import Counter
from fazhi.spreadsheets import FORMULA_STARTS
from tests import standing
from tests.cms_pages.services.exchange.guides import (
    QUESTION,
    GuideFactory,
    draft,
    imported,
    material,
)
from tests.cms_pages.services.exchange.many import many_guides
from tests.factories.departments import DepartmentFactory
from tests.factories.legal_library import released_law
from tests.factories.places import CounterFactory

pytestmark = pytest.mark.django_db


def request() -> Any:
    return RequestFactory().get("/")


@standing.fixture()
def full(parent: GuidesPage, department: Department, counter: Counter) -> ServiceGuidePage:
    """A public guide with something in every field, some of which no cell can say."""
    law = released_law()
    guide: ServiceGuidePage = GuideFactory.create(
        parent=parent,
        code="X1",
        handled_item="城乡居民",
        responsible_department=department,
        who="+86 以外的号码也可以",
        place_hours="=1+1",
        visits=0,
        has_no_statutory_limit=True,
        audience=("person", "company"),
        channels=("counter", "online"),
        phone="0523-00000001",
        counters=[counter],
        bases=[
            ("citation", {"law": f"{law.pk}-2", "says": "公民有权利", "unverified": True}),
            ("citation", {"law": "", "title": "别的条例", "article": "第九条", "says": "别的事"}),
        ],
        conditions=[
            ("condition", {"words": "户籍在本镇", "basis": "《示例法》第一条", "unverified": True})
        ],
        questions=[QUESTION],
        materials=[
            ("material", material(name="身份证", copies=2, waived="licence")),
            ("material", material(name="病历", when="why:ill", need="later", either="A")),
            ("material", material(name="病历", when="why:old")),
        ],
        promised_limit=[("limit", limit(number=20, note="从受理起算"))],
        special_procedures=[
            ("procedure", {"kind": "公示", "limit": limit(number=7, unit="day", basis="《甲法》")})
        ],
        fees=[
            ("fee", {"name": "工本费", "amount": "10元", "basis": "", "reduction": "低保户免收"})
        ],
        steps=[
            ("step", {"name": "受理", "what": "<p>收<b>材料</b></p><p>告知</p>", "role": "窗口"}),
        ],
        results=[("result", {"name": "低保证", "kind": "certificate", "validity": "一年"})],
        remedies=[("remedy", {"words": "-可以复议"})],
        faq=[("entry", {"question": "多久？", "answer": "二十天：不含公示"})],
        more=[("fact", {"name": "复核", "words": "每年一次"})],
    )
    return guide


def limit(**values: Any) -> dict[str, Any]:
    return {"number": None, "unit": "workday", "note": "", "basis": "", **values}


def exported(kind: str) -> HttpResponse:
    return export(request(), ServiceGuidePage.objects.all(), kind)


def cells(kind: str) -> list[list[str]]:
    """All cells of an export, as text."""
    content = exported(kind).content
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("full")
def test_what_is_exported_and_imported_again_changes_nothing(parent: GuidesPage, kind: str) -> None:
    DepartmentFactory.create(name="别的部门")
    plan = imported(parent, io.BytesIO(exported(kind).content))
    assert [str(finding) for finding in plan.findings if finding.is_error] == []
    assert [change.differences for change in plan.changes] == []
    assert plan.unchanged == 1


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_exported_makes_the_same_guide_elsewhere(
    parent: GuidesPage, full: ServiceGuidePage, kind: str
) -> None:
    table = cells(kind)
    for row in table[1:]:
        row[:2] = "", "X2"  # permanent id and code
    text = io.StringIO()
    csv.writer(text).writerows(table)
    plan = imported(parent, io.BytesIO(text.getvalue().encode()))
    assert [str(finding) for finding in plan.findings if finding.is_error] == []
    made = draft("X2")
    assert made.who == full.who
    assert made.place_hours == "=1+1"
    first = made.materials.raw_data[0]["value"]
    assert (first["name"], first["copies"], first["waived"]) == ("身份证", 2, "licence")
    assert made.bases.raw_data[0]["value"]["law"] == full.bases.raw_data[0]["value"]["law"]
    assert made.special_procedures.raw_data[0]["value"]["limit"]["number"] == 7
    assert made.steps.raw_data[0]["value"]["role"] == "窗口"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("full")
def test_no_cell_begins_as_a_formula_and_all_can_be_read(kind: str) -> None:
    found = [cell for row in cells(kind) for cell in row if cell]
    assert not [cell for cell in found if cell[0] in FORMULA_STARTS]
    assert "'+86 以外的号码也可以" in found
    assert "'=1+1" in found


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.usefixtures("full")
def test_a_row_for_each_paper_with_day_and_version(kind: str) -> None:
    _head, *rows = cells(kind)
    assert [row[1] for row in rows[:3]] == ["X1"] * 3
    assert "身份证" in rows[0]
    assert "病历" in rows[2]
    assert software_version() in rows[0]
    assert exported("csv").content.startswith(b"\xef\xbb\xbf")


def test_the_record_for_programs(full: ServiceGuidePage) -> None:
    response = exported("json")
    assert response["Content-Type"] == "application/json"
    data = json.loads(response.content)
    assert data["software"] == {"name": "Fazhi", "version": software_version()}
    assert data["as_of"]
    (guide,) = data["guides"]
    assert (guide["id"], guide["code"], guide["title"]) == (full.public_id, "X1", full.title)
    assert guide["item_type"]["value"] == "payment"
    assert guide["department"] == "示例镇社会事业局"
    assert [basis["name"] for basis in guide["bases"]] == ["《示例法》第二条", "《别的条例》第九条"]
    assert [basis["in_library"] for basis in guide["bases"]] == [True, False]
    paper = guide["materials"][1]
    assert (paper["name"], paper["when"], paper["need"]["value"]) == ("病历", ["why:ill"], "later")
    assert "blank" not in paper
    assert guide["steps"][0]["what"] == "收材料 告知"
    assert guide["questions"][0]["options"][1] == {"key": "old", "words": "年老", "stops": ""}
    assert guide["promised_limit"]["unit"]["value"] == "workday"
    assert guide["statutory_limit"] is None
    assert guide["counters"][0]["number"] == 3
    assert guide["url"].startswith("http://testserver/")


def test_only_public_guides_leave_the_site_and_drafts_for_editors_only(parent: GuidesPage) -> None:
    GuideFactory.create(parent=parent, code="X1", live=False)
    page = GuideFactory.create(parent=parent, code="X2")
    page.who = "还没有签发"
    page.save_revision()
    (guide,) = json.loads(exported("json").content)["guides"]
    assert (guide["code"], guide["who"]) == ("X2", "")
    every = json.loads(export_drafts(request(), ServiceGuidePage.objects.all(), "json").content)
    assert [(g["code"], g["who"]) for g in every["guides"]] == [("X1", ""), ("X2", "还没有签发")]
    assert [bool(g["url"]) for g in every["guides"]] == [False, True]


def test_an_unknown_kind_of_file_is_not_found() -> None:
    with pytest.raises(Http404):
        exported("pdf")


@pytest.mark.usefixtures("department", "counter")
def test_queries_do_not_grow_with_the_guides(
    parent: GuidesPage, django_assert_max_num_queries: Any
) -> None:
    CounterFactory.create(number=4)
    imported(parent, many_guides(6, 2)[0])
    ServiceGuidePage.objects.update(live=True)
    with django_assert_max_num_queries(16):
        assert len(json.loads(exported("json").content)["guides"]) == 6
    with django_assert_max_num_queries(16):
        exported("csv")


class TestTheTemplate:
    def test_headings_explanations_and_an_example(self) -> None:
        workbook = openpyxl.load_workbook(io.BytesIO(template("办事指南")))
        empty, explained, shown = workbook.worksheets
        assert empty.max_column == explained.max_row - 1
        assert not any(cell.value for row in empty.iter_rows(min_row=2) for cell in row)
        assert all(explained.cell(row, 1).value for row in range(1, explained.max_row + 1))
        assert shown.max_row == len(example()) + 1

    def test_it_is_empty_as_long_as_nobody_fills_it_in(self, parent: GuidesPage) -> None:
        plan = GuideImporter(None, parent).read(io.BytesIO(template("办事指南")))
        assert len(plan.findings) == 1
        assert not plan.changes

    def test_the_example_can_be_imported(self, parent: GuidesPage) -> None:
        workbook = openpyxl.load_workbook(io.BytesIO(template("办事指南")))
        del workbook[workbook.sheetnames[0]], workbook[workbook.sheetnames[0]]
        file = io.BytesIO()
        workbook.save(file)
        plan = imported(parent, file)
        assert [str(finding) for finding in plan.findings] == []
        assert len(draft("DEMO-0001").materials) == 2
