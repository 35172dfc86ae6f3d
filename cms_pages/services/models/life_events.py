"""Moments of life under which people look for guides (人生事件)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.places.models.base import Named, Slugged


class LifeEvent(Slugged, Named):
    """A moment of life or of a business: a child is born, a house is built, a shop opens."""

    order = models.PositiveIntegerField(_("order"), default=0)

    not_personal = ("public_id", "slug", "name", "name_en")
    SLUG_FALLBACK = "event"

    class Meta:
        verbose_name = _("life event")
        verbose_name_plural = _("life events")
        ordering = ("order", "name")
        constraints = (
            models.UniqueConstraint(
                fields=("name",),
                name="services_lifeevent_name",
                violation_error_message=_("There is already a life event of this name."),
            ),
        )
