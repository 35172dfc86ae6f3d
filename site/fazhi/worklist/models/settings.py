"""How a town reminds of tasks."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

MOST_DAYS = 20


@register_setting(icon="tasks", order=21)
class WorklistSettings(BaseGenericSetting):
    """When whoever has a task is reminded, and how often the heads hear of a late one."""

    remind_days = models.PositiveSmallIntegerField(
        _("remind before the due date (working days)"),
        default=1,
        validators=[MaxValueValidator(MOST_DAYS)],
        help_text=_("0: on the due date itself."),
    )
    repeat_days = models.PositiveSmallIntegerField(
        _("tell the heads again every (working days)"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
        help_text=_("Of what is overdue; the administrators where there is no head."),
    )

    panels = (FieldPanel("remind_days"), FieldPanel("repeat_days"))

    class Meta:
        verbose_name = _("worklist settings")

    @classmethod
    def current(cls) -> "WorklistSettings":
        """The settings as stored, or what holds before anybody stored any; never writes."""
        found: WorklistSettings | None = cls.objects.first()
        return found or cls()
