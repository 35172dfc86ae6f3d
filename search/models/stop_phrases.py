"""Words that say that somebody asks, and not what about, as editors keep them."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.analysis import normalise
from search.models.lexicon import Origin


class StopPhrase(models.Model):
    """A phrase that is cut out of queries, or, switched off, is not though the file has it."""

    phrase = models.CharField(
        _("stop phrase"),
        max_length=20,
        unique=True,
        help_text=_(
            "What is left out of a query before the search, such as “please tell me”. Never what "
            "somebody may look for."
        ),
        error_messages={"unique": _("This phrase stands in the list already.")},
    )
    is_active = models.BooleanField(
        pgettext_lazy("of words", "in use"),
        default=True,
        help_text=_("Switched off, the search looks for these words like for any others."),
    )
    origin = models.CharField(
        pgettext_lazy("of words", "origin"),
        max_length=6,
        choices=Origin,
        default=Origin.EDITOR,
        editable=False,
    )

    not_personal: ClassVar = ("phrase", "origin")

    class Meta:
        verbose_name = _("stop phrase")
        verbose_name_plural = _("stop phrases")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.phrase

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.phrase = normalise(self.phrase.strip())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.phrase = normalise(self.phrase.strip())
