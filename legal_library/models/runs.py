"""Imports on the screen: what was uploaded, what it would do, what it did."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.imports.models import KEPT_FOR
from fazhi.privacy import PersonalData, Retention

STALLED_AFTER = dt.timedelta(minutes=5)


class RunState(models.TextChoices):
    """How far an import is; the last three end it."""

    CHECKING = "checking", pgettext_lazy("import of laws", "being checked")
    CHECKED = "checked", pgettext_lazy("import of laws", "waits for confirmation")
    IMPORTING = "importing", pgettext_lazy("import of laws", "being imported")
    DONE = "done", pgettext_lazy("import of laws", "imported")
    CANCELLED = "cancelled", pgettext_lazy("import of laws", "not imported")
    FAILED = "failed", pgettext_lazy("import of laws", "failed")


class RunAct(models.TextChoices):
    """What its owner does with an import."""

    CONFIRM = "confirm", _("Import now")
    CANCEL = "cancel", _("Do not import")


WRITING = ("new_law", "new_version", "changed")  # outcomes of `importers.plan` that write
AT_WORK = frozenset({RunState.CHECKING, RunState.IMPORTING})


class ImportRun(models.Model):
    """One upload on its way into the library.

    The file itself waits, encrypted, in `fazhi.imports.models.Upload` under ``upload_key``, an hour
    at most. ``report`` has an entry for every text (`importers.reporting`); after the import they
    say what was done. ``rate`` is texts a second.
    """

    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    started_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    file_name = models.CharField(_("name of the file"), max_length=300)
    upload_key = models.CharField(_("key of the upload"), max_length=32, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=RunState, default=RunState.CHECKING)
    total = models.PositiveIntegerField(_("number of texts"), default=0)
    done = models.PositiveIntegerField(_("texts done"), default=0)
    rate = models.FloatField(_("texts a second"), default=0.0)
    progress_at = models.DateTimeField(_("last progress"), default=timezone.now)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    counters = models.JSONField(_("counted"), default=dict)
    report = models.JSONField(_("report"), default=list)
    problem = models.CharField(_("problem"), max_length=500, blank=True)

    personal_data = {
        "file_name": PersonalData(_("Which file somebody imported laws from"), Retention.RECORD)
    }
    not_personal = ("upload_key", "state", "counters", "report", "problem")

    class Meta:
        verbose_name = _("import of laws")
        verbose_name_plural = _("imports of laws")
        ordering = ("-started_at", "-pk")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return self.file_name

    @property
    def is_at_work(self) -> bool:
        """Whether a job is to go on with it."""
        return self.state in AT_WORK

    @property
    def is_stalled(self) -> bool:
        """Whether nothing has happened for so long that its job is probably gone."""
        return self.is_at_work and timezone.now() - self.progress_at > STALLED_AFTER

    @property
    def is_expired(self) -> bool:
        """Whether its file is gone, unconfirmed."""
        return self.state == RunState.CHECKED and timezone.now() >= self.waits_until

    @property
    def waits_until(self) -> dt.datetime:
        """Until when it can be confirmed."""
        return self.started_at + KEPT_FOR

    @property
    def seconds_left(self) -> int | None:
        """How long it will take at its rate; None while that is not known."""
        return round((self.total - self.done) / self.rate) if self.rate > 0 else None

    @property
    def has_news(self) -> bool:
        """Whether importing it would write anything."""
        return any(self.counters.get(outcome) for outcome in WRITING)

    @property
    def percent(self) -> int:
        """How much of it is done."""
        return 100 * self.done // self.total if self.total else 0

    @property
    def state_in_words(self) -> str:
        """Its state, or why it does not go on."""
        if self.is_expired:
            return str(pgettext_lazy("import of laws", "waited too long; not imported"))
        if self.is_stalled:
            return str(pgettext_lazy("import of laws", "interrupted"))
        return self.get_state_display()

    def possible_acts(self) -> list[RunAct]:
        """What can be done with it now."""
        if self.state == RunState.CHECKED:
            if self.is_expired:
                return []
            return [RunAct.CONFIRM, RunAct.CANCEL] if self.has_news else [RunAct.CANCEL]
        if self.state == RunState.CHECKING or self.is_stalled:
            return [RunAct.CANCEL]
        return []
