"""What the outbox adds to the administration."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, include, path, reverse
from django.urls.resolvers import URLResolver
from django.utils.translation import gettext_lazy as _

from wagtail import hooks

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


@hooks.register("register_admin_viewset")
def reminder_viewsets() -> RemindersGroup:
    """Reminders: what waits, and the rules."""
    return RemindersGroup()
