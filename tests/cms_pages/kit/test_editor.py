"""The page editor as an editor meets it."""

from django.test import Client
from django.urls import reverse

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

import pytest

from cms_pages.general.models import HomePage, StandardPage
from tests.factories.pages import PageFactory, SectionPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


def form_of(title: str, **fields: str) -> dict[str, str]:
    data = {
        "title": title,
        "slug": "",
        "search_description": "",
        "seo_title": "",
        "body": streamfield([("text", rich_text("<p>正文</p>"))]),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **fields,
    }
    return nested_form_data(data)


def add_url(parent: HomePage) -> str:
    return reverse("wagtailadmin_pages:add", args=["general", "standardpage", parent.pk])


def test_a_new_page_may_leave_the_slug_empty(home: HomePage, admin_client: Client) -> None:
    response = admin_client.post(add_url(home), form_of("法律援助"))
    assert response.status_code == 302
    assert StandardPage.objects.get().slug == "fa-lv-yuan-zhu"


def test_an_emptied_slug_is_made_anew(home: HomePage, admin_client: Client) -> None:
    page = StandardPageFactory.create(parent=home, title="通知", slug="old")
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    admin_client.post(url, form_of("法律援助"))
    page.refresh_from_db()
    assert page.get_latest_revision_as_object().slug == "fa-lv-yuan-zhu"


def test_a_slug_that_is_taken_is_refused_in_chinese(home: HomePage, admin_client: Client) -> None:
    admin_client.post(add_url(home), form_of("通知", slug="notice"))
    response = admin_client.post(add_url(home), form_of("通知", slug="notice"))
    assert response.status_code == 200
    assert "notice" in str(response.context["form"].errors["slug"])
    assert StandardPage.objects.count() == 1


@pytest.mark.parametrize("slug", ["departments", "en", "static", "admin", "site-map"])
def test_a_slug_at_whose_address_no_page_would_be_seen_is_refused(
    home: HomePage, admin_client: Client, slug: str
) -> None:
    response = admin_client.post(add_url(home), form_of("通知", slug=slug))
    assert slug in str(response.context["form"].errors["slug"])
    assert response.context["form"]["title"].value() == "通知"


def test_a_copy_to_such_an_address_is_refused(home: HomePage, admin_client: Client) -> None:
    page = StandardPageFactory.create(parent=home)
    response = admin_client.post(
        reverse("wagtailadmin_pages:copy", args=[page.pk]),
        {"new_title": "副本", "new_slug": "departments", "new_parent_page": home.pk},
    )
    assert "departments" in str(response.context["form"].errors["new_slug"])
    assert StandardPage.objects.count() == 1


def test_a_move_to_such_an_address_is_refused_with_a_word(
    home: HomePage, admin_client: Client
) -> None:
    section = SectionPageFactory.create(parent=home)
    page = StandardPageFactory.create(parent=section, slug="departments")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk])
    response = admin_client.post(url, follow=True)
    assert "departments" in response.content.decode()
    page.refresh_from_db()
    assert page.get_parent().pk == section.pk


@pytest.mark.parametrize("slug", ["中文", "ÀÉ", "_", "-", "a b", "a/b", "-a"])
def test_a_slug_that_nobody_can_type_is_refused(
    home: HomePage, admin_client: Client, slug: str
) -> None:
    response = admin_client.post(add_url(home), form_of("通知", slug=slug))
    assert "slug" in response.context["form"].errors


def test_a_summary_that_would_flood_a_list_is_refused(home: HomePage, admin_client: Client) -> None:
    response = admin_client.post(add_url(home), form_of("通知", search_description="长" * 201))
    assert "200" in str(response.context["form"].errors["search_description"])


def test_a_title_that_is_too_long_is_refused(home: HomePage, admin_client: Client) -> None:
    response = admin_client.post(add_url(home), form_of("字" * 256))
    assert "title" in response.context["form"].errors


def test_an_empty_page_cannot_be_published(home: HomePage, admin_client: Client) -> None:
    data = form_of("空", **{"action-publish": "action-publish"})
    data.update(nested_form_data({"body": streamfield([])}))
    response = admin_client.post(add_url(home), data)
    assert "body" in response.context["form"].errors
    assert not StandardPage.objects.live().exists()


def test_the_editor_shows_help_in_chinese_beside_the_fields(
    home: HomePage, admin_client: Client
) -> None:
    html = admin_client.get(add_url(home), {"starter": "blank"}).content.decode()
    assert "说清这一页讲什么，最好不超过 25 个字。" in html
    assert "留空则用标题的拼音" in html
    assert "kit/admin/pinyin.js" in html
    assert 'data-kit-pinyin-url-value="/admin/kit/slug/"' in html


def test_a_page_that_was_never_saved_can_be_previewed(home: HomePage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:preview_on_add", args=["general", "standardpage", home.pk])
    assert admin_client.post(url, form_of("还没有保存")).json()["is_valid"]
    response = admin_client.get(url)
    assert response.status_code == 200
    assert "<h1>还没有保存</h1>" in response.content.decode()


@pytest.mark.parametrize("factory", [SectionPageFactory, StandardPageFactory])
def test_a_draft_can_be_previewed(
    home: HomePage, admin_client: Client, factory: type[PageFactory]
) -> None:
    page = factory.create(parent=home, title="草稿", live=False)
    response = admin_client.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert response.status_code == 200
    assert "<h1>草稿</h1>" in response.content.decode()


def test_the_slug_of_a_title_is_told_to_the_editor(admin_client: Client) -> None:
    url = reverse("kit_slug")
    assert admin_client.get(url, {"title": "宅基地申请"}).json() == {"slug": "zhai-ji-di-shen-qing"}
    assert admin_client.get(url, {"title": " "}).json() == {"slug": ""}
    assert admin_client.get(url, {"title": "长" * 100_000}).status_code == 200


def test_the_slug_of_a_title_is_not_told_to_strangers(db: None, client: Client) -> None:
    response = client.get(reverse("kit_slug"), {"title": "通知"})
    assert response.status_code == 302
    assert "login" in response["Location"]
