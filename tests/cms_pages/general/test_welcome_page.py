"""Wagtail's welcome page goes, unless somebody has made it theirs."""

from importlib import import_module
from typing import Any

from django.apps import apps

from wagtail.models import Page, Site

import pytest

pytestmark = pytest.mark.django_db

migration = import_module("cms_pages.general.migrations.0002_remove_welcome_page")


@pytest.fixture
def fresh() -> Page:
    """A database as Wagtail's own migrations leave it."""
    migration.restore_welcome_page(apps, None)
    return Page.objects.get(depth=2)


def remove() -> None:
    migration.remove_welcome_page(apps, None)


def state() -> tuple[Any, ...]:
    root = Page.get_first_root_node()
    return Page.objects.count(), Site.objects.count(), root.numchild


def test_a_database_of_ours_has_no_welcome_page() -> None:
    assert state() == (1, 0, 0)


def test_the_welcome_page_is_removed_and_restored(fresh: Page) -> None:
    assert state() == (2, 1, 1)
    assert Site.objects.get().root_page == fresh
    remove()
    assert state() == (1, 0, 0)
    migration.restore_welcome_page(apps, None)
    assert state() == (2, 1, 1)
    assert Page.find_problems() == ([], [], [], [], [])


@pytest.mark.parametrize("change", ["title", "child", "revision", "host"])
def test_a_page_that_somebody_uses_stays(fresh: Page, change: str) -> None:
    if change == "title":
        fresh.title = "我们的网站"
        fresh.save()
    elif change == "child":
        fresh.add_child(instance=Page(title="子页", slug="child"))
    elif change == "revision":
        fresh.save_revision()
    else:
        Site.objects.update(hostname="www.example.gov.cn")
    remove()
    assert Page.objects.filter(pk=fresh.pk).exists()
    assert Site.objects.exists()


def test_restoring_leaves_pages_of_a_town_alone(home: Page) -> None:
    before = state()
    migration.restore_welcome_page(apps, None)
    assert state() == before
