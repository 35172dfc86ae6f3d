"""Grid cells: the town is one, its villages are the second level, parts of them the third.

Source: Measures of Jiangsu Province for Grid-based Service and Management in Urban and Rural Areas
(Provincial Government Order no. 141, in force 2021-01-01).
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from fazhi.places.models.base import Named
from fazhi.places.models.villages import Village


class GridLevel(models.IntegerChoices):
    """How far a cell lies below the town: itself, a village, a part of one."""

    TOWN = 1, _("level 1")
    VILLAGE = 2, _("level 2")
    PART = 3, _("level 3")


class GridKind(models.TextChoices):
    """Whether a cell is for everything or for one line of work."""

    COMPREHENSIVE = "comprehensive", _("comprehensive")
    DEDICATED = "dedicated", _("dedicated")


class GridCell(Named):
    """One cell (网格). A dedicated one (专属) covers an estate, market or school.

    Level n lies in one cell of level n - 1. Counts of households and residents are aggregates; no
    resident is stored.
    """

    level = models.PositiveSmallIntegerField(_("level"), choices=GridLevel.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("lies in"),
        limit_choices_to={"level__lt": GridLevel.PART},
        help_text=_("The cell one level higher; the first level has none."),
    )
    code = models.CharField(
        _("code"),
        max_length=40,
        unique=True,
        error_messages={"unique": _("There is already a grid cell with this code.")},
    )
    village = models.ForeignKey(
        Village,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="grid_cells",
        verbose_name=_("village or community"),
        help_text=_("Required on levels 2 and 3, unless the cell is a dedicated one."),
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=GridKind.choices, default=GridKind.COMPREHENSIVE
    )
    households = models.PositiveIntegerField(_("households"), null=True, blank=True)
    population = models.PositiveIntegerField(_("residents"), null=True, blank=True)

    not_personal = ("public_id", "name", "name_en", "code", "kind")

    class Meta:
        verbose_name = _("grid cell")
        verbose_name_plural = _("grid cells")
        ordering = ("code",)
        # What `clean` explains to people; here it holds whoever writes.
        constraints = (
            models.CheckConstraint(
                name="places_gridcell_level",
                condition=models.Q(level__in=GridLevel.values),
                violation_error_message=_("A grid has the levels 1, 2 and 3."),
            ),
            models.CheckConstraint(
                name="places_gridcell_place",
                condition=models.Q(level=1, parent=None, village=None)
                | (~models.Q(level=1) & models.Q(parent__isnull=False)),
            ),
            models.CheckConstraint(
                name="places_gridcell_village",
                condition=models.Q(level=1)
                | models.Q(kind=GridKind.DEDICATED)
                | models.Q(village__isnull=False),
            ),
        )

    def clean(self) -> None:
        """Checks the cell against those above and below, which no constraint of a database can."""
        super().clean()
        if self.level not in GridLevel.values:
            return  # the field itself says so
        self._check_place()
        if self.pk:
            self._check_children()

    def _check_place(self) -> None:
        parent, village = self.parent, self.village
        if self.level == GridLevel.TOWN:
            if parent or village:
                name = "parent" if parent else "village"
                raise ValidationError(
                    {name: _("A cell of level 1 is the whole town: it lies in nothing else.")}
                )
            return
        if parent is None or parent.level != self.level - 1:
            raise ValidationError(
                {
                    "parent": _("A cell of %(level)s lies in one of %(above)s.")
                    % {
                        "level": GridLevel(self.level).label,
                        "above": GridLevel(self.level - 1).label,
                    }
                }
            )
        if village is None and self.kind == GridKind.COMPREHENSIVE:
            raise ValidationError(
                {"village": _("A comprehensive cell of level 2 or 3 belongs to a village.")}
            )
        if village and parent.village and parent.village != village:
            raise ValidationError(
                {
                    "village": _("The cell above belongs to %(village)s.")
                    % {"village": parent.village}
                }
            )

    def _check_children(self) -> None:
        children = self.children.all()
        if children.exclude(level=self.level + 1).exists():
            raise ValidationError(
                {"level": _("Cells lie in this one; move them before changing its level.")}
            )
        elsewhere = children.exclude(village=None).exclude(village=self.village)
        if self.village and elsewhere.exists():
            raise ValidationError(
                {"village": _("Cells of another village lie in this one; change those first.")}
            )

    @property
    def parent_code(self) -> str:
        """The code of the cell above, as lists have it; the first level has none."""
        return self.parent.code if self.parent else ""

    def get_absolute_url(self) -> str:
        """Where the cell stands on its village's page, or on the list of villages."""
        page = self.village.get_absolute_url() if self.village else reverse("places:villages")
        return f"{page}#{self.anchor}"

    @property
    def anchor(self) -> str:
        """The place on the page, the same for ever."""
        return f"grid-{self.public_id}"

    def public_url(self, request: HttpRequest) -> str:
        """A cell is public with its village."""
        return self.get_absolute_url()
