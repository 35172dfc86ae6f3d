"""Brings the roles' groups and their permissions to what `grants` says, and says what it did.

Whatever a role's group holds beyond the table is taken away: a permission given by hand would
outlive the reason for it. Special rights belong in a group of their own.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from fazhi.departments.grants import GRANTS
from fazhi.departments.groups import role_group, role_name, sync_role_groups
from fazhi.departments.models import Role, RoleGroup

PAGE_CONTENT = ("wagtailcore", "page")


@dataclass
class Provisioned:
    """What was changed, line by line, and which permissions of the table do not exist."""

    changes: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


class _Undo(Exception):
    """Rolls a check back."""


def provision_roles(*, check: bool = False) -> Provisioned:
    """Repairs all roles' groups in one transaction; with ``check`` it only says what it would do."""
    done = Provisioned()
    try:
        with transaction.atomic():
            _provision(done)
            if check:
                raise _Undo
    except _Undo:
        pass
    return done


def provision_pages() -> list[str]:
    """Gives the roles their page permissions below every home page; returns what changed.

    A home page that is made later, for another language say, gets them at once (see `signals`).
    """
    known = _permissions()
    homes = dict(Page.objects.filter(depth=2).order_by("path").values_list("pk", "title"))
    wanted = {
        (group, home, known[f"{PAGE_CONTENT[0]}.{action}_page"])
        for group, role in _groups().items()
        for action in GRANTS[role].pages
        for home in homes
    }
    return _repair(GroupPagePermission, "page_id", wanted)


def _provision(done: Provisioned) -> None:
    existing = set(RoleGroup.objects.values_list("role", flat=True))
    for role in Role:
        group = role_group(role)
        if role not in existing:
            done.changes.append(_("group “%(group)s” made") % {"group": group})
        if group.name != role_name(role):
            done.changes.append(
                _("group “%(old)s” renamed to “%(new)s”")
                % {"old": group.name, "new": role_name(role)}
            )
            group.name = role_name(role)
            group.save()
    known = _permissions()
    named = {n for g in GRANTS.values() for n in (*g.permissions, *g.collections)}
    done.unknown = sorted(named - known.keys())
    done.changes += _provision_models(known)
    done.changes += _provision_collections(known)
    done.changes += provision_pages()
    moved = sync_role_groups()
    if moved.added or moved.removed:
        done.changes.append(
            _("accounts put into groups: %(added)s, taken out: %(removed)s")
            % {"added": moved.added, "removed": moved.removed}
        )


def _provision_models(known: Mapping[str, int]) -> list[str]:
    wanted = {
        (group, known[name])
        for group, role in _groups().items()
        for name in GRANTS[role].permissions
        if name in known
    }
    return _repair(Group.permissions.through, "", wanted)


def _provision_collections(known: Mapping[str, int]) -> list[str]:
    root = Collection.objects.filter(depth=1).values_list("pk", flat=True).first()
    if root is None:
        return []
    wanted = {
        (group, root, known[name])
        for group, role in _groups().items()
        for name in GRANTS[role].collections
        if name in known
    }
    return _repair(GroupCollectionPermission, "collection_id", wanted)


def _groups() -> dict[int, Role]:
    pairs = RoleGroup.objects.values_list("group_id", "role")
    return {group: Role(role) for group, role in pairs if role in GRANTS}


def _permissions() -> dict[str, int]:
    rows = Permission.objects.order_by().values_list(
        "content_type__app_label", "codename", "pk", "content_type__model"
    )
    return {f"{app}.{codename}": pk for app, codename, pk, _model in rows}


def _repair(model: type[Model], place: str, wanted: Set[tuple[int, ...]]) -> list[str]:
    """Makes the rows of the roles' groups those wanted; ``place`` is a page or a collection."""
    fields = ["group_id", *([place] if place else []), "permission_id"]
    rows = model._default_manager.filter(group__role_group__isnull=False)
    found = {tuple(row[1:]): row[0] for row in rows.values_list("pk", *fields)}
    missing = wanted - found.keys()
    surplus = {key: pk for key, pk in found.items() if key not in wanted}
    model._default_manager.bulk_create(
        [model(**dict(zip(fields, key, strict=True))) for key in sorted(missing)]
    )
    rows.filter(pk__in=surplus.values()).delete()
    names = _Names()
    return [
        *(_("%(permission)s given") % {"permission": names.of(key)} for key in sorted(missing)),
        *(_("%(permission)s taken away") % {"permission": names.of(k)} for k in sorted(surplus)),
    ]


class _Names:
    """Ids as an operator reads them."""

    def __init__(self) -> None:
        self.groups = dict(Group.objects.values_list("pk", "name"))
        self.permissions = {pk: name for name, pk in _permissions().items()}

    def of(self, key: tuple[int, ...]) -> str:
        """Group, permission, and the page or collection if there is one."""
        place = f" ({key[1]})" if len(key) > 2 else ""
        return f"{self.groups.get(key[0])}: {self.permissions.get(key[-1])}{place}"
