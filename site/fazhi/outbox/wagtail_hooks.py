"""What the outbox adds to the administration."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.ui.components import Component

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
