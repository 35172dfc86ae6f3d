"""What stands above the results of certain queries because editors chose it."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail.models import Page

from search.models.lexicon import split


class Fit(models.TextChoices):
    """When a query has to do with a recommendation."""

    EXACT = "exact", _("is these words")
    CONTAINS = "contains", _("contains these words")


class Promotion(models.Model):
    """A page, a place of a source (such as an article of a law) or a text, for some queries.

    Exactly one of them is set. A place is kept by ``source``, ``subject`` and ``part``, as the
    index knows it; ``address`` is how somebody chose it.
    """

    words = models.TextField(
        _("for queries"),
        help_text=_("The words of a query, one a line. Spaces and punctuation do not matter."),
    )
    fit = models.CharField(_("the query"), max_length=8, choices=Fit, default=Fit.EXACT)
    language = models.CharField(
        pgettext_lazy("of a recommendation", "language"),
        max_length=10,
        choices=settings.WAGTAIL_CONTENT_LANGUAGES,
        default=settings.LANGUAGE_CODE,
    )
    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="+",
        verbose_name=pgettext_lazy("of a recommendation", "page"),
        null=True,
        blank=True,
    )
    address = models.CharField(
        _("address of an article or another hit"),
        max_length=500,
        blank=True,
        help_text=_("Find it with the search of the site, open it and copy its address."),
    )
    source = models.CharField(_("source"), max_length=30, blank=True, editable=False)
    subject = models.BigIntegerField(
        pgettext_lazy("of the index", "subject"), null=True, editable=False
    )
    part = models.CharField(_("part"), max_length=80, blank=True, editable=False)
    title = models.CharField(
        pgettext_lazy("of a recommendation", "heading"),
        max_length=60,
        blank=True,
        help_text=_("Instead of the title of the page. A text needs one."),
    )
    text = models.CharField(
        pgettext_lazy("of a recommendation", "text"),
        max_length=200,
        blank=True,
        help_text=_(
            "One sentence, such as who to call; telephone numbers become links. Alone, or below "
            "the title of the page."
        ),
    )
    starts_on = models.DateField(
        pgettext_lazy("of a recommendation", "from"), null=True, blank=True
    )
    ends_on = models.DateField(
        pgettext_lazy("of a recommendation", "to"),
        null=True,
        blank=True,
        help_text=_("The last day. Empty: until somebody ends it."),
    )
    sort_order = models.PositiveSmallIntegerField(
        pgettext_lazy("of a recommendation", "order"),
        default=0,
        help_text=_("Of several for one query the smallest number stands first."),
    )

    not_personal: ClassVar = (
        *("words", "fit", "language", "address", "source", "part", "title", "text"),
    )

    class Meta:
        verbose_name = _("recommended result")
        verbose_name_plural = _("recommended results")
        ordering = ("sort_order", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=models.F("starts_on")),
                name="search_promotion_days",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(page__isnull=True) | Q(subject__isnull=True),
                name="search_promotion_one_target",
            ),
        )

    def __str__(self) -> str:
        return "、".join(self.word_list)

    @property
    def word_list(self) -> list[str]:
        """The queries as they are written."""
        return split(self.words)

    @admin.display(description=_("for queries"), ordering="words")
    def queries(self) -> str:
        """The title of a row in the administration's list."""
        return str(self)

    def is_running(self, day: dt.date) -> bool:
        """Whether a day lies in its period."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or self.ends_on >= day)

    @admin.display(description=_("what is recommended"))
    def target_in_words(self) -> str:
        """What is shown, as a list of the administration names it."""
        if self.page_id:
            return self.title or str(self.page)
        return self.title or self.address
