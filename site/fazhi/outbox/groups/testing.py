"""A message by which an administrator sees that a group chat works."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import Kind, Placeholder, register_kind
from fazhi.outbox.models import GroupChat, Message, Priority
from fazhi.outbox.writing import send

GROUP_TEST = "outbox.group_test"


def register() -> None:
    """Called once, when the apps are ready."""
    register_kind(
        Kind(
            key=GROUP_TEST,
            label=_("Test of a group chat"),
            subject=_("Test message"),
            body=_("Messages for “{{ group }}” arrive here. Sent at {{ time }}."),
            why=_("An administrator has asked for it."),
            placeholders={
                "group": Placeholder(_("Name of the group chat"), _("Town office")),
                "time": Placeholder(_("Time of sending"), "2026-11-26 10:00"),
            },
            channels=(Channel.GROUP,),
            priority=Priority.URGENT,
            waits_for_day=False,
        )
    )


def send_test(group: GroupChat) -> Message | None:
    """Posts it; what the robot says is kept with the group."""
    time = timezone.localtime().strftime("%Y-%m-%d %H:%M")
    values = {"group": group.name, "time": time}
    return send(GROUP_TEST, group, values, department=group.department)
