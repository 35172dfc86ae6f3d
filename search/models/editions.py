"""Which edition of what editors keep is the newest, so that every process notices a change."""

import secrets
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """A mark that is another one after each change of one kind of rows.

    A number that counts up would not do: after a change that was taken back it could come again.
    """

    name = models.CharField(_("name"), max_length=30, primary_key=True)
    mark = models.CharField(_("mark"), max_length=16)

    not_personal: ClassVar = ("name", "mark")

    class Meta:
        verbose_name = _("edition of what editors keep")
        verbose_name_plural = _("editions of what editors keep")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.mark}"

    @classmethod
    def renew(cls, name: str) -> None:
        """Says that rows were changed; part of the caller's transaction."""
        cls.objects.update_or_create(name=name, defaults={"mark": secrets.token_hex(8)})
