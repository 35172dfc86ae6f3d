"""What an editor sees of a page before it is public."""

import re
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from cms_pages.general.models import ContactPage, HomePage, NoticePage, SectionPage, StandardPage
from cms_pages.kit.models import BasePage
from cms_pages.kit.previews import ELDERS, PREVIEWS, PRINT
from tests.factories.pages import NoticePageFactory, SectionPageFactory, StandardPageFactory
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db

SHEET = re.compile(r'<link rel="stylesheet" href="[^"]*css/print[^"]*"(?P<media>[^>]*)>')
MODES = list(PREVIEWS)


def typed(title: str, **fields: Any) -> dict[str, str]:
    empty = streamfield([])
    return nested_form_data(
        {
            "title": title,
            "slug": "",
            "search_description": "",
            "seo_title": "",
            "body": streamfield([("text", rich_text("<p>正文</p>"))]),
            **dict.fromkeys(("attachments", "readings", "parts", "intro", "offices"), empty),
            "validity": "valid",
            "issued_on": "2025-01-02",
            "order": "newest",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            **fields,
        }
    )


def on_add(model: type[Page], parent: Page) -> str:
    args = [model._meta.app_label, model._meta.model_name, parent.pk]
    return reverse("wagtailadmin_pages:preview_on_add", args=args)


def on_edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])


def sent(client: Client, url: str, title: str) -> str:
    """The address of the preview, once the editor's browser has sent what was typed."""
    assert client.post(url, typed(title)).json()["is_available"]
    return url


def shown(client: Client, url: str, mode: str) -> str:
    response = client.get(url, {"mode": mode, "in_preview_panel": "true"})
    assert response.status_code == 200
    assert not response.cookies, "a preview changes nothing for the editor as a reader"
    return str(response.content.decode())


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("model", [StandardPage, NoticePage, SectionPage, ContactPage])
def test_a_page_that_was_never_saved_is_previewed_in_every_way(
    home: HomePage, admin_client: Client, model: type[BasePage], mode: str
) -> None:
    url = sent(admin_client, on_add(model, home), "还没有保存")
    html = shown(admin_client, url, mode)
    assert "还没有保存</h1>" in html
    assert "/qr." not in html, "a page that was never saved has no short link yet"
    assert not model.objects.exists()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("factory", [StandardPageFactory, NoticePageFactory, SectionPageFactory])
def test_what_was_typed_and_not_saved_is_previewed(
    home: HomePage, admin_client: Client, factory: Any, mode: str
) -> None:
    page = factory.create(parent=home, title="旧标题")
    url = sent(admin_client, on_edit(page), "新标题")
    html = shown(admin_client, url, mode)
    assert "新标题</h1>" in html
    assert "旧标题</h1>" not in html


@pytest.mark.parametrize("mode", MODES)
def test_the_home_page_is_previewed(home: HomePage, admin_client: Client, mode: str) -> None:
    url = on_edit(home)
    data = typed("首页", slug="home", question="有事来问", lead="")
    assert admin_client.post(url, data).json()["is_available"]
    assert "有事来问" in shown(admin_client, url, mode)


def test_elders_edition_is_the_one_that_elders_see(home: HomePage, admin_client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    preview = shown(admin_client, sent(admin_client, on_edit(page), "图文"), ELDERS)
    public = admin_client.get(page.get_url(), {"mode": "elder"}).content.decode()
    root = re.compile("<html[^>]*>")
    assert root.search(preview)[0] == root.search(public)[0]  # type: ignore[index]
    for part in ("elder-22", "read-aloud"):
        assert part in preview
        assert part in public


def test_the_standard_edition_is_previewed_to_an_editor_who_reads_the_other_one(
    home: HomePage, admin_client: Client
) -> None:
    page = StandardPageFactory.create(parent=home)
    admin_client.get(page.get_url(), {"mode": "elder-30"})
    kept = dict(admin_client.cookies)
    assert 'class="elder' in admin_client.get(page.get_url()).content.decode()
    url = sent(admin_client, on_edit(page), "图文")
    assert 'class="elder' not in shown(admin_client, url, "")
    assert "elder-22" in shown(admin_client, url, ELDERS)
    assert dict(admin_client.cookies) == kept


def test_the_sheet_for_print_counts_on_the_screen_in_its_preview_only(
    home: HomePage, admin_client: Client
) -> None:
    url = sent(admin_client, on_edit(StandardPageFactory.create(parent=home)), "图文")
    for mode in MODES:
        html = shown(admin_client, url, mode)
        found = SHEET.search(html)
        assert found
        assert ("media" in found["media"]) == (mode != PRINT)
        assert ("css/paper" in html) == (mode == PRINT)
        assert "print-origin" in html


def test_an_unknown_way_is_the_standard_one(home: HomePage, admin_client: Client) -> None:
    url = sent(admin_client, on_edit(StandardPageFactory.create(parent=home)), "图文")
    html = shown(admin_client, url, "../x")
    assert 'class="elder' not in html
    assert "css/paper" not in html


def test_the_editors_own_village_and_messages_stay_out(
    home: HomePage, admin_client: Client
) -> None:
    village = VillageFactory.create(name="清溪村")
    page = StandardPageFactory.create(parent=home)
    admin_client.cookies["my_village"] = village.public_id
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    saved = admin_client.post(edit, typed("存过", slug="saved"))
    assert saved.status_code == 302
    html = shown(admin_client, sent(admin_client, on_edit(page), "存过"), "")
    assert "清溪村" not in html
    assert 'class="messages"' not in html
    waiting = admin_client.get(edit)
    assert [str(message) for message in get_messages(waiting.wsgi_request)] or (
        "存过" in waiting.content.decode()
    )


def test_screens_and_ways_are_offered_in_chinese(home: HomePage, admin_client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    for words in ("标准版", "长辈版", "打印", "手机上的样子", "平板上的样子", "电脑上的样子"):
        assert words in html
    assert all(f'data-device-width="{width}"' in html for width in (360, 768, 1280))
