"""The reports of the log, and the step to another name of a law."""

import datetime as dt

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import pytest

from fazhi.departments.models import Role
from fazhi.workdays import today
from legal_library.models import AliasKind, LawAlias
from tests.factories.legal_library import LawFactory
from tests.factories.search import SearchCountFactory
from tests.legal_library.admin.conftest import Browse

pytestmark = pytest.mark.django_db

INDEX = "search_log:index"


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.LEGAL_REVIEWER)


def shown(client: Client, **asked: str) -> list[str]:
    return [row["query"] for row in client.get(reverse(INDEX), asked).context["object_list"]]


def test_each_report_shows_its_queries(client: Client) -> None:
    for day in range(2):
        on = today() - dt.timedelta(days=day)
        SearchCountFactory.create(query="低保", day=on, searches=5, clicks=3, ranks=6)
        SearchCountFactory.create(query="酒驾", day=on, searches=9)
        SearchCountFactory.create(
            query="社保", day=on, searches=4, without_strict=4, without_hits=4
        )
        SearchCountFactory.create(
            query="彩礼", day=on, searches=3, without_strict=3, clicks=1, ranks=9
        )
    SearchCountFactory.create(query="很久以前", day=today() - dt.timedelta(days=100), searches=99)
    assert shown(client) == ["酒驾", "低保", "社保", "彩礼"]
    assert shown(client, report="nothing") == ["社保"]
    assert shown(client, report="not_exact") == ["彩礼"]
    assert shown(client, report="not_clicked") == ["酒驾"]
    assert shown(client, query="低") == ["低保"]
    assert shown(client, report="nonsense") == ["酒驾", "低保", "社保", "彩礼"]
    whole = {"day_from": str(today() - dt.timedelta(days=200)), "day_to": str(today())}
    assert shown(client, **whole)[0] == "很久以前"
    (row,) = client.get(reverse(INDEX), {"query": "低保"}).context["object_list"]
    assert (row["all"], row["opened"]) == (10, 6)
    assert "2.0" in client.get(reverse(INDEX), {"query": "低保"}).content.decode()


def test_reports_are_exported_with_their_filters(client: Client) -> None:
    SearchCountFactory.create(query="=社保", searches=4, without_hits=4)
    SearchCountFactory.create(query="低保", searches=4)
    response = client.get(reverse(INDEX), {"report": "nothing", "export": "csv"})
    text = b"".join(response).decode()
    assert "'=社保" in text
    assert "低保" not in text
    assert "搜索次数" in text
    assert client.get(reverse(INDEX), {"export": "xlsx"}).status_code == 200


def test_a_query_is_shown_as_text(client: Client) -> None:
    SearchCountFactory.create(query="<b>x</b>&'\"")
    html = client.get(reverse(INDEX)).content.decode()
    assert "<b>x</b>" not in html
    assert "&lt;b&gt;x" in html


def test_rows_ask_nothing_of_the_database(client: Client) -> None:
    def queries() -> int:
        client.get(reverse(INDEX))
        with CaptureQueriesContext(connection) as context:
            assert client.get(reverse(INDEX)).status_code == 200
        return len(context)

    SearchCountFactory.create_batch(3)
    few = queries()
    SearchCountFactory.create_batch(20)
    assert queries() == few <= 20


def test_a_query_becomes_another_name_of_a_law(client: Client) -> None:
    law = LawFactory.create(title="中华人民共和国治安管理处罚法")
    address = reverse("law:alias")
    assert 'value="治安法"' in client.get(f"{address}?name=治安法").content.decode()
    typed = {"name": "《治安法》", "law_name": "治安管理处罚法", "kind": AliasKind.POPULAR}
    client.post(address, typed)
    assert LawAlias.objects.get().law == law
    again = client.post(address, typed).content.decode()
    assert "已有这个名称" in again
    unknown = client.post(address, {**typed, "law_name": "没有的法"}).content.decode()
    assert "没有这个名称的法律" in unknown
    assert "必需字段" in client.post(address, {}).content.decode()
    assert LawAlias.objects.count() == 1
