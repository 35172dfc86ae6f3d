"""What was searched for: how often in a day, and with what success; nobody is known by it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.privacy import PersonalData, Retention

KEPT_DAYS = 400  # a year and a month: the same season can be compared
LONGEST_QUERY = 40


class SearchCount(models.Model):
    """The searches for one normalised query on one day, in one language.

    ``without_strict`` had no entry in which everything stood, ``without_hits`` nothing at all.
    ``ranks`` is the sum of the places that were clicked, the first being 1.
    """

    day = models.DateField(_("day of the searches"))
    language = models.CharField(pgettext_lazy("of a search", "language"), max_length=10)
    query = models.CharField(_("query"), max_length=LONGEST_QUERY)
    searches = models.PositiveIntegerField(_("searches"), default=0)
    without_strict = models.PositiveIntegerField(_("without an exact hit"), default=0)
    without_hits = models.PositiveIntegerField(_("without any hit"), default=0)
    clicks = models.PositiveIntegerField(_("clicks"), default=0)
    ranks = models.PositiveIntegerField(_("sum of the places clicked"), default=0)

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "query": PersonalData(
            _("Seeing what residents look for and do not find; people may type names"),
            Retention.DAY,
            days=KEPT_DAYS,
        )
    }
    not_personal: ClassVar = ("language",)

    class Meta:
        verbose_name = _("count of searches")
        verbose_name_plural = _("log of searches")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=("day", "language", "query"), name="search_count_once"),
        )

    def __str__(self) -> str:
        return f"{self.query} · {self.day}"
