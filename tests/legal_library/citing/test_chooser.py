"""The dialogue in which editors choose a law or an article, and what a form makes of it."""

import datetime as dt
import json
from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, StandardPage
from cms_pages.kit.blocks import TextBlock
from legal_library.blocks import CitationBlock
from legal_library.models import ArticleNote, Law, LawVersion
from tests.factories.legal_library import import_law, national_text, released_law
from tests.factories.pages import StandardPageFactory, go_live

pytestmark = pytest.mark.django_db

D = dt.date
CHOOSE = "law_chooser:choose"
RESULTS = "law_chooser:choose_results"


@pytest.fixture
def law() -> Law:
    return released_law()


def rows(client: Client, **query: str) -> list[list[str]]:
    """The cells of the rows that the dialogue offers."""
    response = client.get(reverse(RESULTS), query)
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html.parser").select("tbody tr")
    return [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in table]


def test_the_dialogue_lists_laws_with_their_status(admin_client: Client, law: Law) -> None:
    old = national_text("中华人民共和国旧法", ["甲。"], day=D(2000, 1, 1), begins=D(2000, 2, 1))
    released_law(old, "旧.txt")
    new = national_text("中华人民共和国新法", ["乙。"], day=D(2020, 1, 1), begins=D(2020, 2, 1))
    released_law(new.replace("起施行。", "起施行。《中华人民共和国旧法》同时废止。"), "新.txt")
    found = {row[0]: row[2] for row in rows(admin_client)}
    assert found == {"《示例法》": "现行有效", "《旧法》": "已废止", "《新法》": "现行有效"}
    dialogue = json.loads(admin_client.get(reverse(CHOOSE)).content)
    assert dialogue["step"] == "choose"
    assert "《旧法》" in dialogue["html"]


def test_an_article_that_is_typed_comes_first_with_our_caption(
    admin_client: Client, law: Law
) -> None:
    digest = LawVersion.objects.get().provisions.get(path="art_2").digest
    ArticleNote.objects.create(law=law, number=2, digest=digest, caption="公民的权利")
    found = rows(admin_client, q="示例法2")
    assert found[0][:3] == ["《示例法》第二条", "公民的权利", "现行有效"]


def test_what_is_not_released_is_not_offered(admin_client: Client) -> None:
    law = import_law().law
    assert rows(admin_client) == []
    assert admin_client.get(reverse("law_chooser:chosen", args=[law.pk])).status_code == 404


def test_many_laws_are_offered_by_the_screenful(admin_client: Client, law: Law) -> None:
    for number in range(24):
        text = national_text(f"示例规定{number}", ["甲。"], day=D(2020, 1, 1), begins=D(2020, 2, 1))
        released_law(text, f"{number}.txt")
    assert [len(rows(admin_client, p=page)) for page in ("1", "2")] == [20, 5]
    assert [len(rows(admin_client, q="示例规定", p=page)) for page in ("1", "2")] == [20, 4]
    for page in ("0", "99", "abc"):
        assert rows(admin_client, p=page)


def test_the_choice_is_handed_over_with_its_words(admin_client: Client, law: Law) -> None:
    key = f"{law.pk}-2"
    response = admin_client.get(reverse("law_chooser:chosen", args=[key]))
    assert json.loads(response.content) == {
        "step": "chosen",
        "result": {
            "id": key,
            "title": "《示例法》第二条（现行有效）",
            "label": "《示例法》第二条",
            "url": f"/law/{law.slug}/art/2/",
            "edit_url": reverse("law:edit", args=[law.pk]),
        },
    }


@pytest.mark.parametrize("key", ["0", "999999", "abc", "1-", "9" * 40, "1 or 1=1"])
def test_what_is_no_law_cannot_be_chosen(admin_client: Client, law: Law, key: str) -> None:
    assert admin_client.get(reverse("law_chooser:chosen", args=[key])).status_code == 404


@pytest.mark.parametrize("words", ["%", "\x00", "法" * 300, "'", "<script>", "1" * 300])
def test_no_words_break_the_dialogue(admin_client: Client, law: Law, words: str) -> None:
    assert admin_client.get(reverse(CHOOSE), {"q": words}).status_code == 200
    assert admin_client.get(reverse(RESULTS), {"q": words}).status_code == 200


def test_the_dialogue_is_for_staff(client: Client, law: Law) -> None:
    assert client.get(reverse(CHOOSE)).status_code == 302


def saved(client: Client, page: StandardPage, cited: str) -> Any:
    """The answer to saving and submitting a page whose only block cites ``cited``."""
    form = {
        "title": page.title,
        "slug": page.slug,
        "search_description": "一句话说明。",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "citation",
        "body-0-id": "",
        "body-0-value-law": cited,
        "body-0-value-note": "想好再签",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-sign-off": "1",
    }
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)


def test_an_editor_writes_a_citation(admin_client: Client, home: HomePage, law: Law) -> None:
    page = StandardPageFactory.create(parent=home)
    response = saved(admin_client, page, f"{law.pk}-2")
    assert response.status_code == 302, response.content.decode()
    go_live(page.revisions.latest("created_at"))
    page.refresh_from_db()
    assert page.body.raw_data[0]["value"]["law"] == f"{law.pk}-2"
    assert "第二条" in Client().get(page.url).content.decode()
    editor = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    # The title as JSON within an attribute, as the field's script takes it.
    shown = json.dumps("《示例法》第二条（现行有效）").strip('"')
    assert shown in editor


@pytest.mark.parametrize(
    ("cited", "message"),
    [("", "必需字段"), ("999999", "法律库中已没有这部法"), ("xx", "法律库中已没有这部法")],
)
def test_a_citation_of_nothing_is_refused_and_what_was_typed_is_kept(
    admin_client: Client, home: HomePage, law: Law, cited: str, message: str
) -> None:
    page = StandardPageFactory.create(parent=home)
    response = saved(admin_client, page, cited)
    assert response.status_code == 200
    html = response.content.decode()
    assert json.dumps(message).strip('"') in html
    assert json.dumps("想好再签").strip('"') in html
    page.refresh_from_db()
    assert page.body[0].block_type == "text"


def test_a_link_survives_the_editor(law: Law) -> None:
    converter = ContentstateConverter(features=TextBlock.FEATURES)
    source = f'<p data-block-key="a">见<a linktype="law" id="{law.pk}-2">第二条</a>。</p>'
    state = converter.from_database_format(source)
    (entity,) = json.loads(state)["entityMap"].values()
    assert entity["type"] == "LAW"
    assert entity["data"] == {
        "id": f"{law.pk}-2",
        "title": "《示例法》第二条（现行有效）",
        "url": f"/law/{law.slug}/art/2/",
    }
    again: Any = BeautifulSoup(converter.to_database_format(state), "html.parser")
    assert again.a.attrs == {"linktype": "law", "id": f"{law.pk}-2"}


def test_a_forged_link_leaves_its_words_only(law: Law) -> None:
    converter = ContentstateConverter(features=TextBlock.FEATURES)
    source = f'<p data-block-key="a"><a linktype="law" id="{law.pk}">字</a></p>'
    state = json.loads(converter.from_database_format(source))
    for forged in ("x", '1" onclick="x', None):
        state["entityMap"]["0"]["data"]["id"] = forged
        text = converter.to_database_format(json.dumps(state))
        assert BeautifulSoup(text, "html.parser").a is None
        assert "字" in text


def test_the_editor_of_pages_offers_both(admin_client: Client, home: HomePage, law: Law) -> None:
    page = StandardPageFactory.create(parent=home)
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "law_link" in html
    assert reverse(CHOOSE) in html
    assert 'id="icon-law"' in admin_client.get(reverse("wagtailadmin_sprite")).content.decode()
    assert str(CitationBlock().label) == "法律条文"
