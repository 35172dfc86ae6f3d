"""Words of offices, and what people say in their place (官话与平常话)."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


class PlainWord(models.Model):
    """A word that guides should not have, with a plainer one; administrators keep the list.

    Proposals only: a term that the law needs may stay. Notices and other pages are not measured by it.
    """

    word = models.CharField(_("official word"), max_length=40, unique=True)
    plain = models.CharField(_("plain proposal"), max_length=80)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Where the official word has to stay.")
    )

    not_personal: ClassVar[tuple[str, ...]] = ("word", "plain", "note")

    class Meta:
        verbose_name = _("official word")
        verbose_name_plural = _("official words")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        self.word = self.word.strip()
        if len(self.word) < 2:
            raise ValidationError({"word": _("A single character stands in too many words.")})
