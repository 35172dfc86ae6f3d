"""What is known of each job, each of its runs, and the clock."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from fazhi.jobs.registry import Job, UnknownJob, all_jobs, find_job
from fazhi.privacy import PersonalData, Retention

MOST_ATTEMPTS = 3
KEPT_DAYS = 90


class JobState(models.Model):
    """What changes about a registered job: when it is due, whether it is paused, how it fares."""

    name = models.CharField(_("name"), max_length=80, unique=True, editable=False)
    next_run_at = models.DateTimeField(_("next run"), null=True, editable=False)
    paused_at = models.DateTimeField(_("paused at"), null=True, editable=False)
    paused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        verbose_name=_("paused by"),
        related_name="+",
    )
    failures = models.PositiveIntegerField(_("failures in a row"), default=0, editable=False)
    alerted_at = models.DateTimeField(_("reported at"), null=True, editable=False)

    not_personal = ("name",)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        try:
            return str(self.job.label)
        except UnknownJob:
            return self.name

    @property
    def job(self) -> Job:
        """The registered job; raises `UnknownJob` for one that the software no longer has."""
        return find_job(self.name)


def know_all_jobs() -> dict[str, JobState]:
    """The states of all registered jobs by name; those of new jobs are made."""
    jobs = {job.name: job for job in all_jobs()}
    states = {s.name: s for s in JobState.objects.filter(name__in=jobs)}
    new = [JobState(name=name, next_run_at=_first(jobs[name])) for name in jobs.keys() - states]
    if not new:
        return states
    JobState.objects.bulk_create(new, ignore_conflicts=True)
    return {s.name: s for s in JobState.objects.filter(name__in=jobs)}


def _first(job: Job) -> dt.datetime | None:
    return job.schedule.next_after(timezone.now()) if job.schedule else None


class RunState(models.TextChoices):
    """How far a run is; the last three are ends."""

    QUEUED = "queued", pgettext_lazy("run of a job", "waiting")
    RUNNING = "running", pgettext_lazy("run of a job", "running")
    DONE = "done", pgettext_lazy("run of a job", "done")
    FAILED = "failed", pgettext_lazy("run of a job", "failed")
    INTERRUPTED = "interrupted", pgettext_lazy("run of a job", "interrupted")


OPEN = (RunState.QUEUED, RunState.RUNNING)
# Spelled so that databases recognise the partial indexes.
_IS_OPEN = Q(ended_at__isnull=True)


class RunQuerySet(models.QuerySet["Run"]):
    """Runs; those that have not ended are found through indexes that old runs do not fill."""

    def open(self) -> "RunQuerySet":
        """Waiting or running."""
        return self.filter(_IS_OPEN)

    def waiting(self, now: dt.datetime) -> "RunQuerySet":
        """Asked for and due, of jobs that are not paused."""
        paused = JobState.objects.filter(name=OuterRef("job"), paused_at__isnull=False)
        return self.open().filter(~Exists(paused), state=RunState.QUEUED, not_before__lte=now)

    def claimable(self, now: dt.datetime) -> "RunQuerySet":
        """Waiting, and kept from beginning by no other run; the longest due first."""
        other = Run.objects.open().filter(
            job=OuterRef("job"), state=RunState.RUNNING, exclusive=True
        )
        return self.waiting(now).exclude(Exists(other), exclusive=True).order_by("not_before", "pk")

    def idle(self, job: str) -> "RunQuerySet":
        """Those of a job that were done and had nothing to do."""
        return self.filter(job=job, state=RunState.DONE, result="")

    def running(self) -> "RunQuerySet":
        """At work, or taken for it until somebody looks."""
        return self.open().filter(state=RunState.RUNNING)


class Run(models.Model):
    """One attempt at one job: asked for, begun, ended."""

    job = models.CharField(_("job"), max_length=80)
    args = models.JSONField(_("arguments"), default=list)
    state = models.CharField(
        _("state"), max_length=12, choices=RunState.choices, default=RunState.QUEUED
    )
    exclusive = models.BooleanField(_("never twice at once"), default=False)
    scheduled = models.BooleanField(_("by the clock"), default=False)
    attempt = models.PositiveSmallIntegerField(_("attempt"), default=1)
    asked_at = models.DateTimeField(_("asked for at"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        verbose_name=_("asked for by"),
        related_name="+",
    )
    not_before = models.DateTimeField(_("not before"), default=timezone.now)
    handed_at = models.DateTimeField(_("handed to the broker at"), null=True)
    claim = models.CharField(_("taken by"), max_length=120, blank=True)
    claimed_until = models.DateTimeField(_("taken until"), null=True)
    started_at = models.DateTimeField(_("began at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    result = models.CharField(_("result"), max_length=500, blank=True)
    error = models.TextField(_("error"), blank=True)

    # The words of an exception may hold whatever it was raised about.
    personal_data = {
        "error": PersonalData(_("Finding out why a job failed"), Retention.FINISHED, days=KEPT_DAYS)
    }
    not_personal = ("job", "args", "state", "claim", "result")

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of a job")
        verbose_name_plural = _("runs of jobs")
        default_permissions = ()
        indexes = (
            models.Index(fields=["job", "-id"], name="runs_of_a_job"),
            models.Index(fields=["state", "not_before"], condition=_IS_OPEN, name="open_runs"),
            models.Index(fields=["job", "state"], condition=_IS_OPEN, name="open_runs_of_a_job"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["job"],
                condition=Q(state=RunState.RUNNING, exclusive=True),
                name="one_exclusive_run_at_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=OPEN, ended_at__isnull=True)
                | Q(~Q(state__in=OPEN), ended_at__isnull=False),
                name="ended_runs_have_an_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.job} {self.pk}"

    @property
    def took(self) -> str:
        """How long it was at work: ``0:00:04``; empty while it has not ended, or never began."""
        if self.started_at is None or self.ended_at is None:
            return ""
        seconds = (self.ended_at - self.started_at) // dt.timedelta(seconds=1)
        return str(dt.timedelta(seconds=seconds))

    @property
    def last_words(self) -> str:
        """What the error says, without where it happened."""
        return self.error.strip().rpartition("\n")[2]


class ClockManager(models.Manager["Clock"]):
    """The one row."""

    def tick(self, now: dt.datetime) -> None:
        """Notes that the clock goes; at most every `NOTED_EVERY`, since it is a write."""
        row, made = self.get_or_create(pk=1, defaults={"ticked_at": now})
        if not made and row.ticked_at < now - NOTED_EVERY:
            self.filter(pk=1).update(ticked_at=now)

    def last_tick(self) -> dt.datetime | None:
        """When the clock was last seen going."""
        return self.values_list("ticked_at", flat=True).first()


NOTED_EVERY = dt.timedelta(seconds=15)


class Clock(models.Model):
    """When the clock last looked at what is due."""

    ticked_at = models.DateTimeField(_("last tick"))

    objects = ClockManager()

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.ticked_at)


def purge_runs(dry_run: bool = False) -> int:
    """Deletes the runs that ended more than `KEPT_DAYS` days ago; returns how many."""
    old: Any = Run.objects.filter(ended_at__lt=timezone.now() - dt.timedelta(days=KEPT_DAYS))
    return old.count() if dry_run else old.delete()[0]
