"""The menu “Messages”: what leaves, which addresses are blocked, how the channels are."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import RowViewSet
from fazhi.outbox.admin import views
from fazhi.outbox.admin.blocked import BlockedViewSet
from fazhi.outbox.admin.channels import ChannelViewSet
from fazhi.outbox.admin.filters import MessageFilterSet
from fazhi.outbox.masked import masked_recipient
from fazhi.outbox.models import Message
from fazhi.outbox.states import NEEDS_A_PERSON


class MessageViewSet(RowViewSet):
    """Messages in the administration."""

    model = Message
    name = "outbox_messages"
    icon = "mail"
    menu_label = pgettext_lazy("outbox", "All messages")
    index_view_class = views.MessageIndexView
    inspect_view_class = views.MessageView
    act_views = views.ACT_VIEWS
    inspect_view_fields = ("kind",)
    filterset_class = MessageFilterSet
    ordering = ("-created_at", "pk")
    list_display = (
        "__str__",
        Column("recipient", label=gettext_lazy("Recipient"), accessor=masked_recipient),
        Column("get_channel_display", label=gettext_lazy("Channel"), sort_key="channel"),
        StatusTagColumn(
            "get_state_display",
            label=gettext_lazy("State"),
            sort_key="state",
            primary=lambda message: message.state in NEEDS_A_PERSON,
        ),
        Column("department", label=gettext_lazy("Department")),
        DateColumn("created_at", label=gettext_lazy("Written"), sort_key="created_at"),
        DateColumn("due_at", label=pgettext_lazy("outbox", "Due"), sort_key="due_at"),
    )


class MessageGroup(ModelViewSetGroup):
    """The menu of messages."""

    items = (MessageViewSet, BlockedViewSet, ChannelViewSet)
    menu_label = pgettext_lazy("outbox", "Messages")
    menu_icon = "mail"
    menu_name = "outbox"
    submenu_hook = "register_messages_menu_item"
    menu_order = 295
