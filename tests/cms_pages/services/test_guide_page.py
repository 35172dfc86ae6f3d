"""The page of a guide: six answers, the papers after one's answers, windows of today, what is taken along."""

import datetime as dt
from typing import Any

from django.test import Client, RequestFactory

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag

from cms_pages.kit.printing.pages import page_document
from cms_pages.services.models import GuidesPage, ServiceGuidePage
from fazhi.links.models import Link
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import go_live
from tests.factories.places import CounterFactory, ExceptionFactory, HoursFactory, VenueFactory
from tests.factories.services import (
    JourneyPageFactory,
    LifeEventFactory,
    ServiceGuidePageFactory,
    limit,
    material,
    node,
    question,
    said,
    stage,
    task,
)

pytestmark = pytest.mark.django_db

ALL_PAPERS = ["申请表", "分户说明", "委托书", "房产证", "土地证"]
WHY = question("why", "什么情况？", ("first", "第一次"), ("split", "分户"))
AGENT = question("agent", "谁去办？", ("self", "自己"), ("other", "别人代办"), when="why:split")


def shown(client: Client, page: ServiceGuidePage, query: str = "") -> Tag:
    response = client.get(f"{page.url}{query}")
    assert response.status_code == 200
    content = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert content is not None
    return content


def answers(content: Tag) -> dict[str, str]:
    return {
        str(row.dt.get_text()): " ".join(row.dd.get_text(" ").split())
        for row in content.select(".answers > div")
        if row.dt and row.dd
    }


def papers(content: Tag) -> list[str]:
    return [tag.get_text() for tag in content.select(".checklist__name")]


def test_six_questions_are_answered_at_once(client: Client, guides: GuidesPage) -> None:
    counter = CounterFactory.create(number=3, venue=VenueFactory.create(name="便民服务中心"))
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        who="本村的人",
        is_free=True,
        promised_limit=limit(5),
        statutory_limit=limit(20),
        visits=1,
        counters=[counter],
        materials=[
            material("申请表"),
            material("身份证", waived="licence"),
            material("证明", need="later"),
        ],
    )
    assert answers(shown(client, guide)) == {
        "谁能办": "本村的人",
        "多少钱": "0 元",
        "多久": "5 个工作日 法定 20 个工作日",
        "跑几次": "1 次",
        "要带的材料": "2 样材料 1 样可以后补；1 样可免交",
        "去哪办": "3 号窗口 便民服务中心",
    }


def test_what_nobody_has_written_is_not_asked(client: Client, guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides, materials=[])
    assert answers(shown(client, guide)) == {"谁能办": "个人"}


@pytest.mark.parametrize(
    ("fields", "said_of_time"),
    [
        ({"promised_limit": limit(None, "at_once")}, "当场办结"),
        ({"has_no_statutory_limit": True}, "法律没有规定时限"),
        ({"statutory_limit": limit(2, "month")}, "2 个月"),
    ],
)
def test_how_long_it_takes(
    client: Client, guides: GuidesPage, fields: dict[str, Any], said_of_time: str
) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides, **fields)
    assert answers(shown(client, guide))["多久"] == said_of_time


@standing.fixture()
def asking(guides: GuidesPage) -> ServiceGuidePage:
    """A guide with two questions and papers that depend on them."""
    guide: ServiceGuidePage = ServiceGuidePageFactory.create(
        parent=guides,
        slug="asking",
        questions=[WHY, AGENT],
        materials=[
            material("申请表"),
            material("分户说明", when="why:split"),
            material("委托书", when="agent:other"),
            material("房产证", either="a"),
            material("土地证", either="A"),
        ],
    )
    return guide


def test_without_answers_everything_stands_there_marked(
    client: Client, asking: ServiceGuidePage
) -> None:
    content = shown(client, asking)
    assert papers(content) == ALL_PAPERS
    assert content.get_text().count("看您的情况") == 2
    assert content.select_one(".situation__words").get_text() == "什么情况？"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "expected", "asked"),
    [
        ("?s=why:first", ["申请表", "房产证", "土地证"], ""),
        ("?s=why:split", ALL_PAPERS, "谁去办？"),
        ("?s=why:split&s=agent:self", ["申请表", "分户说明", "房产证", "土地证"], ""),
        (
            "?s=why:nonsense&s=x&s=agent:other",
            ALL_PAPERS,
            "什么情况？",
        ),
        (
            "?s=%00&s=why:" + "x" * 500,
            ALL_PAPERS,
            "什么情况？",
        ),
    ],
)
def test_the_answers_of_the_address_filter_the_papers(
    client: Client, asking: ServiceGuidePage, query: str, expected: list[str], asked: str
) -> None:
    content = shown(client, asking, query)
    assert papers(content) == expected
    question_shown = content.select_one(".situation__words")
    assert (question_shown.get_text() if question_shown else "") == asked


def test_every_answer_is_an_address_and_can_be_given_anew(
    client: Client, asking: ServiceGuidePage
) -> None:
    content = shown(client, asking)
    first = content.select(".situation__question a")[1]
    assert first["href"] == "/guides/asking/?s=why:split#situation"
    after = shown(client, asking, "?s=why:split&s=agent:self")
    again = [a["href"] for a in after.select(".situation__given a")]
    assert again == ["/guides/asking/#situation", "/guides/asking/?s=why:split#situation"]


def test_of_a_choice_one_paper_is_enough_and_counts_once(
    client: Client, asking: ServiceGuidePage
) -> None:
    content = shown(client, asking, "?s=why:first")
    choice = content.select_one(".checklist__choice")
    assert choice is not None
    assert papers(choice) == ["房产证", "土地证"]
    assert answers(content)["要带的材料"].startswith("2 样材料")


def test_who_the_guide_is_not_for_is_led_to_theirs(client: Client, guides: GuidesPage) -> None:
    other = ServiceGuidePageFactory.create(parent=guides, title="别的事", slug="other")
    stops = question("who", "您是谁？", ("me", "本人"), ("no", "外人", "外人要办别的事。", other))
    guide = ServiceGuidePageFactory.create(parent=guides, questions=[stops])
    content = shown(client, guide, "?s=who:no")
    assert papers(content) == []
    assert "外人要办别的事。" in content.get_text()
    assert content.select_one(".situation a[href='/guides/other/']") is not None


def test_answers_go_along_with_short_link_qr_code_and_print(
    client: Client, asking: ServiceGuidePage
) -> None:
    content = shown(client, asking, "?s=why:split&utm=x")
    short = f"/s/{asking.public_id}/"
    links = [a["href"] for a in content.select(".permanent-link a")]
    assert f"{short}?s=why:split" in links
    assert f"{short}qr.png?s=why:split" in links
    response = client.get(f"{short}?s=why:split&utm=x")
    assert response["Location"] == "/guides/asking/?s=why:split"
    plain = client.get(f"{short}qr.svg").content
    assert client.get(f"{short}qr.svg?s=why:split").content != plain
    assert client.get(f"{short}qr.svg?utm=x").content == plain
    assert client.get(f"{short}?s={'x' * 400}")["Location"] == "/guides/asking/"


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-10-09T02:00:00+00:00", "正在办理，17:30 结束"),
        ("2026-10-10T02:00:00+00:00", "正在办理，17:30 结束"),  # a Saturday that is worked
        ("2026-10-01T02:00:00+00:00", "国庆节"),
        ("2026-11-27T02:00:00+00:00", "停电"),
    ],
)
def test_the_window_has_the_hours_of_the_day(
    client: Client, guides: GuidesPage, at: str, expected: str
) -> None:
    with time_machine.travel(at, tick=False):
        venue = VenueFactory.create()
        HoursFactory.create(venue=venue)
        ExceptionFactory.create(venue=venue, first_day=dt.date(2026, 11, 27), reason="停电")
        guide = ServiceGuidePageFactory.create(
            parent=guides, counters=[CounterFactory.create(venue=venue)]
        )
        text = shown(client, guide).select_one(".window-card .tag")
    assert text is not None
    assert expected in text.get_text()


def test_a_window_without_hours_says_so(client: Client, guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides, counters=[CounterFactory.create()])
    assert "办理时间还不清楚" in shown(client, guide).get_text()


def test_outside_the_counters_stand_place_and_number(client: Client, guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        place="泰兴市公证处",
        responsible_department=DepartmentFactory.create(phone="0523-00000101"),
    )
    content = shown(client, guide)
    assert answers(content)["去哪办"] == "泰兴市公证处"
    assert content.select_one("a[href='tel:+8652300000101']") is not None


def test_the_flow_chart_is_drawn_with_the_same_steps_as_text(
    client: Client, guides: GuidesPage
) -> None:
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        flow=[
            node("start", "递交申请", "start", "look"),
            node("look", "材料齐吗？", "decision", "done:齐", "start:不齐"),
            node("done", "发证", "end"),
        ],
    )
    flow = shown(client, guide).select_one(".flow")
    assert flow is not None
    assert flow.select_one("svg[role=img] title") is not None
    lines = [" ".join(li.get_text(" ").split()) for li in flow.select("ol > li")]
    assert lines[1] == "材料齐吗？ “齐”的，转到第 3 步：发证 “不齐”的，转到第 1 步：递交申请"


def test_guides_of_the_same_moment_of_life_stand_beside_unless_others_were_chosen(
    client: Client, guides: GuidesPage
) -> None:
    event = LifeEventFactory.create()
    alike = ServiceGuidePageFactory.create(parent=guides, title="同类", life_events=[event])
    guide = ServiceGuidePageFactory.create(parent=guides, life_events=[event])
    assert "同类" in shown(client, guide).get_text()
    chosen = ServiceGuidePageFactory.create(parent=guides, title="选中的")
    guide.related = [("page", chosen)]
    go_live(guide.save_revision())
    beside = shown(client, guide).select_one("aside.alongside").get_text()  # type: ignore[union-attr]
    assert "选中的" in beside
    assert alike.title not in beside


def test_a_guide_knows_its_place_in_journeys(client: Client, guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides)
    JourneyPageFactory.create(
        parent=guides,
        title="开饭店",
        stages=[
            stage("备料", task("a", "备料")),
            stage("办照", task("b", guide=guide.page_ptr)),
            stage("开张", task("c", "开张")),
        ],
    )
    text = " ".join(shown(client, guide).get_text().split())
    assert "开饭店 共 3 步，这是第 2 步。 上一步：备料 下一步：开张" in text


@pytest.mark.parametrize(
    ("state", "words"), [("paused", "目前暂停办理"), ("ended", "已经不再办理"), ("in_use", "")]
)
def test_what_cannot_be_applied_for_says_so_at_the_top(
    client: Client, guides: GuidesPage, state: str, words: str
) -> None:
    guide = ServiceGuidePageFactory.create(parent=guides, state=state)
    callout = shown(client, guide).select_one(".callout--warning")
    assert (words in callout.get_text()) if callout else words == ""


def test_the_print_has_the_papers_of_the_answers(client: Client, asking: ServiceGuidePage) -> None:
    link = Link.objects.get(code=asking.public_id)
    request = RequestFactory().get(f"/s/{asking.public_id}/page.pdf", {"s": "why:first"})
    document = page_document(asking, link, request)
    text = str(document.body)
    assert "申请表" in text
    assert "委托书" not in text
    assert document.address.endswith(f"/s/{asking.public_id}/?s=why:first")


def test_sentences_say_where_they_stand(client: Client, guides: GuidesPage) -> None:
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        conditions=[("condition", said("条件一。", "《没有的法》第一条", unverified=True))],
    )
    content = shown(client, guide)
    assert content.select_one(".stands").get_text() == "《没有的法》第一条"  # type: ignore[union-attr]
    assert "本页有 1 处还待镇里核实。" in content.get_text()
