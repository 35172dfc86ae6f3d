"""The administration bears the mark and name of the town, and leads to no other host."""

import re

from django.test import Client
from django.urls import reverse

import pytest

from tests.factories.navigation import SiteSettingsFactory
from tests.factories.pages import found_home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["wagtailadmin_home", "wagtailadmin_account"])
def test_the_town_stands_where_wagtail_stood(admin_client: Client, name: str) -> None:
    found_home()
    SiteSettingsFactory.create(mark="water")
    page = admin_client.get(reverse(name)).content.decode()
    assert re.search(r"<title>[^<]* - 法治示例镇</title>", page)
    assert "img/water.svg" in page
    assert "admin-brand__name" in page


def test_pages_outside_of_the_menus_bear_the_towns_name_too(admin_client: Client) -> None:
    home = found_home()
    SiteSettingsFactory.create()
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[home.pk])
    for url in ("/admin/nothing-here/", preview):
        page = admin_client.get(url).content.decode()
        assert re.search(r"<title>[^<]* - 法治示例镇</title>", page), url


def test_nothing_leads_to_another_host(admin_client: Client) -> None:
    found_home()
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    addresses = set(re.findall(r"https?://([\w.-]+)", page)) - {"testserver", "www.w3.org"}
    addresses -= {"www.enable-javascript.com"}  # shown where scripts are switched off
    assert addresses <= {"localhost", "127.0.0.1"}
