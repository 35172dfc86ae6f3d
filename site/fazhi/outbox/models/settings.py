"""How messages leave, chosen by administrators."""

import datetime as dt

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting


class OutboxSettings(BaseGenericSetting):
    """Quiet hours and pace, one row for the installation."""

    quiet_from = models.TimeField(
        _("quiet from"),
        default=dt.time(21, 0),
        help_text=_("Messages that can wait for the day do not leave from this time on."),
    )
    quiet_until = models.TimeField(_("quiet until"), default=dt.time(8, 0))
    domain_rate = models.PositiveIntegerField(
        _("messages a minute to one mail domain"),
        default=120,
        validators=[MaxValueValidator(6000)],
        help_text=_("Mail providers refuse who sends too many at once. 0 means no limit."),
    )

    panels = [
        FieldRowPanel([FieldPanel("quiet_from"), FieldPanel("quiet_until")]),
        FieldPanel("domain_rate"),
    ]

    class Meta:
        verbose_name = _("settings of messages")
        verbose_name_plural = _("settings of messages")
