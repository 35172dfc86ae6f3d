"""“Is this page useful?”, counted by page and day: a hundred thousand clicks are few rows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.feedback.models.limits import LONGEST_PATH, LONGEST_TITLE
from fazhi.links.models import Link


class Vote(models.TextChoices):
    """The two buttons; the values are the columns that count them."""

    USEFUL = "useful", _("Useful")
    NOT_USEFUL = "not_useful", _("Not useful")


class UsefulnessCount(models.Model):
    """The votes on one page on one day."""

    path = models.CharField(_("web address"), max_length=LONGEST_PATH)
    day = models.DateField(_("day of the votes"))
    title = models.CharField(_("page"), max_length=LONGEST_TITLE)
    link = models.ForeignKey(
        Link,
        models.SET_NULL,
        verbose_name=_("permanent link"),
        related_name="+",
        null=True,
        blank=True,
    )
    useful = models.PositiveIntegerField(_("useful"), default=0)
    not_useful = models.PositiveIntegerField(_("not useful"), default=0)

    not_personal: ClassVar[tuple[str, ...]] = ("path", "title")

    class Meta:
        verbose_name = _("usefulness of a page")
        verbose_name_plural = _("usefulness of pages")
        default_permissions = ("view",)
        constraints = (
            models.UniqueConstraint(fields=("path", "day"), name="feedback_usefulness_once"),
        )

    def __str__(self) -> str:
        return f"{self.title} · {self.day}"
