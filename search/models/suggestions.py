"""What is suggested while somebody types, and by which misspelled words are set right."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from search.models.index import Entry, Generation


class Suggestion(models.Model):
    """A title, another name or a caption of an entry, as it is typed: in characters, in pinyin
    (``pinyin``, without tones) or by first letters (``initials``).

    Only what holds today is suggested. Titles and names are told from captions by ``is_title``.
    """

    entry = models.ForeignKey(
        Entry, models.CASCADE, related_name="suggestions", verbose_name=_("entry")
    )
    generation = models.ForeignKey(
        Generation, models.CASCADE, related_name="+", verbose_name=_("search index")
    )
    language = models.CharField(_("language"), max_length=10)
    kind = models.CharField(pgettext_lazy("of a hit", "kind"), max_length=30)
    url = models.TextField(_("address"))
    is_title = models.BooleanField(_("title"), default=False)
    text = models.CharField(pgettext_lazy("of a hit", "text"), max_length=120)
    normalised = models.CharField(_("text as compared"), max_length=120, db_index=True)
    pinyin = models.CharField(_("pinyin"), max_length=400, db_index=True)
    initials = models.CharField(_("first letters"), max_length=120, db_index=True)
    weight = models.FloatField(_("weight"), default=1.0)

    not_personal: ClassVar = ("language", "kind", "url", "text", "normalised", "pinyin", "initials")

    class Meta:
        verbose_name = _("suggestion of the search")
        verbose_name_plural = _("suggestions of the search")
        ordering = ("-weight", "pk")
        default_permissions = ()

    def __str__(self) -> str:
        return self.text
