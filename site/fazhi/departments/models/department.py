"""The departments and offices of the town, as a tree; dissolved ones stay for the records."""

import unicodedata
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fazhi.departments.dated import Dated, DatedQuerySet, dates_in_order
from fazhi.departments.tree import Node, build_tree, descendants
from fazhi.links.models import PermanentlyLinked
from fazhi.telephones import TelephoneField


class DepartmentKind(models.TextChoices):
    """On what ground a department acts (Administrative Penalty Law, articles 17 to 21)."""

    ORGAN = "organ", _("administrative organ")
    OFFICE = "office", _("internal office")
    INSTITUTION = "institution", _("public institution")
    AUTHORISED = "authorised", _("organisation authorised by law or regulation")
    ENTRUSTED = "entrusted", _("entrusted organisation")
    STATIONED = "stationed", _("body stationed in the town by a higher level")


def normalise_code(text: str) -> str:
    """A code as it is stored: X1 for x1, Ｘ1 and X1 with blanks around it."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).upper()


class DepartmentQuerySet(DatedQuerySet):
    """Departments, one by one or as a tree."""

    def tree(self) -> list[Node]:
        """The departments as nodes, each before those below it; one query."""
        return [node for root in build_tree(self) for node in root.walk()]

    def ids_below(self, department: "Department") -> set[int]:
        """The ids of everything below a department, whatever the dates; one query."""
        parents = dict(Department.objects.order_by().values_list("pk", "parent_id"))
        return descendants(parents, department.pk)


class Department(PermanentlyLinked, Dated):
    """A department, office, stationed body or service of the town.

    A row is never deleted once something refers to it: ``ends_on`` says when it was dissolved.
    """

    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=160, blank=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    code = models.CharField(
        _("code"),
        max_length=40,
        blank=True,
        help_text=_("The department's own code, such as its uniform social credit code."),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=DepartmentKind.choices, default=DepartmentKind.OFFICE
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("parent department"),
        related_name="children",
        null=True,
        blank=True,
    )
    sort_order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Departments with a smaller number stand first.")
    )
    duties = models.TextField(_("duties"), max_length=4000, blank=True)
    duties_en = models.TextField(_("duties in English"), max_length=8000, blank=True)
    phone = TelephoneField(
        _("office telephone"),
        max_length=60,
        blank=True,
        help_text=_("A number of the office, never a person's own."),
    )
    address = models.CharField(_("office address"), max_length=200, blank=True)
    address_en = models.CharField(_("office address in English"), max_length=300, blank=True)
    hours = models.CharField(_("office hours"), max_length=200, blank=True)
    hours_en = models.CharField(_("office hours in English"), max_length=300, blank=True)

    not_personal = (
        "name",
        "name_en",
        "short_name",
        "code",
        "kind",
        "duties",
        "duties_en",
        "phone",
        "address",
        "address_en",
        "hours",
        "hours_en",
        "public_id",
    )

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ("sort_order", "name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("name",),
                condition=Q(ends_on__isnull=True),
                name="department_name_once",
                violation_error_message=_("There is a department of this name already."),
            ),
            models.UniqueConstraint(
                fields=("code",),
                condition=~Q(code=""),
                name="department_code_once",
                violation_error_message=_("There is a department with this code already."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("pk")),
                name="department_not_below_itself",
            ),
            dates_in_order("department_dates"),
        )

    def __str__(self) -> str:
        return self.name

    def clean_fields(self, exclude: Any = None) -> None:
        """The code in its one form first: what is compared and measured is what is stored."""
        self.code = normalise_code(self.code)
        super().clean_fields(exclude)

    def clean(self) -> None:
        super().clean()
        self._refuse_cycle()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; raises `ValidationError` when the department would stand below itself.

        The whole tree is locked meanwhile: two moves at once could close a circle together.
        """
        self.code = normalise_code(self.code)
        with transaction.atomic():
            if self.pk and self.parent_id:
                list(Department.objects.select_for_update().order_by("pk").values_list("pk"))
                self._refuse_cycle()
            super().save(*args, **kwargs)

    def _refuse_cycle(self) -> None:
        if not (self.pk and self.parent_id):
            return
        if self.parent_id == self.pk or self.parent_id in Department.objects.ids_below(self):
            raise ValidationError(
                {"parent": _("A department cannot stand below itself or a part of itself.")}
            )

    def public_url(self, request: HttpRequest) -> str | None:
        """The department's page, which it has from its first day on."""
        return None if self.is_ahead() else self.get_absolute_url()

    def get_absolute_url(self) -> str:
        """The department's page, in the language in use."""
        return reverse("departments:department", args=[self.public_id])

    @property
    def local_name(self) -> str:
        """The name in the language in use."""
        return self.local("name")

    def local(self, field: str) -> str:
        """A text in the language in use, Chinese where English is missing."""
        english: str = getattr(self, f"{field}_en") if _english_in_use() else ""
        chinese: str = getattr(self, field)
        return english or chinese

    def lacks_local(self, field: str) -> bool:
        """Whether Chinese stands in for a missing English text."""
        return _english_in_use() and not getattr(self, f"{field}_en")


def _english_in_use() -> bool:
    return (get_language() or "").startswith("en")
