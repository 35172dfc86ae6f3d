"""The inbox in the menu, with how much is unread."""

from typing import Any

from django.http import HttpRequest

from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from fazhi.outbox.inbox.telling import unread_count

MOST_SHOWN = 99


class InboxMenuItem(MenuItem):
    """The entry of the menu; one query a screen."""

    def render_component(self, request: HttpRequest) -> Any:
        count = unread_count(request.user)  # type: ignore[arg-type]
        shown = f"{MOST_SHOWN}+" if count > MOST_SHOWN else str(count)
        label = f"{self.label} ({shown})" if count else self.label
        return LinkMenuItem(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )
