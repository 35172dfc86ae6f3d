"""The form of recommended results: exactly one thing, and only what residents may see."""

import datetime as dt
from typing import Any

from django.test import Client
from django.urls import reverse

import pytest
from bs4 import BeautifulSoup

from fazhi.departments.models import Role
from fazhi.workdays import today
from search.models import Promotion
from tests.factories.pages import StandardPageFactory, found_home, translate
from tests.factories.search import PromotionFactory, SampleSource
from tests.legal_library.admin.conftest import Browse

pytestmark = pytest.mark.django_db

NEW = {
    "words": "低保\n最低生活保障",
    "fit": "exact",
    "language": "zh-hans",
    "page": "",
    "address": "",
    "title": "",
    "text": "",
    "starts_on": "",
    "ends_on": "",
    "sort_order": "0",
}


@pytest.fixture
def client(browse: Browse) -> Client:
    return browse(Role.PUBLISHER)


def add(client: Client, **values: Any) -> Any:
    return client.post(reverse("search_promotions:add"), {**NEW, **values}, follow=True)


def errors(response: Any) -> str:
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(part.get_text() for part in soup.select(".error-message, .messages, main"))


def test_a_text_is_stored(client: Client) -> None:
    add(client, title="办低保", text="拨打 12345", starts_on="2026-01-01", ends_on="2026-12-31")
    row = Promotion.objects.get()
    assert row.word_list == ["低保", "最低生活保障"]
    assert (row.starts_on, row.ends_on) == (dt.date(2026, 1, 1), dt.date(2026, 12, 31))


def test_an_address_is_read_as_a_place(client: Client, sample: SampleSource) -> None:
    response = add(client, address="https://town.example/sample/2/0/")
    assert "不会显示" not in response.content.decode()
    row = Promotion.objects.get()
    assert (row.source, row.subject, row.part) == ("sample", 2, "art_0")
    edit = reverse("search_promotions:edit", args=[row.pk])
    # What an app has taken away meanwhile does not hinder other changes.
    sample.add(2)
    client.post(edit, {**NEW, "address": row.address, "text": "看这里"})
    row.refresh_from_db()
    assert (row.text, row.subject) == ("看这里", 2)
    client.post(edit, {**NEW, "title": "标题", "text": "文字"})
    row.refresh_from_db()
    assert (row.address, row.source, row.subject, row.part) == ("", "", None, "")


def test_a_page_is_chosen(client: Client) -> None:
    page = StandardPageFactory.create(parent=found_home())
    add(client, page=page.pk)
    assert Promotion.objects.get().page_id == page.pk


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "请选择页面，或者填写网址，或者写好标题和文字"),
        ({"title": "只有标题"}, "请选择页面"),
        ({"words": "", "title": "甲", "text": "乙"}, "必需字段"),
        ({"words": "？\n低保", "title": "甲", "text": "乙"}, "没有文字"),
        ({"address": "/nowhere/"}, "搜索里没有这个网址"),
        ({"address": "http://["}, "搜索里没有这个网址"),
        (
            {"title": "甲", "text": "乙", "starts_on": "2026-02-01", "ends_on": "2026-01-01"},
            "早于开始日期",
        ),
        ({"title": "甲", "text": "乙", "ends_on": "明天"}, "日期"),
    ],
)
def test_bad_input_is_refused(client: Client, values: dict[str, str], said: str) -> None:
    assert said in errors(add(client, **values))
    assert not Promotion.objects.exists()


def test_what_is_not_public_is_refused(client: Client, sample: SampleSource) -> None:
    home = found_home()
    english = translate(home)
    draft = StandardPageFactory.create(parent=home, live=False)
    assert "没有对外公开" in errors(add(client, page=draft.pk))
    assert "另一种语言" in errors(add(client, page=english.pk))
    page = StandardPageFactory.create(parent=home)
    assert "只能选填一项" in errors(add(client, page=page.pk, address="/sample/1/0/"))
    assert not Promotion.objects.exists()
    sample.hidden.add(1)
    assert "现在不会显示" in errors(add(client, address="/sample/1/0/"))


def test_the_list_says_what_runs(client: Client) -> None:
    day = dt.timedelta(days=1)
    PromotionFactory.create(words="过去", ends_on=today() - day)
    PromotionFactory.create(words="将来", starts_on=today() + day)
    PromotionFactory.create(words="现在", starts_on=today(), ends_on=today())
    index = reverse("search_promotions:index")
    for period, words in {"over": "过去", "later": "将来", "now": "现在"}.items():
        rows = client.get(index, {"period": period}).context["object_list"]
        assert [row.words for row in rows] == [words]
    html = client.get(index).content.decode()
    assert all(word in html for word in ("已结束", "未开始", "进行中"))
    filled = client.get(f"{reverse('search_promotions:add')}?words=征兵").content.decode()
    assert "征兵" in filled
