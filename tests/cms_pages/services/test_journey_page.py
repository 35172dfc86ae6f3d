"""A journey: its stages in order, what one has to do, and how far one is."""

from django.core.exceptions import ValidationError
from django.test import Client

import pytest
from bs4 import BeautifulSoup, Tag

from cms_pages.services.models import GuidesPage, JourneyPage
from tests import standing
from tests.factories.departments import DepartmentFactory
from tests.factories.pages import take_off
from tests.factories.services import (
    JourneyPageFactory,
    ServiceGuidePageFactory,
    question,
    stage,
    task,
)

pytestmark = pytest.mark.django_db

WHAT = question("what", "开什么店？", ("shop", "小店"), ("firm", "公司"))


@standing.fixture()
def journey(guides: GuidesPage) -> JourneyPage:
    """Three stages, the second with two tasks at the same time."""
    guide = ServiceGuidePageFactory.create(
        parent=guides,
        slug="licence",
        title="办照",
        responsible_department=DepartmentFactory.create(name="市场监管分局"),
    )
    page: JourneyPage = JourneyPageFactory.create(
        parent=guides,
        slug="restaurant",
        title="开饭店",
        questions=[WHAT],
        stages=[
            stage("租房", task("rent", "租好房子")),
            stage(
                "办手续",
                task("licence", guide=guide),
                task("articles", "写章程", when="what:firm", place="泰兴市行政审批局"),
            ),
            stage("开张", task("open", "开张")),
        ],
    )
    return page


def shown(client: Client, query: str = "") -> Tag:
    response = client.get(f"/guides/restaurant/{query}")
    assert response.status_code == 200
    content = BeautifulSoup(response.content, "html.parser").select_one("main")
    assert content is not None
    return content


def tasks(content: Tag) -> list[str]:
    return [" ".join(tag.get_text(" ").split()) for tag in content.select(".task__name")]


def test_stages_stand_in_order_with_what_goes_at_the_same_time(
    client: Client, journey: JourneyPage
) -> None:
    content = shown(client)
    titles = [" ".join(tag.get_text(" ").split()) for tag in content.select(".steps__title")]
    assert titles == ["租房", "办手续 可以同时办", "开张"]
    assert content.select_one("#task-licence a[href='/guides/licence/']") is not None
    assert "市场监管分局" in content.select_one("#task-licence").get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["租好房子", "办照", "写章程 看您的情况", "开张"]),
        ("?s=what:shop", ["租好房子", "办照", "开张"]),
        ("?s=what:firm", ["租好房子", "办照", "写章程", "开张"]),
    ],
)
def test_answers_tell_what_one_has_to_do(
    client: Client, journey: JourneyPage, query: str, expected: list[str]
) -> None:
    assert tasks(shown(client, query)) == expected


def test_the_address_keeps_what_is_done_and_shows_where_one_is(
    client: Client, journey: JourneyPage
) -> None:
    content = shown(client)
    assert content.select_one(".steps__item[aria-current=step] h3").get_text() == "租房"  # type: ignore[union-attr]
    mark = content.select_one("#task-rent .task__foot a")
    assert mark is not None
    assert mark["href"] == "/guides/restaurant/?done=rent#task-rent"
    content = shown(client, "?s=what:shop&done=rent&done=rent&done=nothing")
    assert "共 3 件，已办 1 件。 现在到第 2 步：办手续" in " ".join(content.get_text().split())
    again = content.select_one("#task-rent .task__foot a")
    assert again is not None
    assert again["href"] == "/guides/restaurant/?s=what:shop#task-rent"
    assert (
        "全部办完了" in shown(client, "?done=rent&done=licence&done=articles&done=open").get_text()
    )


def test_how_far_one_is_goes_along_with_the_short_link(
    client: Client, journey: JourneyPage
) -> None:
    response = client.get(f"/s/{journey.public_id}/?s=what:shop&done=rent")
    assert response["Location"] == "/guides/restaurant/?s=what:shop&done=rent"


def test_a_guide_that_is_not_public_any_more_keeps_its_name_without_a_link(
    client: Client, journey: JourneyPage
) -> None:
    take_off(journey.stages[1].value["tasks"][0]["guide"].specific)
    content = shown(client)
    assert "办照" in tasks(content)
    assert content.select_one("#task-licence a[href='/guides/licence/']") is None


def test_conditions_must_name_a_question_that_there_is(journey: JourneyPage) -> None:
    setattr(journey, "stages", [stage("租房", task("rent", "租", when="who:me"))])  # noqa: B010 - lists become streams
    with pytest.raises(ValidationError, match="who:me"):
        journey.full_clean()


def test_a_task_whose_guide_was_deleted_is_left_out(client: Client, journey: JourneyPage) -> None:
    guide = journey.stages[1].value["tasks"][0]["guide"]
    take_off(guide.specific)
    guide.specific.delete()
    assert tasks(shown(client)) == ["租好房子", "写章程 看您的情况", "开张"]
