"""The menu “Messages”: what leaves, which addresses are blocked, how the channels are."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.ui.tables import Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.outbox.admin import views
from fazhi.outbox.admin.blocked import BlockedViewSet
from fazhi.outbox.admin.channels import ChannelViewSet
from fazhi.outbox.admin.filters import MessageFilterSet
from fazhi.outbox.masked import masked_recipient
from fazhi.outbox.models import Message
from fazhi.outbox.states import NEEDS_A_PERSON


class MessageViewSet(WithoutSome):
    """Messages in the administration."""

    model = Message
    name = "outbox_messages"
    icon = "mail"
    menu_label = pgettext_lazy("outbox", "All messages")
    add_to_reference_index = False
    index_view_class = views.MessageIndexView
    inspect_view_class = views.MessageInspectView
    inspect_view_enabled = True
    inspect_view_fields = ("kind",)
    copy_view_enabled = False
    left_out = ("add", "edit", "delete", "usage", "history", "history_results")
    filterset_class = MessageFilterSet
    search_backend_name = None
    list_per_page = 50
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
        DateColumn("due_at", label=gettext_lazy("Due"), sort_key="due_at"),
    )
    form_fields = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            *(
                path(
                    f"{name}/<uuid:pk>/",
                    view.as_view(permission_policy=self.permission_policy),
                    name=str(name),
                )
                for name, view in views.ACT_VIEWS.items()
            ),
        ]


class MessageGroup(ModelViewSetGroup):
    """The menu of messages."""

    items = (MessageViewSet, BlockedViewSet, ChannelViewSet)
    menu_label = pgettext_lazy("outbox", "Messages")
    menu_icon = "mail"
    menu_name = "outbox"
    menu_order = 295
