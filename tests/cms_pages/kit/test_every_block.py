"""A page that holds every block: it is shown, translated and counted like any other."""

import json
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.blocks import BodyBlock
from fazhi.departments.models import Department
from fazhi.media.models import CustomDocument, CustomImage, Film
from fazhi.places.models import Venue
from tests.cms_pages.kit.every_block import UNBROKEN, body_json, hostile_body, ordinary_body
from tests.factories.pages import StandardPageFactory, go_live, locale, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(home: HomePage) -> Page:
    return StandardPageFactory.create(parent=home, title="另一页")


def page_with(parent: Page, blocks: list[dict[str, Any]]) -> StandardPage:
    page: StandardPage = StandardPageFactory.create(parent=parent, body=body_json(blocks))
    return page


def test_both_bodies_hold_every_block(other: Page) -> None:
    for body in (ordinary_body(other), hostile_body(other)):
        assert {block["type"] for block in body} == set(BodyBlock().child_blocks)


def test_every_block_is_shown(home: HomePage, other: Page, client: Client) -> None:
    page = page_with(home, ordinary_body(other))
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    for css in (
        *("h2", ".prose", ".quote", ".callout", "details.accordion__item", "ol.timeline"),
        *("figure.figure", "figure.video", "ol.steps", ".contact-card", "ul.documents"),
        *("nav.related", "figure.table-block", ".key-figures"),
    ):
        assert soup.select_one(f".body {css}"), css


def test_hostile_words_stay_words(home: HomePage, other: Page, client: Client) -> None:
    page = page_with(home, hostile_body(other))
    response = client.get(page.url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    assert not soup.select("main script:not([src])")
    assert UNBROKEN in soup.get_text()


def test_nothing_is_left_of_blocks_whose_records_are_gone(
    home: HomePage, other: Page, client: Client
) -> None:
    kinds = {"picture", "video", "documents", "related", "contact"}
    gone = [b for b in ordinary_body(other) if b["type"] in kinds and not b["value"].get("phone")]
    page = page_with(home, gone)
    models: tuple[Any, ...] = (CustomImage, CustomDocument, Film, Venue, Department)
    for model in models:
        model._default_manager.all().delete()
    other.delete()
    body = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".body")
    assert body is not None
    assert body.get_text().strip() in {"", "问进度"}
    assert body.find_all(True) == []


def test_empty_parts_leave_no_shell(home: HomePage, client: Client) -> None:
    empty: list[dict[str, Any]] = [
        {"type": "accordion", "value": {"entries": []}},
        {"type": "steps", "value": {"entries": []}},
        {"type": "timeline", "value": {"entries": []}},
        {"type": "figures", "value": {"entries": []}},
        {"type": "documents", "value": {"documents": []}},
        {"type": "related", "value": {"title": "相关", "pages": []}},
        {"type": "table", "value": {}},
        {"type": "contact", "value": {}},
        {"type": "video", "value": {}},
        {"type": "quote", "value": {}},
        {"type": "heading", "value": {"text": ""}},
        {"type": "callout", "value": {}},
        {"type": "picture", "value": {}},
    ]
    page = page_with(home, empty)
    response = client.get(page.url)
    body = BeautifulSoup(response.content, "html.parser").select_one(".body")
    assert body is not None
    assert body.find_all(True) == []


def test_queries_do_not_grow_with_the_blocks(home: HomePage, other: Page, client: Client) -> None:
    found = []
    for times in (1, 5):
        page = page_with(home, ordinary_body(other, times))
        client.get(page.url)  # makes the sizes of the pictures
        with CaptureQueriesContext(connection) as context:
            assert client.get(page.url).status_code == 200
        found.append(len(context))
    assert found == [16, 16]  # one of them for the seal


def test_a_page_with_every_block_can_be_translated(
    home: HomePage, other: Page, client: Client, admin_client: Client
) -> None:
    translate(home)
    translate(other, title="Another page")
    page = page_with(home, ordinary_body(other))
    english = locale("en")
    source, _made = TranslationSource.update_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    segments = StringSegment.objects.filter(source=source).select_related("string", "context")
    words = {segment.string.data for segment in segments}
    assert {
        *("怎样申请", "正文一段。", "引用的话。", "要钱吗？", "不要钱。", "开工", "镇里的桥"),
        *("一座桥", "带身份证。", "申请人", "五个工作日", "问进度", "热线", "第0列", "内容"),
        *("公共服务", "项", "全天", "统计"),
    } <= words
    assert "12348" not in words
    for segment in segments:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            locale=english,
            context=segment.context,
            defaults={"data": f"EN {segment.string.data}"},
        )
    translation.save_target()
    translated = page.get_translation(english)
    go_live(translated.get_latest_revision())
    html = client.get(translated.url).content.decode()
    for shown in ("EN 怎样申请", "EN 要钱吗？", "EN 内容", "EN 第0列", "EN 开工", "Another page"):
        assert shown in html, shown
    assert "12.50" in html
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[translated.pk]))
    assert editor.status_code == 200


def test_the_editor_opens_with_every_block(
    home: HomePage, other: Page, admin_client: Client
) -> None:
    page = page_with(home, ordinary_body(other))
    response = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    for group in ("文字", "图片与视频", "办事", "资料"):
        assert json.dumps(group).strip('"') in response.content.decode()
