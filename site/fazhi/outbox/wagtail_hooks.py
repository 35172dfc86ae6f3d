"""What the outbox adds to the administration."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from fazhi.outbox.admin.home import MessagesPanel, may_see
from fazhi.outbox.admin.preferences import PreferenceView
from fazhi.outbox.admin.viewsets import MessageGroup
from fazhi.outbox.calls.menu import CallsMenuItem, DueCallsPanel
from fazhi.outbox.calls.permissions import may_see_calls
from fazhi.outbox.groups.admin import GroupChatViewSet
from fazhi.outbox.inbox.choosing import ChoicesPanel
from fazhi.outbox.inbox.menu import InboxMenuItem
from fazhi.outbox.reminders.admin import RemindersGroup


@hooks.register("register_admin_urls")
def inbox_urls() -> list[URLPattern | URLResolver]:
    """The inbox."""
    return [path("inbox/", include("fazhi.outbox.inbox.urls"))]


@hooks.register("register_admin_menu_item")
def inbox_menu_item() -> InboxMenuItem:
    """The inbox, with how much is unread."""
    return InboxMenuItem(_("Inbox"), reverse("inbox:index"), "inbox", icon_name="mail", order=95)


@hooks.register("register_account_settings_panel")
def choices(request: HttpRequest, user: Any, profile: Any) -> ChoicesPanel:
    """How one wants to be told."""
    return ChoicesPanel(request, user, profile)


@hooks.register("register_admin_urls")
def call_urls() -> list[URLPattern | URLResolver]:
    """The call list."""
    return [path("calls/", include("fazhi.outbox.calls.urls"))]


@hooks.register("register_admin_menu_item")
def calls_menu_item() -> CallsMenuItem:
    """The call list, for those who call."""
    return CallsMenuItem(
        _("Telephone calls"), reverse("calls:index"), "calls", icon_name="mobile-alt", order=96
    )


@hooks.register("construct_homepage_panels")
def due_calls(request: HttpRequest, panels: list[Component]) -> None:
    """How many are to be called now."""
    if may_see_calls(request.user):
        panels.append(DueCallsPanel())


@hooks.register("register_admin_viewset")
def group_chats() -> GroupChatViewSet:
    """Group chats, among the settings."""
    return GroupChatViewSet()


@hooks.register("register_admin_viewset")
def reminder_viewsets() -> RemindersGroup:
    """Reminders: what waits, and the rules."""
    return RemindersGroup()


class WordsMenuItem(MenuItem):
    """Words of messages, for those who may change them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may change words."""
        return bool(request.user.has_perm("outbox.change_messagetemplate"))


@hooks.register("register_admin_urls")
def words_urls() -> list[URLPattern | URLResolver]:
    """Words of messages."""
    return [path("message-words/", include("fazhi.outbox.admin.words_urls"))]


@hooks.register(MessageGroup.submenu_hook)
def words_menu_item() -> WordsMenuItem:
    """Words of messages."""
    return WordsMenuItem(
        _("Words of messages"), reverse("message_words:index"), icon_name="edit", order=20
    )


@hooks.register("register_admin_urls")
def preference_urls() -> list[URLPattern | URLResolver]:
    """How a person wants to be reached."""
    view = PreferenceView.as_view()
    return [path("contact-preference/<int:pk>/", view, name="contact_preference")]


@hooks.register("register_admin_viewset")
def message_viewsets() -> MessageGroup:
    """The menu of messages."""
    return MessageGroup()


@hooks.register("construct_homepage_panels")
def messages_panel(request: HttpRequest, panels: list[Component]) -> None:
    """What needs a person."""
    if may_see(request.user):
        panels.append(MessagesPanel())


@hooks.register("register_log_actions")
def message_actions(actions: LogActionRegistry) -> None:
    """What is done with messages, as the history shows it."""
    for name, label, said in (
        ("resend", _("Send again"), _("Sent again")),
        ("cancel", _("Cancel the message"), _("Message cancelled")),
        ("settle", _("Settle"), _("Settled")),
        ("reveal", _("Show in full"), _("Looked at in full")),
        ("block", _("Block an address"), _("Address blocked")),
        ("lift", _("Lift the block"), _("Block lifted")),
        ("try_now", _("Try now"), _("Channel tried again")),
        ("change_words", _("Change words"), _("Words changed")),
        ("prefer", _("Change how to reach a person"), _("How to reach the person was changed")),
        ("restore_words", _("Return to the standard words"), _("Standard words restored")),
    ):
        actions.register_action(f"outbox.{name}", label, said)
