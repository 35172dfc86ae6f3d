"""The official seals (公章) of departments, as pictures that are printed on their certificates."""

import secrets
from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


def picture_path(seal: "OfficialSeal", name: str) -> str:
    """A name that says nothing and cannot be guessed."""
    return f"official_seals/{secrets.token_hex(12)}.png"


class OfficialSealQuerySet(models.QuerySet["OfficialSeal"]):
    """Seals by department."""

    def in_use(self, departments: Iterable[int | None]) -> "dict[int, OfficialSeal]":
        """The seals of some departments by their keys; one that was dissolved has none any more."""
        found = self.filter(department__in=set(departments)).select_related("department")
        return {seal.department_id: seal for seal in found if seal.department.holds()}


class OfficialSeal(models.Model):
    """One department's seal.

    The picture lies in the store without addresses and leaves it as a part of PDF only: whoever has
    a clean picture of a seal can put it under anything.
    """

    department = models.OneToOneField(
        "departments.Department",
        models.PROTECT,
        verbose_name=_("department"),
        related_name="+",
        help_text=_("It is printed on the certificates that this department issues."),
    )
    picture = models.FileField(
        _("picture of the seal"),
        upload_to=picture_path,
        help_text=_(
            "PNG with a transparent background, between 200 and 2000 pixels wide and about as high, "
            "500 KB at most. It is printed 40 mm wide, and shown to nobody but on this screen."
        ),
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    not_personal = ("picture",)

    objects = OfficialSealQuerySet.as_manager()

    class Meta:
        verbose_name = _("official seal")
        verbose_name_plural = _("official seals")
        ordering = ("department__sort_order", "department__name", "pk")
        # Who may not change one may not look at it either.
        default_permissions = ("add", "change", "delete")

    def __str__(self) -> str:
        return str(self.department)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; the file of the picture before goes once the row names the new one."""
        known = OfficialSeal.objects.filter(pk=self.pk).values_list("picture", flat=True).first()
        super().save(*args, **kwargs)
        if known and known != self.picture.name:
            self._forget(known)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Deletes the row, and the file with it."""
        name = self.picture.name or ""
        done = super().delete(*args, **kwargs)
        self._forget(name)
        return done

    def _forget(self, name: str) -> None:
        transaction.on_commit(partial(self.picture.storage.delete, name))
