"""Menus lead to what is there, from the first row to the last."""

from django.test import Client

import pytest

from cms_pages.general.models import HomePage
from fazhi.navigation.models import MainMenuItem, SiteSettings
from fazhi.places.models import Village
from tests.factories.places import VillageFactory

pytestmark = pytest.mark.django_db


def test_the_menu_follows_the_first_and_the_last_village_at_once(
    home: HomePage, client: Client
) -> None:
    settings = SiteSettings.load()
    settings.save()
    MainMenuItem.objects.create(settings=settings, destination="places:villages", label="村")
    assert "/places/villages/" not in client.get("/").content.decode()
    VillageFactory.create()
    assert "/places/villages/" in client.get("/").content.decode()
    Village.objects.all().delete()
    assert "/places/villages/" not in client.get("/").content.decode()
