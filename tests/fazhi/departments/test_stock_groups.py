"""Wagtail's English groups and workflow are replaced, and come back if the rooms are taken out."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group

from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
)

import pytest

from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

migration = import_module("fazhi.departments.migrations.0002_replace_stock_groups")


def test_a_new_installation_has_no_english_group_and_no_workflow() -> None:
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()
    assert not Workflow.objects.filter(name__regex="[A-Za-z]").exists()
    assert not GroupApprovalTask.objects.exists()


def test_they_can_be_restored_and_removed_again() -> None:
    migration.restore_stock(apps, None)
    moderators = Group.objects.get(name="Moderators")
    actions = GroupPagePermission.objects.filter(group=moderators)
    assert {p.permission.codename for p in actions} >= {"add_page", "change_page", "publish_page"}
    assert GroupCollectionPermission.objects.filter(group=moderators).count() == 6
    assert WorkflowPage.objects.filter(workflow__name="Moderators approval").exists()
    assert list(GroupApprovalTask.objects.get().groups.all()) == [moderators]
    migration.remove_stock(apps, None)
    test_a_new_installation_has_no_english_group_and_no_workflow()


def test_a_group_that_somebody_uses_stays() -> None:
    migration.restore_stock(apps, None)
    UserFactory.create().groups.add(Group.objects.get(name="Editors"))
    migration.remove_stock(apps, None)
    assert list(Group.objects.values_list("name", flat=True)) == ["Editors"]
