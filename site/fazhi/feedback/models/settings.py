"""How a town handles feedback."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from fazhi.departments.models import Department

# 政府网站与政务新媒体检查指标 (国办秘函〔2019〕19号): a simple question is late after five working days.
WORKING_DAYS = 5
MOST_WORKING_DAYS = 15


@register_setting(icon="comment", order=20)
class FeedbackSettings(BaseGenericSetting):
    """Who gets what nobody else answers for, how long an answer takes, and what pages show."""

    default_department = models.ForeignKey(
        Department,
        models.SET_NULL,
        verbose_name=_("department for everything else"),
        related_name="+",
        null=True,
        blank=True,
        help_text=_(
            "Gets what no other department answers for. Empty: administrators see it as unassigned."
        ),
    )
    working_days = models.PositiveSmallIntegerField(
        _("working days for an answer"),
        default=WORKING_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_WORKING_DAYS)],
        help_text=_("Inspections of government websites allow five for a simple question."),
    )
    shows_votes = models.BooleanField(
        _("ask on every page whether it is useful"),
        default=True,
        help_text=_("Off: pages only offer to report a mistake."),
    )

    panels = (
        FieldPanel("default_department"),
        FieldPanel("working_days"),
        FieldPanel("shows_votes"),
    )

    class Meta:
        verbose_name = _("feedback settings")

    @classmethod
    def current(cls) -> "FeedbackSettings":
        """The settings as stored, or what holds before anybody stored any; never writes."""
        found: FeedbackSettings | None = cls.objects.select_related("default_department").first()
        return found or cls()
