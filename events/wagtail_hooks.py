from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

ACTIONS = {
    "events.announce": (gettext_lazy("Announce a session"), gettext_lazy("Announced")),
    "events.moved": (gettext_lazy("Move a session"), pgettext_lazy("session", "Moved")),
    "events.cancelled": (gettext_lazy("Cancel a session"), pgettext_lazy("session", "Cancelled")),
    "events.resumed": (gettext_lazy("Resume a session"), gettext_lazy("Resumed")),
}


@hooks.register("register_log_actions")
def session_actions(actions: LogActionRegistry) -> None:
    """What is done with sessions, as the history shows it."""
    for action, (label, message) in ACTIONS.items():
        actions.register_action(action, label, message)
