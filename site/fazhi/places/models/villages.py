"""Villages and urban communities, the two kinds of self-governed neighbourhood below a town."""

import re
import unicodedata
from typing import ClassVar

from django.db import models
from django.db.models.constraints import BaseConstraint
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fazhi.pinyin import name_slug
from fazhi.places.models.base import Located, Named, Slugged, in_language
from fazhi.spreadsheets.languages import spellings
from fazhi.telephones import TelephoneField


class VillageKind(models.TextChoices):
    """Organic Law of the Villagers' Committees; Organic Law of the Urban Residents' Committees."""

    VILLAGE = "village", _("village")
    COMMUNITY = "community", _("community")


# How names of each kind end, in the languages of the site; an address is shorter without it.
ENDINGS = {
    VillageKind.VILLAGE: (VillageKind.VILLAGE.label,),
    VillageKind.COMMUNITY: (VillageKind.COMMUNITY.label, _("residents' committee")),
}


def ending_of(name: str, kind: VillageKind) -> str:
    """The end of ``name`` that says its kind; empty where it does not, or says nothing else."""
    endings = {spelled for label in ENDINGS[kind] for spelled in spellings(label)}
    return next((e for e in endings if name.casefold().endswith(e) and len(name) > len(e)), "")


# What people put behind the name: village, community, and their committees, short or in full.
TYPED_ENDING = re.compile(
    r"(?:(?:\u6751|\u793e\u533a)?(?:(?:\u6751|\u5c45)?\u6c11?(?:\u59d4\u5458\u4f1a|\u59d4\u4f1a))?"
    r"|(?:cun|shequ)?(?:(?:cun|ju)weihui)?)\Z"
)
TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def as_names_are_written(typed: str) -> str:
    """What was typed without its width, blanks, marks of tones and apostrophes; ü as v."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", typed).casefold())
    plain = unicodedata.normalize("NFC", TONES.sub("", letters)).replace("ü", "v")
    return re.sub(r"[\s'\u2018\u2019]+", "", plain)


class VillageQuerySet(models.QuerySet["Village"]):
    """Villages as residents look for theirs."""

    def matching(self, query: str) -> "VillageQuerySet":
        """Those whose name, English name or pinyin contains what was typed.

        Where there is none, an ending such as that of a committee is left out.
        """
        text = " ".join(unicodedata.normalize("NFKC", query).split())
        if not text:
            return self
        name = as_names_are_written(text)
        found = self._containing(text, name)
        short = TYPED_ENDING.sub("", name)
        if short in ("", name) or found.exists():
            return found
        return self._containing(short, short)

    def _containing(self, text: str, name: str) -> "VillageQuerySet":
        return self.filter(
            models.Q(name__icontains=name)
            | models.Q(name_en__icontains=text)
            | models.Q(slug__icontains=name)
        )


class Village(Slugged, Located, Named):
    """A village (村) or community (社区, 居委会). The telephone is the office's, nobody's own."""

    kind = models.CharField(
        _("kind"), max_length=10, choices=VillageKind.choices, default=VillageKind.VILLAGE
    )
    summary = models.TextField(
        _("short description"), blank=True, help_text=_("Two or three sentences for the page.")
    )
    summary_en = models.TextField(_("short description in English"), blank=True)
    phone = TelephoneField(_("office telephone"), max_length=60, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    not_personal = (
        *("public_id", "slug", "name", "name_en", "kind", "summary", "summary_en", "phone"),
        *("address", "address_en", "datum"),
    )
    SLUG_FALLBACK = "village"

    objects = VillageQuerySet.as_manager()

    class Meta(Located.Meta):
        verbose_name = _("village or community")
        verbose_name_plural = _("villages and communities")
        ordering = ("order", "name")
        constraints: ClassVar[tuple[BaseConstraint, ...]] = (
            *Located.Meta.constraints,
            models.UniqueConstraint(
                fields=("name",),
                name="places_village_name",
                violation_error_message=_("There is already a village or community of this name."),
            ),
        )

    def spelled(self) -> str:
        """The name without the word for its kind, which every name has; one word."""
        ending = ending_of(self.name, VillageKind(self.kind))
        return name_slug(self.name[: len(self.name) - len(ending)])

    @property
    def localized_summary(self) -> str:
        """The description in the language of the page."""
        return in_language(self.summary, self.summary_en)

    def get_absolute_url(self) -> str:
        """The village's page."""
        return reverse("places:village", args=[self.slug])

    def public_url(self, request: HttpRequest) -> str:
        """A village's page is public from the moment it exists."""
        return self.get_absolute_url()
