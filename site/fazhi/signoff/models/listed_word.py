"""Words that this town does not want to read in what it publishes."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.signoff.findings.registry import Severity


class ListedWord(models.Model):
    """A word on the list that administrators keep, and what to write in its place."""

    word = models.CharField(
        _("word"),
        max_length=40,
        unique=True,
        help_text=_(
            "Found as it stands here, in capitals or not. Titles between 《 and 》 are left alone."
        ),
    )
    severity = models.CharField(
        pgettext_lazy("of a finding", "severity"),
        max_length=8,
        choices=Severity,
        default=Severity.ADVICE,
        help_text=_("What has to be settled keeps a page back until somebody says why it stays."),
    )
    instead = models.CharField(_("write instead"), max_length=80, blank=True)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Why, for whoever used the word.")
    )

    not_personal: ClassVar[tuple[str, ...]] = ("word", "severity", "instead", "note")

    class Meta:
        verbose_name = _("listed word")
        verbose_name_plural = _("listed words")
        ordering = ("word",)

    def __str__(self) -> str:
        return self.word

    def clean(self) -> None:
        super().clean()
        self.word = self.word.strip()
        if len(self.word) < 2:
            raise ValidationError({"word": _("A single character stands in too many words.")})
