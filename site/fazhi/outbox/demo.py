"""The demonstration's messages: none of them leaves, and nobody can be reached at their numbers."""

import datetime as dt
from functools import partial

from django.utils import timezone

from fazhi.departments.models import Department
from fazhi.outbox.channels.mail import mail_id
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.demo_data import GROUP, GROUP_ADDRESS, KIND, MESSAGES, DemoMessage
from fazhi.outbox.endings import end
from fazhi.outbox.models import ContactPreference, GroupChat, Message, Suppression
from fazhi.outbox.states import State
from fazhi.people.models import Person
from fazhi.town.demo import DemoPart, DemoTown

DEPARTMENT = "enforcement"
MINUTE = dt.timedelta(minutes=1)


def load(town: DemoTown) -> None:
    """Messages in every state, calls, a group chat out of use and a blocked address."""
    department = town.find(f"department:{DEPARTMENT}")
    if not isinstance(department, Department):
        return
    town.make("outbox.group", partial(_group, department))
    for number, data in enumerate(MESSAGES):
        person = town.find(f"people:{data.person}")
        if isinstance(person, Person):
            town.make(f"message:{number}", partial(_message, data, person, department))
    if isinstance(person := town.find("people:3"), Person):
        town.make("outbox.blocked", partial(_blocked, person))
    if isinstance(person := town.find("people:0"), Person):
        town.make("outbox.preference", partial(_preference, person))


def _group(department: Department) -> GroupChat:
    return GroupChat.objects.create(
        name=GROUP,
        kind=GroupChat.Kind.WECOM,
        address=GROUP_ADDRESS,
        department=department,
        is_active=False,
    )


def _message(data: DemoMessage, person: Person, department: Department) -> Message:
    at = timezone.now() - dt.timedelta(hours=data.hours_ago)
    by_mail = data.channel == Channel.EMAIL
    message = Message(
        kind=KIND,
        channel=data.channel,
        language="zh-hans",
        priority=data.priority,
        person=person,
        department=department,
        recipient_name=person.name,
        address=person.email if by_mail else person.phone,
        subject=data.subject,
        text=data.text,
        created_at=at,
        due_at=at,
        # Never queued as mail, so that no sender can take it.
        state=State.CLAIMED if by_mail else State.QUEUED,
        attempts=1 if by_mail else 0,
    )
    message.mail_id = mail_id(message.pk) if by_mail else ""
    message.save(force_insert=True)
    if data.state == State.BOUNCED:
        end(message, State.SENT, "")
    if data.state != State.QUEUED:
        end(message, data.state, data.reason)
        Message.objects.filter(pk=message.pk).update(ended_at=at + MINUTE)
        message.events.update(at=at + MINUTE)
    return message


def _blocked(person: Person) -> Suppression:
    return Suppression.objects.create(
        channel=Channel.EMAIL,
        address=person.email,
        reason=Suppression.Reason.BOUNCED,
    )


def _preference(person: Person) -> ContactPreference:
    return ContactPreference.objects.create(person=person, channel=Channel.EMAIL)


# After the persons, whom they are for.
PART = DemoPart("outbox", 66, load)
