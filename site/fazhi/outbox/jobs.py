"""What runs by the clock, and whenever something was written."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fazhi.jobs.asking import enqueue_once
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily, Every
from fazhi.outbox.alerts import tell_of_resting_channels
from fazhi.outbox.bounces.mailbox import read_mailbox
from fazhi.outbox.claiming import something_is_due, sweep
from fazhi.outbox.delivery import drain
from fazhi.outbox.inbox.telling import send_digests
from fazhi.outbox.reminders.scheduling import apply_rules
from fazhi.outbox.reminders.sending import send_due
from fazhi.outbox.writing import register_waker

DELIVER = "outbox.deliver"


def wake() -> None:
    """Asks for a sender, unless one is about to begin."""
    enqueue_once(DELIVER)


def deliver() -> str:
    """Sends what is due; as long as a whole batch was waiting, another sender may help."""
    return drain(help_out=wake)


def look_after() -> str:
    """Whatever has become due without anybody writing: reminders, later messages, dead senders."""
    released, uncertain = sweep()
    reminded = send_due()
    tell_of_resting_channels(timezone.now())
    if something_is_due():
        wake()
    if released or uncertain or reminded:
        return f"{reminded or 0} / {released} / {uncertain}"
    return ""


def register() -> None:
    """Called once, when the apps are ready."""
    register_job(DELIVER, deliver, label=_("Send messages"), time_limit=300, forgets_idle_runs=True)
    register_job(
        "outbox.look_after",
        look_after,
        label=_("Reminders that are due, interrupted messages"),
        schedule=Every(seconds=30),
        time_limit=120,
        forgets_idle_runs=True,
    )
    register_job(
        "outbox.digests",
        send_digests,
        label=_("Daily summaries of notifications"),
        schedule=Daily("08:00"),
    )
    register_job(
        "outbox.reminder_rules",
        apply_rules,
        label=_("Reckon reminders anew"),
        schedule=Daily("01:00"),
        time_limit=1800,
    )
    register_job(
        "outbox.bounces",
        read_mailbox,
        label=_("Read mail that came back"),
        schedule=Every(minutes=5),
        time_limit=280,
        forgets_idle_runs=True,
    )
    register_waker(wake)
