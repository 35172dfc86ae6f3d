"""What lectures are about, in the words by which residents choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from fazhi.places.models.base import in_language


class Theme(models.Model):
    """One subject of lectures, such as marriage and family."""

    name = models.CharField(
        _("name"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("There is already a theme of this name.")},
    )
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Smaller numbers come first.")
    )

    not_personal = ("name", "name_en")

    class Meta:
        verbose_name = _("theme of lectures")
        verbose_name_plural = _("themes of lectures")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the language of the page."""
        return in_language(self.name, self.name_en)
