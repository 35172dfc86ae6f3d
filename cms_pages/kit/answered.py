"""Who answers for a page, and until when what it says has been checked."""

import datetime as dt
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from fazhi.departments.models import Department
from fazhi.privacy import PersonalData, Retention
from fazhi.workdays import today


class Answered(models.Model):
    """The responsible department and the dates of review.

    A department is ended, not deleted; its record stays as long as a page names it.
    """

    # A copy says something else, which nobody has reviewed.
    NOT_IN_COPY: ClassVar[tuple[str, ...]] = ("reviewed_on", "review_due_on")
    # The same department answers for a translation, and its review covers all languages.
    SYNCHRONISED: ClassVar[tuple[SynchronizedField, ...]] = tuple(
        SynchronizedField(name, overridable=False)
        for name in ("responsible_department", "editor_name", "reviewed_on", "review_due_on")
    )

    responsible_department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible department"),
        help_text=_(
            "The department that answers for what the page says and is asked when it is due for "
            "review. Readers see its name with a link."
        ),
    )
    editor_name = models.CharField(
        _("editor in charge"),
        max_length=40,
        blank=True,
        help_text=_(
            "Name of the editor whom readers may address. Left empty, the department is named "
            "alone."
        ),
    )
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("The day on which the department last checked that everything is right."),
    )
    review_due_on = models.DateField(
        _("next review on"),
        null=True,
        blank=True,
        help_text=_(
            "From this day on the page stands in the report of pages due for review. Services: "
            "after half a year; other pages: after a year."
        ),
    )

    personal_data: ClassVar[dict[str, PersonalData]] = {
        "editor_name": PersonalData(_("Naming the editor in charge of a page"), Retention.OFFICE)
    }

    panels: ClassVar[tuple[Any, ...]] = (
        MultiFieldPanel(
            [
                FieldPanel("responsible_department"),
                FieldPanel("editor_name"),
                FieldRowPanel([FieldPanel("reviewed_on"), FieldPanel("review_due_on")]),
            ],
            heading=_("Responsibility and review"),
        ),
    )

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.reviewed_on and self.reviewed_on > today():
            raise ValidationError({"reviewed_on": _("This day has not come yet.")})
        if self.reviewed_on and self.review_due_on and self.review_due_on <= self.reviewed_on:
            raise ValidationError(
                {"review_due_on": _("The next review must come after the last one.")}
            )

    def is_due_for_review(self, on: dt.date | None = None) -> bool:
        """Whether the next review is due on a day, today by default."""
        return self.review_due_on is not None and self.review_due_on <= (on or today())


def without_lost_department(data: dict[str, Any]) -> dict[str, Any]:
    """The content of a revision; no department where its record is gone.

    A record that only drafts and old revisions name can be deleted.
    """
    department = data.get("responsible_department")
    if department is None or Department.objects.filter(pk=department).exists():
        return data
    return {**data, "responsible_department": None}
