"""Which published pages cite which laws and articles."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.models import Page

from legal_library.models.laws import Law


class PageCitation(models.Model):
    """A published page cites a law, or an article of it. Written when the page is published.

    ``digest`` is the fingerprint of the article's words on that day: where today's differ, the page
    has to be looked at again.
    """

    page = models.ForeignKey(
        Page, models.CASCADE, related_name="law_citations", verbose_name=_("page")
    )
    law = models.ForeignKey(
        Law,
        models.CASCADE,
        related_name="cited_by_pages",
        verbose_name=pgettext_lazy("a work", "law"),
    )
    number = models.PositiveIntegerField(_("article"), null=True, blank=True)
    sub = models.PositiveIntegerField(_("inserted number"), default=0)
    digest = models.CharField(_("hash of the text"), max_length=16, blank=True)

    not_personal = ("digest",)

    objects: Any = models.Manager()

    class Meta:
        verbose_name = _("citation of a law by a page")
        verbose_name_plural = _("citations of laws by pages")
        ordering = ("law", "number", "sub", "page")
        default_permissions = ()
        indexes = (models.Index(fields=("law", "number", "sub"), name="cited_article"),)

    def __str__(self) -> str:
        return f"{self.page} → {self.law} {self.number or ''}"
