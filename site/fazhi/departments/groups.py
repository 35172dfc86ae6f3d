"""One group per role: accounts are in it as long as they hold the role in some department."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import override

from fazhi.accounts.models import User
from fazhi.departments.models import Membership, Role, RoleGroup


@dataclass(frozen=True)
class Moved:
    """How many accounts came into groups and left them."""

    added: int = 0
    removed: int = 0


def role_name(role: Role) -> str:
    """The role's name in the town's own language, whatever language is in use."""
    with override(settings.LANGUAGE_CODE):
        return str(role.label)


def role_group(role: Role) -> Group:
    """The group of a role, made on first use; a group of the same name is taken over."""
    known = RoleGroup.objects.filter(role=role).select_related("group").first()
    if known:
        return known.group
    group, _made = Group.objects.get_or_create(name=role_name(role))
    RoleGroup.objects.create(role=role, group=group)
    return group


@transaction.atomic
def sync_role_groups(on: dt.date | None = None, users: Iterable[User] | None = None) -> Moved:
    """Puts accounts into the groups of the roles they hold on a day and takes them out of others.

    All accounts, or only ``users``. Groups that belong to no role are left alone. Three queries,
    however many accounts; it runs after every change of a membership and daily for the dates.
    """
    groups = dict(RoleGroup.objects.values_list("role", "group_id"))
    links = User.groups.through.objects.filter(group_id__in=groups.values())
    held = Membership.objects.active(on)
    if users is not None:
        ids = [u.pk for u in users]
        links, held = links.filter(user_id__in=ids), held.filter(user_id__in=ids)
    wanted = {
        (user, groups[role])
        for user, role in held.order_by().values_list("user_id", "role")
        if role in groups
    }
    found = {
        (user, group): pk for pk, user, group in links.values_list("pk", "user_id", "group_id")
    }
    missing = wanted - found.keys()
    User.groups.through.objects.bulk_create(
        [User.groups.through(user_id=user, group_id=group) for user, group in sorted(missing)],
        ignore_conflicts=True,
    )
    surplus = [pk for pair, pk in found.items() if pair not in wanted]
    links.filter(pk__in=surplus).delete()
    return Moved(len(missing), len(surplus))
