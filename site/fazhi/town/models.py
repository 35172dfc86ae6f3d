"""Whether this installation is a demonstration or a real town, and what the demonstration made."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import models
from django.utils.translation import gettext_lazy as _

KIND_CACHE_KEY = "town:kind"
NAMES_CACHE_KEY = "town:names"


class TownKind(models.TextChoices):
    """How this installation began."""

    DEMO = "demo", _("demonstration")
    REAL = "real", _("real town")


class TownManager(models.Manager["Town"]):
    """The one town, and whether it is a demonstration."""

    def current(self) -> "Town | None":
        """The town of this installation, ``None`` before it has begun."""
        return self.filter(pk=Town.ONLY).first()

    def is_demo(self) -> bool:
        """Whether pages carry the demonstration's banner; one query a minute and process."""
        kind: str | None = cache.get(KIND_CACHE_KEY)
        if kind is None:
            town = self.current()
            kind = town.kind if town else ""
            cache.set(KIND_CACHE_KEY, kind, 60)
        return kind == TownKind.DEMO

    def names(self) -> tuple[str, ...]:
        """The names of the town, none before it has begun; one query a minute and process."""
        names: tuple[str, ...] | None = cache.get(NAMES_CACHE_KEY)
        if names is None:
            town = self.current()
            names = tuple(name for name in (town.name, town.name_en) if name) if town else ()
            cache.set(NAMES_CACHE_KEY, names, 60)
        return names

    def forget(self) -> None:
        """Drops what is remembered of the town, after a change was rolled back."""
        cache.delete_many((KIND_CACHE_KEY, NAMES_CACHE_KEY))


class Town(models.Model):
    """The one row that says which town this is; demonstration and real data never mix."""

    ONLY = 1

    kind = models.CharField(_("kind"), max_length=8, choices=TownKind.choices)
    name = models.CharField(_("name of the town"), max_length=80)
    name_en = models.CharField(_("name of the town in English"), max_length=120, blank=True)
    loaded_parts = models.JSONField(_("loaded demonstration parts"), default=list, editable=False)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)

    not_personal = ("kind", "name", "name_en", "loaded_parts")

    objects = TownManager()

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="town_only_one"),)

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.pk = self.ONLY
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        Town.objects.forget()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        deleted = super().delete(*args, **kwargs)  # type: ignore[arg-type]
        Town.objects.forget()
        return deleted


class DemoRecord(models.Model):
    """An object that the demonstration made, so that it is made once and can be taken away."""

    key = models.CharField(_("key"), max_length=120, unique=True)
    content_type = models.ForeignKey(ContentType, models.CASCADE, verbose_name=_("type"))
    object_id = models.CharField(_("object"), max_length=64)
    target = GenericForeignKey("content_type", "object_id")

    not_personal = ("key", "object_id")

    class Meta:
        verbose_name = _("demonstration object")
        verbose_name_plural = _("demonstration objects")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key
