"""Which law is whose: who must explain it (谁执法谁普法), and who signs what is said about it."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from fazhi.departments.dated import Dated, DatedQuerySet, dates_in_order, in_force
from fazhi.departments.law_titles import bare_law_title, marked_law_title, normalise_law_title
from fazhi.departments.models.department import Department


class LawResponsibilityQuerySet(DatedQuerySet):
    """Entries of the register, by the title of a law."""

    def of(self, title: str) -> "LawResponsibilityQuerySet":
        """The entries of a law, however its title is written."""
        return self.filter(normalised_title=normalise_law_title(title))

    def responsible_for(self, title: str, on: dt.date | None = None) -> Department | None:
        """The department that answers for a law on a day, today by default."""
        entry = (
            self.of(title)
            .active(on)
            .filter(in_force(on, "department__"))
            .select_related("department")
            .first()
        )
        return entry.department if entry else None

    def responsible_for_all(
        self, titles: list[str], on: dt.date | None = None
    ) -> dict[str, Department]:
        """The departments of several laws, by the titles given; one query."""
        wanted = {title: normalise_law_title(title) for title in titles}
        entries = (
            self.filter(normalised_title__in=set(wanted.values()))
            .active(on)
            .filter(in_force(on, "department__"))
            .select_related("department")
        )
        found = {entry.normalised_title: entry.department for entry in entries}
        return {title: found[key] for title, key in wanted.items() if key in found}


class LawResponsibility(Dated):
    """A law and the one department that answers for it in a period.

    Source: Law on Rule of Law Publicity and Education, article 9 (whoever enforces a law makes it
    known); the town's own list says who that is.
    """

    title = models.CharField(
        _("title of the law"), max_length=200, help_text=_("With or without 《》, full or short.")
    )
    normalised_title = models.CharField(
        _("title for comparison"), max_length=200, editable=False, db_index=True
    )
    department = models.ForeignKey(
        Department, models.PROTECT, verbose_name=_("department"), related_name="laws"
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    not_personal = ("title", "normalised_title", "note")

    objects = LawResponsibilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("law and its department")
        verbose_name_plural = _("register of laws")
        ordering = ("normalised_title", "-starts_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("normalised_title",),
                condition=Q(ends_on__isnull=True),
                name="law_open_once",
                violation_error_message=_("Another entry for this law covers these days."),
            ),
            dates_in_order("law_dates"),
        )

    def __str__(self) -> str:
        return marked_law_title(self.title)

    def clean(self) -> None:
        super().clean()
        given = self.title  # empty when the field itself was refused
        self._keep_title()
        if given and not self.normalised_title:
            raise ValidationError({"title": _("This is no title.")})
        self._refuse_overlap()

    def validate_constraints(self, exclude: Any = None) -> None:
        """Without what `clean` has said already: the same law twice without a last day."""
        super().validate_constraints({*(exclude or ()), "normalised_title"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves; raises `ValidationError` when another entry for the law covers the same days."""
        self._keep_title()
        with transaction.atomic():
            same = LawResponsibility.objects.filter(normalised_title=self.normalised_title)
            list(same.select_for_update().values_list("pk"))
            self._refuse_overlap()
            super().save(*args, **kwargs)

    def _keep_title(self) -> None:
        self.title = bare_law_title(self.title)
        self.normalised_title = normalise_law_title(self.title)

    def _refuse_overlap(self) -> None:
        others = LawResponsibility.objects.of(self.title).exclude(pk=self.pk)
        if others.overlapping(self.starts_on, self.ends_on).exists():
            raise ValidationError(_("Another entry for this law covers these days."))
