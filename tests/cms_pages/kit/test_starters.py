"""Beginning a page from a starter."""

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from wagtail.models import GroupPagePermission, Page
from wagtail.test.utils.form_data import streamfield

import pytest
from bs4 import BeautifulSoup

from cms_pages.general.models import HomePage, NoticePage, StandardPage
from cms_pages.kit.starters import Starter, all_starters, register_starter, starters_for
from tests.cms_pages.kit.test_editor import add_url, form_of
from tests.factories.accounts import UserFactory
from tests.factories.pages import SectionPageFactory, StandardPageFactory, locale

pytestmark = pytest.mark.django_db


def rights_to_add(page: Page) -> Client:
    user = UserFactory.create()
    group = user.groups.create(name="编辑")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    add = Permission.objects.get(codename="add_page")
    GroupPagePermission.objects.create(group=group, page=page, permission=add)
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_empty_page_is_offered_first_then_every_starter(
    home: HomePage, admin_client: Client
) -> None:
    html = admin_client.get(add_url(home)).content.decode()
    links = [link["href"] for link in BeautifulSoup(html, "html.parser").select(".listing a")]
    keys = [starter.key for starter in starters_for(StandardPage)]
    assert links == ["?starter=blank", *(f"?starter={key}" for key in keys)]
    for starter in starters_for(StandardPage):
        assert starter.title in html
        assert starter.description in html
    for starter in starters_for(NoticePage):
        assert f"?starter={starter.key}" not in html


def test_the_form_is_filled_and_nothing_is_saved(home: HomePage, admin_client: Client) -> None:
    form = admin_client.get(add_url(home), {"starter": "guide"}).context["form"]
    assert "要带的材料" in str(form["body"].value())
    assert "〔请" in form["search_description"].value()
    assert not form["title"].value()
    assert not StandardPage.objects.exists()


def test_an_empty_page_is_empty(home: HomePage, admin_client: Client) -> None:
    response = admin_client.get(add_url(home), {"starter": "blank"})
    assert response.context["form"].instance.body.get_prep_value() == []


def test_an_unknown_starter_leads_back_to_the_choice(home: HomePage, admin_client: Client) -> None:
    response = admin_client.get(add_url(home), {"starter": "no-such"})
    assert response.status_code == 200
    assert "?starter=guide" in response.content.decode()


def test_the_way_back_is_kept(home: HomePage, admin_client: Client) -> None:
    there = reverse("wagtailadmin_explore", args=[home.pk])
    html = admin_client.get(add_url(home), {"next": there}).content.decode()
    assert f"?starter=guide&amp;next={there.replace('/', '%2F')}" in html
    elsewhere = admin_client.get(add_url(home), {"next": "https://example.org/"})
    assert "example.org" not in elsewhere.content.decode()


def test_a_type_without_starters_begins_at_once(home: HomePage, admin_client: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=["general", "sectionpage", home.pk])
    assert "form" in admin_client.get(url).context


def test_a_page_in_another_language_begins_at_once(home: HomePage, admin_client: Client) -> None:
    english = home.copy_for_translation(locale("en"))
    assert "form" in admin_client.get(add_url(english)).context


def test_a_form_that_is_sent_needs_no_starter(home: HomePage, admin_client: Client) -> None:
    assert admin_client.post(add_url(home), form_of("直接提交")).status_code == 302


def test_whoever_may_not_add_pages_sees_no_choice(home: HomePage) -> None:
    section = SectionPageFactory.create(parent=home)
    client = rights_to_add(section)
    assert client.get(add_url(section)).status_code == 200
    assert client.get(add_url(home)).status_code == 302


def test_own_pages_can_be_found_to_be_copied(home: HomePage, admin_client: Client) -> None:
    StandardPageFactory.create(parent=home, title="去年的预告")
    html = admin_client.get(add_url(home)).content.decode()
    there = reverse("wagtailadmin_pages:type_use", args=["general", "standardpage"])
    assert there in html
    listed = admin_client.get(there).content.decode()
    assert "去年的预告" in listed
    assert "/copy/" in listed


@pytest.mark.parametrize("screen", ["edit", "history", "usage", "copy", "delete"])
def test_the_other_screens_of_a_page_stay(
    home: HomePage, admin_client: Client, screen: str
) -> None:
    page = StandardPageFactory.create(parent=home, live=False)
    url = reverse(f"wagtailadmin_pages:{screen}", args=[page.pk])
    assert admin_client.get(url).status_code == 200


def test_a_starter_is_registered_once() -> None:
    known = all_starters()[0]
    register_starter(known)
    double = Starter(known.key, known.page_type, "别的", "", {})
    with pytest.raises(ValueError, match=known.key):
        register_starter(double)
    assert double not in all_starters()


def publish(client: Client, home: HomePage, **fields: Any) -> Any:
    data = form_of("标题", **{"action-publish": "action-publish", **fields})
    return client.post(add_url(home), data)


def test_what_stands_in_a_field_is_named_and_refused(home: HomePage, admin_client: Client) -> None:
    response = publish(admin_client, home, search_description="〔请写清谁可以办〕")
    html = response.content.decode()
    assert "还有模板里的提示语没有改：摘要。" in html
    assert "请改成实际内容，用不着的就删去：〔请写清谁可以办〕" in html
    assert not StandardPage.objects.exists()


def test_what_else_is_wrong_is_said_in_chinese(home: HomePage, admin_client: Client) -> None:
    body = streamfield([("heading", {"text": ""})])
    response = publish(admin_client, home, search_description="〔请写清〕", body=body)
    html = response.content.decode()
    assert "正文: 有的内容块还不对，问题写在块的旁边。" in html
    assert "Validation error" not in html
