"""What administrators are told of by the system itself: jobs that fail, channels out of reach."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from fazhi.accounts.models import User
from fazhi.jobs.models import JobState
from fazhi.jobs.registry import Job
from fazhi.jobs.trouble import job_in_trouble, job_recovered
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.inbox.telling import notify
from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.outbox.models import ChannelState, Priority

JOB_IN_TROUBLE = "jobs.in_trouble"
JOB_RECOVERED = "jobs.recovered"
CHANNEL_RESTS = "outbox.channel_rests"
TOLD_AFTER = dt.timedelta(minutes=10)

_WHY = _("You look after this installation.")
_LINK = Placeholder(_("The screen"), "https://example.test/", is_link=True)


def register() -> None:
    """Called once, when the apps are ready."""
    job = {"job": Placeholder(_("Job"), _("Send messages")), "link": _LINK}
    for key, label, subject, body in (
        (
            JOB_IN_TROUBLE,
            _("A job fails again and again"),
            _("“{{ job }}” fails again and again"),
            _("The job “{{ job }}” has failed several times in a row.\n\n[Look at it]({{ link }})"),
        ),
        (
            JOB_RECOVERED,
            _("A job works again"),
            _("“{{ job }}” works again"),
            _("The job “{{ job }}” works again.\n\n[Look at it]({{ link }})"),
        ),
    ):
        register_kind(
            Kind(
                key,
                label,
                subject,
                body,
                _WHY,
                job,
                channels=(Channel.EMAIL,),
                for_staff=True,
                waits_for_day=False,
            )
        )
    register_kind(
        Kind(
            CHANNEL_RESTS,
            _("A channel is out of reach"),
            _("{{ channel }}: nothing leaves since {{ since }}"),
            _(
                "The other side is out of reach: {{ reason }}\n\nNothing is lost; it is tried again."
            ),
            _WHY,
            {
                "channel": Placeholder(_("Channel"), _("e-mail")),
                "since": Placeholder(_("Since"), "09:00"),
                "reason": Placeholder(_("Reason"), "Connection refused"),
                "link": _LINK,
            },
            priority=Priority.URGENT,
            channels=(Channel.EMAIL,),
            for_staff=True,
            waits_for_day=False,
        )
    )
    job_in_trouble.connect(_job_in_trouble, dispatch_uid="fazhi.outbox")
    job_recovered.connect(_job_recovered, dispatch_uid="fazhi.outbox")


def administrators() -> list[User]:
    """Who looks after the installation."""
    return list(User.objects.filter(Q(is_superuser=True), is_active=True))


def _job_in_trouble(sender: Any, job: Job, **kwargs: Any) -> None:
    _tell_of_job(JOB_IN_TROUBLE, job)


def _job_recovered(sender: Any, job: Job, **kwargs: Any) -> None:
    _tell_of_job(JOB_RECOVERED, job)


def _tell_of_job(kind: str, job: Job) -> None:
    state = JobState.objects.get(name=job.name)
    url = reverse("jobs:inspect", args=[state.pk])
    notify(kind, administrators(), {"job": job.label}, url=url, about=state)


def tell_of_resting_channels(now: dt.datetime) -> None:
    """Tells once of each channel that has been out of reach for `TOLD_AFTER`."""
    for row in ChannelState.objects.filter(since__lt=now - TOLD_AFTER):
        values = {
            "channel": row.get_channel_display(),
            "since": date_format(timezone.localtime(row.since), "Y-m-d H:i"),
            "reason": row.reason,
        }
        key = f"rests:{row.channel}:{row.since:%Y%m%d%H%M%S}"
        notify(CHANNEL_RESTS, administrators(), values, key=key)
