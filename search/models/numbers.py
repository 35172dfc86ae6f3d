"""Numbers of documents, by which they are found whatever brackets are typed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.index import Entry


class DocumentNumber(models.Model):
    """The number of an entry as it is compared (`search.understanding.numbers.number_key`): 国办发201747."""

    entry = models.ForeignKey(
        Entry, models.CASCADE, related_name="numbers", verbose_name=_("entry")
    )
    key = models.CharField(_("number as compared"), max_length=120, db_index=True)

    not_personal: ClassVar = ("key",)

    class Meta:
        verbose_name = _("document number in the search index")
        verbose_name_plural = _("document numbers in the search index")
        default_permissions = ()

    def __str__(self) -> str:
        return self.key
