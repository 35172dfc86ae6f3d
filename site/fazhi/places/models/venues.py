"""Where people go: venues, and the counters in them."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models.constraints import BaseConstraint
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from fazhi.places.fields import ChoiceSetField
from fazhi.places.models.base import Located, Named, Slugged, in_language
from fazhi.places.models.villages import Village
from fazhi.places.opening import Schedule
from fazhi.telephones import TelephoneField


class VenueKind(models.TextChoices):
    """What a venue is there for."""

    SERVICE_CENTRE = "service_centre", _("convenience service centre")
    LEGAL_SERVICE = "legal_service", _("public legal service centre")
    COMMAND_CENTRE = "command_centre", _("command centre")
    MEDIATION = "mediation", _("mediation centre")
    CULTURE_CENTRE = "culture_centre", _("cultural centre")
    CULTURE_HALL = "culture_hall", _("village culture hall")
    LEGAL_SQUARE = "legal_square", _("rule-of-law square")
    OFFICE = "office", _("office")
    OTHER = "other", _("other venue")


# Where matters are handled; the others are visited.
SERVING_KINDS = frozenset(
    {
        VenueKind.SERVICE_CENTRE,
        VenueKind.LEGAL_SERVICE,
        VenueKind.COMMAND_CENTRE,
        VenueKind.MEDIATION,
        VenueKind.OFFICE,
    }
)


class Accessibility(models.TextChoices):
    """What helps people with disabilities: Barrier-Free Environment Construction Law (2023)."""

    STEP_FREE = "step_free", _("step-free entrance")
    LIFT = "lift", _("lift")
    TOILET = "toilet", _("accessible toilet")
    PARKING = "parking", _("accessible parking space")
    TACTILE = "tactile", _("tactile paving or Braille signs")
    HEARING = "hearing", _("hearing loop or written communication")
    SIGN_LANGUAGE = "sign_language", _("sign language")
    LOW_COUNTER = "low_counter", _("low counter")
    WHEELCHAIR = "wheelchair", _("wheelchair to borrow")
    READING_GLASSES = "reading_glasses", _("reading glasses")
    PRIORITY = "priority", _("priority for older people")


class Venue(Slugged, Located, Named, ClusterableModel):
    """A building or square that people visit. The telephone is the venue's, nobody's own."""

    kind = models.CharField(_("kind"), max_length=20, choices=VenueKind.choices)
    village = models.ForeignKey(
        Village,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="venues",
        verbose_name=_("village or community"),
    )
    capacity = models.PositiveIntegerField(
        _("capacity"), null=True, blank=True, help_text=_("How many people find a seat or a place.")
    )
    accessibility = ChoiceSetField(
        _("accessibility"), max_length=200, choices=Accessibility.choices, blank=True, default=""
    )
    directions = models.TextField(
        _("how to get there"), blank=True, help_text=_("Bus lines, parking, the entrance to use.")
    )
    directions_en = models.TextField(_("how to get there, in English"), blank=True)
    about_counters = models.CharField(
        _("about its counters"),
        max_length=120,
        blank=True,
        help_text=_("One sentence above its counters, such as which ones they took over."),
    )
    about_counters_en = models.CharField(
        _("about its counters, in English"), max_length=240, blank=True
    )
    phone = TelephoneField(_("telephone of the venue"), max_length=60, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)

    not_personal = (
        *("public_id", "slug", "name", "name_en", "kind", "address", "address_en", "datum"),
        *("accessibility", "directions", "directions_en", "about_counters", "about_counters_en"),
        "phone",
    )
    SLUG_FALLBACK = "venue"

    class Meta(Located.Meta):
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ("order", "name")
        constraints: ClassVar[tuple[BaseConstraint, ...]] = (
            *Located.Meta.constraints,
            models.UniqueConstraint(
                fields=("name",),
                name="places_venue_name",
                violation_error_message=_("There is already a venue of this name."),
            ),
        )

    @property
    def serves(self) -> bool:
        """Whether matters are handled here, rather than visits paid."""
        return self.kind in SERVING_KINDS

    @property
    def accessibility_labels(self) -> list[str]:
        """The features as people call them."""
        field = self._meta.get_field("accessibility")
        assert isinstance(field, ChoiceSetField)  # noqa: S101 - tells the type checker
        return field.labels(self.accessibility)

    @cached_property
    def schedule(self) -> Schedule:
        """The hours and exceptions of the venue; prefetch both in lists."""
        return Schedule(
            tuple(h.as_range() for h in self.hours.all()),
            tuple(e.as_change() for e in self.exceptions.all()),
        )

    def get_absolute_url(self) -> str:
        """The venue's page."""
        return reverse("places:venue", args=[self.slug])

    def public_url(self, request: HttpRequest) -> str:
        """A venue's page is public from the moment it exists."""
        return self.get_absolute_url()


class Counter(Named, ClusterableModel):
    """A counter (窗口) of a venue; a comprehensive one (综合窗口) serves several departments.

    It keeps the venue's hours unless it has its own.
    """

    venue = models.ForeignKey(
        Venue, models.PROTECT, related_name="counters", verbose_name=_("venue")
    )
    number = models.PositiveSmallIntegerField(_("number"), validators=(MinValueValidator(1),))
    departments = ParentalManyToManyField(
        "departments.Department",
        blank=True,
        related_name="counters",
        verbose_name=_("departments"),
        help_text=_("Whose matters are taken in here."),
    )
    handles = models.TextField(
        _("what it handles"), blank=True, help_text=_("One matter or group of matters a line.")
    )
    handles_en = models.TextField(_("what it handles, in English"), blank=True)
    floor = models.SmallIntegerField(
        _("floor"),
        null=True,
        blank=True,
        help_text=_("1 is the ground floor, -1 the first basement."),
    )

    not_personal = ("public_id", "name", "name_en", "handles", "handles_en")

    class Meta:
        verbose_name = _("counter")
        verbose_name_plural = _("counters")
        ordering = ("venue__order", "venue__name", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("venue", "number"),
                name="places_counter_number",
                violation_error_message=_("The venue already has a counter of this number."),
            ),
        )

    def __str__(self) -> str:
        return str(_("No. %(number)s, %(name)s") % {"number": self.number, "name": self.name})

    @property
    def department_names(self) -> str:
        """The departments in a row, as lists of the office write them."""
        return "、".join(d.name for d in self.departments.all())

    @property
    def localized_handles(self) -> list[str]:
        """What is handled, a line each, in the language of the page."""
        text = in_language(self.handles, self.handles_en)
        return [line.strip() for line in text.splitlines() if line.strip()]

    @cached_property
    def schedule(self) -> Schedule:
        """The counter's own hours, else the venue's; what the venue announces holds here too."""
        own = Schedule(
            tuple(h.as_range() for h in self.hours.all()),
            tuple(e.as_change() for e in self.exceptions.all()),
        )
        return own.within(self.venue.schedule)

    @property
    def has_own_hours(self) -> bool:
        """Whether anything about the counter's hours differs from the venue's."""
        return bool(self.hours.all() or self.exceptions.all())

    @property
    def anchor(self) -> str:
        """The place on the venue's page, the same for ever."""
        return f"counter-{self.public_id}"

    def get_absolute_url(self) -> str:
        """Where the counter stands on its venue's page."""
        return f"{self.venue.get_absolute_url()}#{self.anchor}"

    def public_url(self, request: HttpRequest) -> str:
        """A counter is public with its venue."""
        return self.get_absolute_url()
