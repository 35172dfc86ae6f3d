import io

from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale

import pytest

from cms_pages.general.models import HomePage
from fazhi.departments import grants
from fazhi.departments.grants import GRANTS, register_permissions
from fazhi.departments.groups import role_group
from fazhi.departments.models import Role, RoleGroup
from fazhi.departments.provisioning import provision_roles

pytestmark = pytest.mark.django_db


def state() -> list[object]:
    return [
        sorted(RoleGroup.objects.values_list("role", "group__name")),
        sorted(Group.permissions.through.objects.values_list("group", "permission")),
        sorted(GroupPagePermission.objects.values_list("group", "page", "permission")),
        sorted(GroupCollectionPermission.objects.values_list("group", "collection", "permission")),
    ]


def test_every_role_has_a_group_and_every_permission_exists(home: HomePage) -> None:
    done = provision_roles()
    assert set(RoleGroup.objects.values_list("role", flat=True)) == set(Role.values)
    assert done.unknown == []
    for role in Role:
        group = role_group(role)
        named = {f"{p.content_type.app_label}.{p.codename}" for p in group.permissions.all()}
        assert named == GRANTS[role].permissions
        on_home = GroupPagePermission.objects.filter(group=group, page=home)
        actions = {p.permission.codename.removesuffix("_page") for p in on_home}
        assert actions == GRANTS[role].pages


def test_running_again_changes_nothing(home: HomePage) -> None:
    provision_roles()
    before = state()
    assert provision_roles().changes == []
    assert state() == before


def test_drift_is_repaired_and_told(home: HomePage) -> None:
    provision_roles()
    before = state()
    group = role_group(Role.AUTHOR)
    group.name = "Authors"
    group.save()
    group.permissions.clear()
    group.permissions.add(Permission.objects.get(codename="delete_department"))
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=home, permission=publish)
    GroupCollectionPermission.objects.filter(group=group).delete()
    out = io.StringIO()
    call_command("provision_roles", stdout=out)
    assert state() == before
    for word in ("改名为“作者”", "delete_department", "publish_page", "add_image"):
        assert word in out.getvalue()


def test_a_lost_group_comes_back(home: HomePage) -> None:
    provision_roles()
    role_group(Role.AUDITOR).delete()
    assert not RoleGroup.objects.filter(role=Role.AUDITOR).exists()
    provision_roles()
    assert role_group(Role.AUDITOR).permissions.exists()


def test_checking_changes_nothing_and_fails(home: HomePage) -> None:
    before = state()
    with pytest.raises(CommandError, match="需要更改"):
        call_command("provision_roles", check=True, stdout=io.StringIO())
    assert state() == before
    provision_roles()
    call_command("provision_roles", check=True, stdout=io.StringIO())


def test_other_groups_keep_what_they_have(home: HomePage) -> None:
    other = Group.objects.create(name="其他")
    access = Permission.objects.get(codename="access_admin")
    publish = Permission.objects.get(codename="publish_page")
    other.permissions.add(access)
    GroupPagePermission.objects.create(group=other, page=home, permission=publish)
    provision_roles()
    assert other.permissions.get() == access
    assert GroupPagePermission.objects.get(group=other).permission == publish


def test_a_home_page_made_later_is_open_to_the_roles_at_once(home: HomePage) -> None:
    provision_roles()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translated = home.copy_for_translation(english, copy_parents=True)
    assert GroupPagePermission.objects.filter(
        group=role_group(Role.AUTHOR), page=translated, permission__codename="add_page"
    ).exists()


def test_a_room_above_gives_a_role_more(home: HomePage, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = {
        role: grants.Grants(set(g.permissions), set(g.pages), set(g.collections))
        for role, g in GRANTS.items()
    }
    monkeypatch.setattr(grants, "GRANTS", copied)
    monkeypatch.setattr("fazhi.departments.provisioning.GRANTS", copied)
    register_permissions(Role.AUDITOR, ["auth.view_group", "rooms.not_there"], pages=["lock"])
    done = provision_roles()
    assert done.unknown == ["rooms.not_there"]
    assert role_group(Role.AUDITOR).permissions.filter(codename="view_group").exists()
    assert GroupPagePermission.objects.filter(
        group=role_group(Role.AUDITOR), permission__codename="lock_page"
    ).exists()


def test_images_and_documents_are_granted_at_the_uppermost_collection() -> None:
    provision_roles()
    granted = GroupCollectionPermission.objects.filter(group=role_group(Role.AUTHOR))
    assert {p.collection_id for p in granted} == {Collection.objects.get(depth=1).pk}
    assert {p.permission.codename for p in granted} == {
        "add_image",
        "choose_image",
        "add_document",
        "choose_document",
    }
