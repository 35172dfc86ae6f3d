"""Every starter there is: what it puts on a page, and what keeps that page from residents."""

import json
from typing import Any

from django.test import Client
from django.urls import reverse

from wagtail.blocks import StreamValue
from wagtail.test.utils.form_data import nested_form_data

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, NoticePage, StandardPage
from cms_pages.kit.guiding_words import guiding_words_of
from cms_pages.kit.starters import Starter, all_starters, starters_for
from fazhi.signoff.targets import submission_url

pytestmark = pytest.mark.django_db

STARTERS = all_starters()


def name(starter: Starter) -> str:
    return f"{starter.page_type.__name__}-{starter.key}"


def begun(starter: Starter) -> Any:
    page = starter.page_type(title="标题", slug="begun")
    starter.fill(page)
    return page


def sent(page: Any, **more: str) -> dict[str, str]:
    """The form as the editor's browser sends it, with the starter's content in it."""
    data: dict[str, Any] = {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", **more}
    form = page.get_edit_handler().get_form_class()(instance=page)
    for key, field in form.fields.items():
        value = form.get_initial_for_field(field, key)
        if isinstance(value, StreamValue):
            data |= stream(key, value)
        elif value not in (None, False):
            data[key] = getattr(value, "pk", value)
    return nested_form_data({key: str(value) for key, value in data.items()})


def stream(prefix: str, value: StreamValue) -> dict[str, str]:
    data = {f"{prefix}-count": str(len(value))}
    for number, child in enumerate(value):
        at = f"{prefix}-{number}"
        data |= {f"{at}-type": child.block_type, f"{at}-order": str(number), f"{at}-deleted": ""}
        data |= typed(f"{at}-value", child.block, child.value)
    return data


def typed(prefix: str, block: Any, value: Any) -> dict[str, str]:
    if hasattr(block, "child_block"):
        data = {f"{prefix}-count": str(len(value))}
        for number, entry in enumerate(value):
            at = f"{prefix}-{number}"
            data |= {f"{at}-order": str(number), f"{at}-deleted": ""}
            data |= typed(f"{at}-value", block.child_block, entry)
        return data
    if hasattr(block, "child_blocks"):
        data = {}
        for key, child in block.child_blocks.items():
            data |= typed(f"{prefix}-{key}", child, value[key])
        return data
    state = block.value_for_form(value)
    widget = getattr(getattr(block, "field", None), "widget", None)
    shown = widget.format_value(state) if widget else state
    if isinstance(shown, list):  # of a choice
        shown = shown[0]
    if shown is None:
        return {}
    return {prefix: shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)}


def add(client: Client, home: HomePage, page: Any, **more: str) -> Any:
    args = ["general", page._meta.model_name, home.pk]
    return client.post(reverse("wagtailadmin_pages:add", args=args), sent(page, **more))


def replaced(value: str) -> str:
    """What an editor writes in place of the guiding words."""
    return value.replace("〔请", "（已").replace("〕", "）")


def test_standard_pages_and_notices_have_starters() -> None:
    assert [s.title for s in starters_for(StandardPage)] == [
        "政策问答",
        "办事说明",
        "普法案例",
        "活动预告",
    ]
    assert [s.title for s in starters_for(NoticePage)] == ["通知", "公示", "答复"]


@pytest.mark.parametrize("starter", STARTERS, ids=name)
def test_its_content_is_valid_and_no_part_of_it_is_lost(starter: Starter) -> None:
    page = begun(starter)
    page.body.stream_block.clean(page.body)
    html = BeautifulSoup(page.body.render_as_block(), "html.parser")
    for child in page.body:
        block = BeautifulSoup(child.render(), "html.parser")
        assert block.get_text(strip=True), child.block_type
    assert len(html.find_all(["h2", "h3", "li", "p"])) >= len(page.body)


@pytest.mark.parametrize("starter", STARTERS, ids=name)
def test_it_is_previewed(starter: Starter, home: HomePage, admin_client: Client) -> None:
    page = begun(starter)
    args = ["general", page._meta.model_name, home.pk]
    url = reverse("wagtailadmin_pages:preview_on_add", args=args)
    assert admin_client.post(url, sent(page)).json()["is_valid"]
    assert "〔请" in admin_client.get(url).content.decode()


@pytest.mark.parametrize("starter", STARTERS, ids=name)
def test_it_is_kept_as_a_draft_and_refused_to_the_public(
    starter: Starter, home: HomePage, admin_client: Client
) -> None:
    page = begun(starter)
    expected = guiding_words_of(page)
    assert len(expected) > 3
    for action in ("action-publish", "action-submit", "action-sign-off"):
        refused = add(admin_client, home, page, **{action: action})
        html = refused.content.decode()
        assert "还有模板里的提示语没有改" in html
        first = next(place for place in expected if place.field == "body")
        assert f"第 {(first.index or 0) + 1} 块“{first.block}”" in html
        assert "Validation error" not in html
        errors = refused.context["form"].errors.as_data()
        blocks = errors["body"][0].block_errors
        assert set(blocks) == {place.index for place in expected if place.field == "body"}
        assert "〔请" in str(errors["search_description"])
        assert not starter.page_type.objects.exists()
    assert add(admin_client, home, page).status_code == 302
    assert not starter.page_type.objects.get().live


@pytest.mark.parametrize("starter", STARTERS, ids=name)
def test_once_everything_is_written_it_can_be_submitted(
    starter: Starter, home: HomePage, admin_client: Client
) -> None:
    page = begun(starter)
    for place in guiding_words_of(page):
        value = getattr(page, place.field)
        if isinstance(value, StreamValue):
            value = json.dumps(value.get_prep_value(), ensure_ascii=False)
        setattr(page, place.field, replaced(value))
    response = add(admin_client, home, page, **{"action-sign-off": "1"})
    assert response.status_code == 302, response.context["form"].errors.as_data()
    assert response.url == submission_url(starter.page_type.objects.get())


def test_a_public_display_lasts_seven_days_and_says_where_to_object() -> None:
    (starter,) = (s for s in starters_for(NoticePage) if s.title == "公示")
    words = json.dumps(begun(starter).body.get_prep_value(), ensure_ascii=False)
    assert "不少于 7 天" in words
    assert "有异议" in words
