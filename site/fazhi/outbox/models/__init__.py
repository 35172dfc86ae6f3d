"""Messages with their history, and what decides whether and when they leave."""

from fazhi.outbox.models.call_lease import CallLease
from fazhi.outbox.models.group import GroupChat
from fazhi.outbox.models.message import Attachment, Message, MessageEvent, Priority
from fazhi.outbox.models.notification import Notification, NotificationChoice
from fazhi.outbox.models.pace import ChannelState, DomainPace
from fazhi.outbox.models.preference import ContactPreference
from fazhi.outbox.models.provider_event import ProviderEvent
from fazhi.outbox.models.reminder import Reminder, ReminderRule
from fazhi.outbox.models.settings import OutboxSettings
from fazhi.outbox.models.stopping import StopLink
from fazhi.outbox.models.suppression import Suppression
from fazhi.outbox.models.template import MessageTemplate

__all__ = [
    "Attachment",
    "CallLease",
    "ChannelState",
    "ContactPreference",
    "DomainPace",
    "GroupChat",
    "Message",
    "MessageEvent",
    "MessageTemplate",
    "Notification",
    "NotificationChoice",
    "OutboxSettings",
    "Priority",
    "ProviderEvent",
    "Reminder",
    "ReminderRule",
    "StopLink",
    "Suppression",
]
