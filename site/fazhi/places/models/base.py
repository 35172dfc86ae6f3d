"""What villages, grid cells, venues and counters share: names in two languages, a spot on the map."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models.constraints import BaseConstraint
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from fazhi.links.models import PermanentlyLinked
from fazhi.pinyin import title_slug


def in_language(chinese: str, english: str) -> str:
    """The text for the language of the page: English where there is any, else Chinese."""
    return english if english and not (get_language() or "zh").startswith("zh") else chinese


def stands_in(obj: Any, field: str) -> bool:
    """Whether Chinese stands in for a missing English text."""
    chinese_page = (get_language() or "zh").startswith("zh")
    return not chinese_page and bool(getattr(obj, field)) and not getattr(obj, f"{field}_en")


def shown(obj: Any, field: str) -> str:
    """The text of ``field`` in the page's language.

    Where English is missing the Chinese stands in, marked as such for screen readers (WCAG 3.1.2).
    """
    text = in_language(getattr(obj, field), getattr(obj, f"{field}_en"))
    return format_html('<span lang="zh-Hans">{}</span>', text) if stands_in(obj, field) else text


class Named(PermanentlyLinked):
    """Something with a Chinese name and perhaps an English one."""

    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the language of the page."""
        return in_language(self.name, self.name_en)


class Slugged(models.Model):
    """Something with a page of its own, addressed by a short pinyin slug."""

    slug = models.SlugField(
        _("slug"),
        max_length=50,
        unique=True,
        blank=True,
        error_messages={"unique": _("Another page has this address already.")},
        help_text=_(
            "Stands in the address of the page. Left empty, it is made of the name. The permanent "
            "link and the QR code stay valid when it changes."
        ),
    )
    SLUG_FALLBACK = "place"

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.fill_slug()
        super().save(*args, **kwargs)

    def spelled(self) -> str:
        """What the slug is made of; empty when the name cannot be spelled."""
        return title_slug(str(self))

    def fill_slug(self) -> None:
        """Makes the slug where there is none."""
        if not self.slug:
            others = type(self)._default_manager.exclude(pk=self.pk)
            wanted = self.spelled() or self.SLUG_FALLBACK
            self.slug = free_slug(wanted, others)


def free_slug(wanted: str, taken: models.QuerySet) -> str:
    """``wanted``, or with the first number behind it that no row of ``taken`` has."""
    used = set(taken.filter(slug__startswith=wanted).values_list("slug", flat=True))
    slug, number = wanted, 2
    while slug in used:
        slug = f"{wanted}-{number}"
        number += 1
    return slug


class Datum(models.TextChoices):
    """Which system coordinates are given in; in China the two differ by hundreds of metres."""

    GCJ02 = "gcj02", _("GCJ-02 (maps in China)")
    WGS84 = "wgs84", _("WGS-84 (satellite receivers)")


class Located(models.Model):
    """Something with an address and perhaps coordinates."""

    address = models.CharField(_("address"), max_length=200, blank=True)
    address_en = models.CharField(_("address in English"), max_length=250, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=(MinValueValidator(-90), MaxValueValidator(90)),
        help_text=_("Degrees north, such as 32.262500"),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=(MinValueValidator(-180), MaxValueValidator(180)),
        help_text=_("Degrees east, such as 120.224000"),
    )
    datum = models.CharField(
        _("coordinate system"),
        max_length=8,
        choices=Datum.choices,
        blank=True,
        help_text=_("Where the coordinates were read: most maps in China use GCJ-02."),
    )

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_coordinates_whole",
                condition=models.Q(latitude=None, longitude=None, datum="")
                | (models.Q(latitude__isnull=False, longitude__isnull=False) & ~models.Q(datum="")),
                violation_error_message=_(
                    "Give latitude, longitude and coordinate system together, or none of them."
                ),
            ),
        )
