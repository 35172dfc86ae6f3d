"""How complete guides are: the eight key elements, the rest, the report by department."""

from typing import Any

from django.test import Client
from django.urls import reverse

import pytest

from cms_pages.services.bases.watching import watch_bases
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from cms_pages.services.quality.completeness import completeness_of
from tests.factories.departments import DepartmentFactory
from tests.factories.places import CounterFactory, HoursFactory, VenueFactory
from tests.factories.services import (
    LifeEventFactory,
    ServiceGuidePageFactory,
    basis,
    limit,
    material,
    node,
    question,
    said,
)

pytestmark = pytest.mark.django_db


def whole(guides: GuidesPage, **more: Any) -> ServiceGuidePage:
    venue = VenueFactory.create(phone="0523-00000070")
    HoursFactory.create(venue=venue)
    answer = {"question": "问？", "answer": "答。", "basis": "", "unverified": False}
    result = {
        "name": "证",
        "kind": "certificate",
        "validity": "",
        "handed_over": "",
        "sample": None,
    }
    values = {
        "code": "SYS-1",
        "power_source": "own",
        "level": "town",
        "who": "本镇的人",
        "keywords": "办事",
        "visits": 1,
        "visits_why": "核对原件",
        "scope": "town",
        "channels": ("counter",),
        "is_free": True,
        "has_no_statutory_limit": True,
        "bases": [basis("示例法", "第一条")],
        "counters": [CounterFactory.create(venue=venue)],
        "responsible_department": DepartmentFactory.create(),
        "life_events": [LifeEventFactory.create()],
        "promised_limit": limit(5),
        "questions": [question("a", "问？", ("x", "甲"), ("y", "乙"))],
        "results": [("result", {**result, "basis": "", "unverified": False})],
        "remedies": [("remedy", said("可以复议。"))],
        "faq": [("entry", answer)],
        "plain": [("line", said("一句话。"))],
        "flow": [node("a", "申请", "start", "b"), node("b", "发证", "end")],
        "related": [("page", ServiceGuidePageFactory.create(parent=guides))],
    }
    guide: ServiceGuidePage = ServiceGuidePageFactory.create(parent=guides, **{**values, **more})
    return guide


def test_a_guide_with_everything_is_complete(guides: GuidesPage) -> None:
    found = completeness_of(whole(guides))
    assert found.missing == []
    assert found.score == 100


@pytest.mark.parametrize(
    ("left_out", "key"),
    [
        ({"bases": []}, "bases"),
        ({"conditions": []}, "conditions"),
        ({"materials": []}, "materials"),
        ({"steps": []}, "steps"),
        ({"counters": [], "place": "某处", "phone": "12345"}, "hours"),
        ({"counters": [], "place_hours": "上班时间", "phone": "12345"}, "place"),
        ({"counters": [], "place": "某处", "place_hours": "上班时间"}, "phone"),
    ],
)
def test_each_key_element_is_missed(guides: GuidesPage, left_out: dict[str, Any], key: str) -> None:
    guide = whole(guides, **left_out)
    assert [one.key for one in completeness_of(guide).missing_key_elements] == [key]
    assert guide.missing == 1
    assert guide.score < 100


def test_what_is_unverified_is_counted(guides: GuidesPage) -> None:
    guide = whole(
        guides,
        conditions=[("condition", said("甲。", unverified=True)), ("condition", said("乙。"))],
        materials=[material("表", unverified=True)],
    )
    assert guide.unverified == 2


def test_figures_follow_the_hours_of_the_counters(guides: GuidesPage) -> None:
    guide = whole(guides)
    guide.counters.get().venue.hours.all().delete()
    watch_bases()
    guide.refresh_from_db()
    assert guide.missing == 1


def test_the_report_has_each_department_and_its_guides(
    guides: GuidesPage, admin_client: Client
) -> None:
    one, other = (DepartmentFactory.create(name=name) for name in ("民政办", "农业办"))
    whole(guides, title="全的", responsible_department=one)
    ServiceGuidePageFactory.create(parent=guides, title="缺的", responsible_department=other)
    ServiceGuidePageFactory.create(
        parent=guides, title="草稿", responsible_department=other, live=False
    )
    page = admin_client.get(reverse("services_completeness")).content.decode()
    assert all(word in page for word in ("民政办", "农业办", "全的", "缺的", "100 %"))
    assert "草稿" not in page
    lacking = admin_client.get(
        reverse("services_completeness"), {"lacks": "true", "responsible_department": other.pk}
    ).content.decode()
    assert "缺的" in lacking
    assert "全的" not in lacking
    export = admin_client.get(reverse("services_completeness"), {"export": "xlsx"})
    assert export.status_code == 200


def test_the_panel_beside_the_form_says_what_is_missing(
    guides: GuidesPage, admin_client: Client
) -> None:
    guide = whole(guides, steps=[], conditions=[("condition", said("有关材料应予以提交，" * 6))])
    page = admin_client.get(reverse("wagtailadmin_pages:edit", args=[guide.pk])).content.decode()
    assert "检查要求的八项要素里缺：" in page
    assert "办理流程" in page
    assert "太长的句子" in page
