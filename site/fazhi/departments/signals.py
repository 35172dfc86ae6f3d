"""Keeps groups in step with memberships, departments and days, permissions with home pages."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.models import Page

from fazhi.accounts.models import User
from fazhi.departments.groups import sync_role_groups
from fazhi.departments.models import Department, Membership
from fazhi.departments.provisioning import provision_pages

HOME_DEPTH = 2


@receiver(post_save, sender=Membership, dispatch_uid="departments.sync_saved")
@receiver(post_delete, sender=Membership, dispatch_uid="departments.sync_deleted")
def sync_account(instance: Membership, **kwargs: Any) -> None:
    """The account's groups follow at once."""
    if not kwargs.get("raw"):
        sync_role_groups(users=[instance.user])


@receiver(post_save, sender=Department, dispatch_uid="departments.sync_department")
def sync_members(instance: Department, created: bool, raw: bool, **kwargs: Any) -> None:
    """The groups of all members follow at once when a department is dissolved or comes back."""
    if created or raw:
        return
    members = User.objects.filter(memberships__department=instance).distinct()
    if members:
        sync_role_groups(users=members)


@receiver(user_logged_in, dispatch_uid="departments.sync_signed_in")
def sync_at_sign_in(user: User, **kwargs: Any) -> None:
    """Roles begin and end by date, and an embedded installation has no clock that would see to it."""
    sync_role_groups(users=[user])


@receiver(post_save, dispatch_uid="departments.new_home")
def provision_home(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """A new home page, of another language or site, is open to the roles at once."""
    if created and not raw and isinstance(instance, Page) and instance.depth == HOME_DEPTH:
        provision_pages()
