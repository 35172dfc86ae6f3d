"""Who answers for a page, and until when what it says has been checked."""

import datetime as dt
from typing import Any, ClassVar

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from fazhi.departments.models import Department
from fazhi.privacy import PersonalData, Retention
from fazhi.workdays import today


class GivenDatePanel(FieldPanel):
    """A date that a sign-off gives; a dash while there is none."""

    def format_value_for_display(self, value: dt.date | None) -> str:
        return date_format(value, "Y-m-d") if value else "-"


class Answered(models.Model):
    """The responsible department and the dates of review, which a sign-off sets and nothing else.

    A department is ended, not deleted; its record stays as long as a page names it.
    """

    # A copy says something else, which nobody has reviewed.
    NOT_IN_COPY: ClassVar[tuple[str, ...]] = ("reviewed_on", "review_due_on")
    # The same department answers for a translation, which is signed and reviewed by itself.
    SYNCHRONISED: ClassVar[tuple[SynchronizedField, ...]] = tuple(
        SynchronizedField(name, overridable=False)
        for name in ("responsible_department", "editor_name")
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
        editable=False,
        help_text=_(
            "The day on which the department last signed it, or confirmed that it is still right."
        ),
    )
    review_due_on = models.DateField(
        _("next review on"),
        null=True,
        editable=False,
        help_text=_(
            "From this day on the page stands in the report of pages due for review. How long that "
            "is, is set for each section in the rules of sign-off."
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
                FieldRowPanel(
                    [
                        GivenDatePanel("reviewed_on", read_only=True),
                        GivenDatePanel("review_due_on", read_only=True),
                    ]
                ),
            ],
            heading=_("Responsibility and review"),
        ),
    )

    class Meta:
        abstract = True

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
