"""Acts on many accounts at once: found by name, and closed to those who may not change them."""

from django.db.models import Q, QuerySet

from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from fazhi.accounts.models import User
from fazhi.accounts.users.rights import may_change
from fazhi.accounts.users.viewsets import SEARCHED


class _FoundByName:
    """“Select all” means all that the list shows, and the list is searched by name, too."""

    def get_all_objects_in_listing_query(self, parent_id: str) -> QuerySet[User, int]:
        found = Q()
        for field in SEARCHED if (text := self.request.GET.get("q")) else ():  # type: ignore[attr-defined]
            found |= Q(**{f"{field}__icontains": text})
        return User.objects.filter(found).values_list("pk", flat=True)


class _OnlyWhomOneMayChange(_FoundByName):
    def check_perm(self, account: User) -> bool:
        return may_change(self.request.user, account)  # type: ignore[attr-defined]


class AssignRole(_OnlyWhomOneMayChange, AssignRoleBulkAction):
    """Puts several accounts into a group."""


class SetActiveState(_OnlyWhomOneMayChange, SetActiveStateBulkAction):
    """Closes several accounts, or opens them again."""


class Delete(_FoundByName, DeleteBulkAction):
    """Deletes several accounts."""


BULK_ACTIONS = (AssignRole, SetActiveState, Delete)
