"""A law as a work: what stays the same through all its versions."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.departments.law_titles import STATE, bare_law_title, marked_law_title
from fazhi.links.models import PermanentlyLinked
from fazhi.pinyin import title_slug
from legal_library.addresses import law_path
from legal_library.organs import LawKind, Organ, Rank, organ_of, rank_of
from legal_library.status import ENDED, Status
from legal_library.titles import law_key


class Branch(models.TextChoices):
    """The branch of law (法律部门), as the National People's Congress divides its laws."""

    CONSTITUTION = "constitution", _("constitution and related laws")
    CIVIL = "civil", _("civil and commercial law")
    ADMINISTRATIVE = "administrative", _("administrative law")
    ECONOMIC = "economic", _("economic law")
    SOCIAL = "social", _("social law")
    CRIMINAL = "criminal", _("criminal law")
    PROCEDURE = "procedure", _("procedural law")
    ENVIRONMENT = "environment", _("ecology and environment")


class Theme(models.Model):
    """What residents look for: neighbours and family, work and wages, land and building."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    not_personal = ("name", "name_en", "slug")

    class Meta:
        verbose_name = pgettext_lazy("of laws", "theme")
        verbose_name_plural = pgettext_lazy("of laws", "themes")
        ordering = ("sort_order", "pk")

    def __str__(self) -> str:
        return self.name


class LawQuerySet(models.QuerySet["Law"]):
    """Laws, by what is known of their versions."""

    def public(self) -> "LawQuerySet":
        """Laws of which at least one version is released."""
        from legal_library.models.versions import LawVersion

        return self.filter(Exists(LawVersion.objects.public().filter(law=OuterRef("pk"))))

    def named(self, title: str) -> "LawQuerySet":
        """Laws of a title, a short name or an alias, however it is written."""
        plain = law_key(title)
        return self.filter(Q(normalised_title=plain) | Q(aliases__normalised=plain)).distinct()


class Law(PermanentlyLinked):
    """A law, regulation, rule or document: the work, whatever its text is on a day.

    A work is known by its normalised title and the organ that issues it; a congress and its
    standing committee count as one, since either changes the laws of the other.
    """

    title = models.CharField(
        _("title"), max_length=300, help_text=_("The full official title, without 《》.")
    )
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    short_title = models.CharField(
        _("short title"),
        max_length=120,
        blank=True,
        help_text=_("What people call it, without the name of the state."),
    )
    slug = models.SlugField(_("address"), max_length=80, unique=True)
    kind = models.CharField(pgettext_lazy("of a law", "kind"), max_length=20, choices=LawKind)
    rank = models.PositiveSmallIntegerField(_("rank"), choices=Rank, editable=False, db_index=True)
    issuer = models.CharField(
        pgettext_lazy("of a law", "issuing organ"),
        max_length=200,
        blank=True,
        help_text=_("Empty when it is not known."),
    )
    branch = models.CharField(_("branch of law"), max_length=20, choices=Branch, blank=True)
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="laws", verbose_name=pgettext_lazy("of laws", "themes")
    )
    normalised_title = models.CharField(
        _("title for comparison"), max_length=300, editable=False, db_index=True
    )
    issuer_key = models.CharField(
        _("organ for comparison"), max_length=200, blank=True, editable=False
    )
    note = models.CharField(
        _("editorial note"),
        max_length=500,
        blank=True,
        help_text=_("Stands above the text: what a reader must know about this law."),
    )
    created_at = models.DateTimeField(_("added at"), auto_now_add=True)
    named_by = models.PositiveIntegerField(_("named by other laws"), default=0, editable=False)

    not_personal = (
        *("title", "title_en", "short_title", "slug", "kind", "issuer", "branch", "note"),
        *("normalised_title", "issuer_key", "public_id"),
    )

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("a work", "law")
        verbose_name_plural = pgettext_lazy("works", "laws")
        ordering = ("rank", "title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("normalised_title", "issuer_key"),
                name="law_once",
                violation_error_message=_("This law is in the library already."),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._complete()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return law_path(self.slug)

    def public_url(self, request: HttpRequest) -> str | None:
        """Its page, once a version is released."""
        return self.get_absolute_url() if self.versions.public().exists() else None

    def _complete(self) -> None:
        """What follows from the title and the organ."""
        self.title = bare_law_title(self.title)
        self.normalised_title = law_key(self.title)[:300]
        self.issuer_key = self.organ.key[:200]
        self.rank = rank_of(self.kind)
        if not self.short_title:
            self.short_title = self.title.removeprefix(STATE)[:120]
        if not self.slug:
            self.slug = free_slug(self.short_title or self.title)

    def clean(self) -> None:
        super().clean()
        self._complete()
        twins = Law.objects.filter(
            normalised_title=self.normalised_title, issuer_key=self.issuer_key
        )
        if twins.exclude(pk=self.pk).exists():
            raise ValidationError({"title": _("This law is in the library already.")})

    @property
    def organ(self) -> Organ:
        """The issuing organ, as far as its name is recognised."""
        return organ_of(self.issuer)

    @property
    def marked_title(self) -> str:
        """The title as it is quoted: 《中华人民共和国民法典》."""
        return marked_law_title(self.title)

    @property
    def marked_short_title(self) -> str:
        """The short title as it is quoted: 《民法典》."""
        return marked_law_title(self.short_title or self.title)


class Dated(Protocol):
    """A version, or the columns of one that say how it stands."""

    @property
    def order(self) -> tuple[dt.date, int]:
        """What versions of a law are ordered by."""

    def status_on(self, day: dt.date | None = None) -> Status:
        """Its status on a day."""


AnyVersion = TypeVar("AnyVersion", bound=Dated)


def version_of(versions: Sequence[AnyVersion], day: dt.date) -> AnyVersion | None:
    """The version of a list of one law's versions that a reader gets on a day.

    The one in force; else, of a law that is not in force yet, the first to come; else the last
    that was.
    """
    if len(versions) == 1:
        return versions[0]
    by_status: dict[Status, list[AnyVersion]] = {}
    for version in versions:
        by_status.setdefault(version.status_on(day), []).append(version)
    for status in (Status.IN_FORCE, Status.UNKNOWN):
        if by_status.get(status):
            return max(by_status[status], key=lambda v: v.order)
    ended = [v for s in ENDED for v in by_status.get(s, [])]
    upcoming = by_status.get(Status.UPCOMING, [])
    if upcoming and not ended:
        return min(upcoming, key=lambda v: v.order)
    return max(ended, key=lambda v: v.order) if ended else None


def free_slug(title: str) -> str:
    """A slug in pinyin that no law has yet."""
    base = title_slug(title) or "law"
    taken = set(Law.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 2
    while slug in taken:
        slug = f"{base}-{number}"
        number += 1
    return slug


class AliasKind(models.TextChoices):
    """Where another name of a law comes from."""

    SHORT = "short", _("short name in a text")
    POPULAR = "popular", _("popular name")
    FORMER = "former", _("former title")
    FULL = "full", _("full title")


class LawAlias(models.Model):
    """Another name of a law, by which it is found and cited."""

    law = models.ForeignKey(
        Law, models.CASCADE, related_name="aliases", verbose_name=pgettext_lazy("a work", "law")
    )
    name = models.CharField(_("name"), max_length=120)
    normalised = models.CharField(
        _("name for comparison"), max_length=120, editable=False, db_index=True
    )
    kind = models.CharField(
        pgettext_lazy("of a name", "kind"),
        max_length=10,
        choices=AliasKind,
        default=AliasKind.POPULAR,
    )

    not_personal = ("name", "normalised", "kind")

    class Meta:
        verbose_name = _("other name of a law")
        verbose_name_plural = _("other names of laws")
        ordering = ("normalised", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("law", "normalised"),
                name="law_alias_once",
                violation_error_message=_("The law has this name already."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.normalised = law_key(self.name)[:120]
        super().save(*args, **kwargs)
