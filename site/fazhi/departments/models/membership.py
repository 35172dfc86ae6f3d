"""Who holds which role in which department, from when until when."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fazhi.accounts.models import User
from fazhi.departments.dated import Dated, DatedQuerySet, dates_in_order, in_force
from fazhi.workdays import today

if TYPE_CHECKING:
    from fazhi.departments.models.department import Department


class Role(models.TextChoices):
    """What somebody does for a department. A new role is one line here and its `Grants`."""

    AUTHOR = "author", _("author")
    COPY_CHECKER = "copy_checker", _("copy checker")
    SIGNATORY = "signatory", _("department signatory")
    DEPARTMENT_HEAD = "department_head", _("department head")
    LEGAL_REVIEWER = "legal_reviewer", _("legal reviewer")
    PUBLISHER = "publisher", _("publisher")
    AUDITOR = "auditor", _("auditor")


class MembershipQuerySet(DatedQuerySet):
    """Roles held, by day, account and department."""

    def active(self, on: dt.date | None = None) -> Self:
        """Roles held on a day, today by default, in departments that existed then."""
        return super().active(on).filter(in_force(on, "department__"))

    def holders_by_department(
        self, role: Role, departments: "Iterable[Department]", on: dt.date | None = None
    ) -> dict[int, list[User]]:
        """Who holds a role in each department, by its id; one query for all of them."""
        held = (
            self.active(on)
            .filter(role=role, department__in=list(departments), user__is_active=True)
            .select_related("user")
            .order_by("user__name", "user_id")
        )
        holders: dict[int, list[User]] = defaultdict(list)
        for membership in held:
            holders[membership.department_id].append(membership.user)
        return dict(holders)


class Membership(Dated):
    """A role in a department between two days; ended ones stay as the record of who could act."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,  # whoever leaves is deactivated; who could act when stays on record
        verbose_name=_("person"),
        related_name="memberships",
    )
    department = models.ForeignKey(
        "departments.Department",
        models.PROTECT,
        verbose_name=_("department"),
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=24, choices=Role.choices)
    post = models.CharField(
        _("post"), max_length=60, blank=True, help_text=_("For example “deputy director”.")
    )
    starts_on = models.DateField(_("from"), default=today)

    not_personal = ("role", "post")

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("department", "role", "-starts_on", "pk")
        indexes = (
            models.Index(fields=("role", "department", "ends_on"), name="membership_holders"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("user", "department", "role"),
                condition=Q(ends_on__isnull=True),
                name="membership_open_once",
                violation_error_message=_("This account holds this role in this period already."),
            ),
            dates_in_order("membership_dates"),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.department} · {self.get_role_display()}"

    @admin.display(description=_("person"), ordering="user__name")
    def holder(self) -> str:
        """Who holds the role: the title of a row in the administration's list."""
        return str(self.user)

    def clean(self) -> None:
        super().clean()
        self._refuse_overlap()

    def validate_constraints(self, exclude: Any = None) -> None:
        """Without what `clean` has said already: the same role twice without a last day."""
        super().validate_constraints({*(exclude or ()), "role"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; raises `ValidationError` when the account holds the role in the period already."""
        with transaction.atomic():
            # One writer per account: neither database can refuse overlapping periods by itself.
            list(User.objects.select_for_update().filter(pk=self.user_id).values_list("pk"))
            self._refuse_overlap()
            super().save(*args, **kwargs)

    def _refuse_overlap(self) -> None:
        if not (self.user_id and self.department_id and self.role and self.starts_on):
            return
        others = Membership.objects.filter(
            user_id=self.user_id, department_id=self.department_id, role=self.role
        ).exclude(pk=self.pk)
        if others.overlapping(self.starts_on, self.ends_on).exists():
            raise ValidationError(_("This account holds this role in this period already."))


class RoleGroup(models.Model):
    """The group that carries a role's permissions: found by its role, named in Chinese."""

    role = models.CharField(_("role"), max_length=24, choices=Role.choices, unique=True)
    group = models.OneToOneField(
        Group, models.CASCADE, verbose_name=_("group"), related_name="role_group"
    )

    not_personal = ("role",)

    class Meta:
        verbose_name = _("group of a role")
        verbose_name_plural = _("groups of roles")
        default_permissions = ()

    def __str__(self) -> str:
        return self.get_role_display()
