"""What a section asks of the content below it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.models import Page

from fazhi.signoff.targets import Target


class LegalReview(models.TextChoices):
    """When the office of justice reads what is to be published."""

    ALWAYS = "always", _("always")
    CITING = "citing", _("where the content cites law")
    NEVER = "never", _("never")


class SectionRules(models.Model):
    """The steps, the time until the next review, and what readers see once it is over.

    They hold for the page and everything below it, down to a page with rules of its own. The
    department's own sign-off is never left out.
    """

    page = models.OneToOneField(
        Page, models.CASCADE, verbose_name=_("page or section"), related_name="+"
    )
    copy_check = models.BooleanField(
        _("copy check"), default=True, help_text=_("Somebody reads the text before it is signed.")
    )
    legal_review = models.CharField(
        _("legal review"), max_length=8, choices=LegalReview.choices, default=LegalReview.CITING
    )
    publication_check = models.BooleanField(
        _("publication check"),
        default=True,
        help_text=_("Secrets, work secrets and openness are checked before it goes to readers."),
    )
    review_months = models.PositiveSmallIntegerField(
        _("next review after (months)"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Services: after half a year; other pages: after a year."),
    )
    shows_overdue_review = models.BooleanField(
        _("tell readers when a review is overdue"),
        default=False,
        help_text=_("The page then says that it is being reviewed."),
    )

    shows_doubtful_basis = models.BooleanField(
        _("tell readers when a legal basis has ended"),
        default=False,
        help_text=_("A service guide then says that its legal basis is to be checked."),
    )

    not_personal: ClassVar[tuple[str, ...]] = ("legal_review",)

    class Meta:
        verbose_name = _("rules of sign-off")
        verbose_name_plural = _("rules of sign-off")
        ordering = ("page__path",)

    def __str__(self) -> str:
        return str(self.page)

    @classmethod
    def of(cls, target: Target) -> "SectionRules":
        """The rules for a row: of the nearest page above, else what holds without any; one query."""
        return cls.over(target).first() or cls()

    @classmethod
    def over(cls, target: Target) -> "models.QuerySet[SectionRules]":
        """The rules of the pages above a row and of its own, the nearest first."""
        if not isinstance(target, Page):
            return cls.objects.none()
        steps = range(Page.steplen, len(target.path) + 1, Page.steplen)
        above = [target.path[:end] for end in steps]
        return cls.objects.filter(page__path__in=above).order_by("-page__depth")
