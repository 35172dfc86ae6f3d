"""What a person decides about a message: sent again, cancelled, settled; shown in full."""

import base64
import uuid

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from fazhi.accounts.models import User
from fazhi.outbox.channels.mail import mail_id
from fazhi.outbox.endings import end, is_secret
from fazhi.outbox.models import ChannelState, Message, Suppression
from fazhi.outbox.states import Happening, State
from fazhi.outbox.stopping import is_stoppable, make_stop_link, stop_url
from fazhi.outbox.writing import File, first_moment, is_blocked, write


class Act(models.TextChoices):
    """What can be done with a message."""

    RESEND = "resend", gettext_lazy("Send again")
    CANCEL = "cancel", gettext_lazy("Cancel the message")
    SETTLE = "settle", gettext_lazy("Settle")


def possible_acts(message: Message) -> list[Act]:
    """What its state allows now."""
    acts = []
    if message.state == State.QUEUED:
        acts.append(Act.CANCEL)
    if message.state == State.UNCERTAIN:
        acts.append(Act.SETTLE)
    is_whole = bool(message.address) and not message.erased and not is_secret(message)
    if message.is_ended and is_whole:
        acts.append(Act.RESEND)
    return acts


@transaction.atomic
def resend(message: Message, reason: str, by: User) -> Message:
    """Writes the same words once more; returns the new message.

    After an uncertain one it has the same Message-ID, so that mail programs show it once. It waits
    for the day and is of use as long as a new message of its kind; what was of no use any more is
    not sent again. Raises ``ValidationError`` with the reason.
    """
    found = Message.objects.select_for_update().get(pk=message.pk)
    if Act.RESEND not in possible_acts(found):
        raise ValidationError(_("It cannot be sent again."))
    if is_blocked(found):
        raise ValidationError(_("The address is blocked. Lift that first."))
    if found.expires_at and found.expires_at <= timezone.now():
        raise ValidationError(_("It is of no use any more: its time is over."))
    if found.needs_object and found.about is None:
        raise ValidationError(_("What it is about is gone."))
    was_uncertain = found.state == State.UNCERTAIN
    pk = uuid.uuid4()
    copied = (
        "kind", "channel", "language", "priority", "person", "user", "department", "address",
        "recipient_name", "domain", "subject", "text", "html", "content_type", "object_id",
        "needs_object", "expires_at",
    )  # fmt: skip
    again = Message(id=pk, resend_of=found, **{name: getattr(found, name) for name in copied})
    if found.mail_id:
        again.mail_id = found.mail_id if was_uncertain else mail_id(pk)
    files = [
        File(a.name, a.content_type, base64.b64decode(a.content)) for a in found.attachments.all()
    ]
    again.due_at = first_moment(again)
    if is_stoppable(again):
        # The words hold the address at which the first message is stopped.
        old, new = stop_url(found), stop_url(again)
        again.text, again.html = again.text.replace(old, new), again.html.replace(old, new)
    write(again, files)
    if is_stoppable(again):
        make_stop_link(again)
    found.note(Happening.RESENT, reason, by=by)
    log(found, "outbox.resend", user=by, data={"reason": reason, "message": str(pk)})
    return again


@transaction.atomic
def cancel(message: Message, reason: str, by: User) -> None:
    """Takes a message out of the queue; raises ``ValidationError`` when it has left it."""
    found = Message.objects.select_for_update().get(pk=message.pk)
    if found.state != State.QUEUED or not end(found, State.CANCELLED, reason, by=by):
        raise ValidationError(_("It is being sent or has ended already."))
    log(found, "outbox.cancel", user=by, data={"reason": reason})


@transaction.atomic
def settle(message: Message, arrived: bool, reason: str, by: User) -> None:
    """Writes down whether an uncertain message arrived; raises ``ValidationError`` if it is none."""
    found = Message.objects.select_for_update().get(pk=message.pk)
    state = State.SENT if arrived else State.FAILED
    is_open = found.state == State.UNCERTAIN
    if not is_open or not end(found, state, reason, happening=Happening.SETTLED, by=by):
        raise ValidationError(_("It is not uncertain any more."))
    log(found, "outbox.settle", user=by, data={"arrived": arrived, "reason": reason})


def looks_at(message: Message) -> QuerySet[ModelLogEntry]:
    """Who has looked at it in full, when and why."""
    kind = ContentType.objects.get_for_model(Message)
    return ModelLogEntry.objects.filter(
        content_type=kind, object_id=str(message.pk), action="outbox.reveal"
    ).select_related("user")


def reveal(message: Message, reason: str, by: User) -> None:
    """Records a look at words and address; raises ``ValidationError`` for secret ones."""
    if is_secret(message):
        raise ValidationError(_("The words of this message are shown to nobody."))
    log(message, "outbox.reveal", user=by, data={"reason": reason})


@transaction.atomic
def lift(row: Suppression, reason: str, by: User) -> None:
    """Lets messages leave for a blocked address again."""
    log(row, "outbox.lift", user=by, data={"reason": reason})
    row.delete()


@transaction.atomic
def try_now(state: ChannelState, reason: str, by: User) -> None:
    """Ends the rest of a channel; the next round tries it."""
    ChannelState.objects.filter(pk=state.pk).update(resting_until=timezone.now())
    log(state, "outbox.try_now", user=by, data={"reason": reason})
