"""How the channels are: which rests, since when and why."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy

from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.outbox.admin.views import TryNowView
from fazhi.outbox.models import ChannelState


class ChannelIndexView(generic.IndexView):
    """Each row leads to trying it now."""

    FORMATS = ()
    any_permission_required = ("view", "change")

    def get_edit_url(self, instance: ChannelState) -> str | None:
        may = self.permission_policy.user_has_permission(self.request.user, "change")
        return reverse("outbox_channels:try_now", args=[instance.pk]) if may else None

    def get_inspect_url(self, instance: ChannelState) -> None:
        """There is nothing more to see."""
        return


class ChannelViewSet(WithoutSome):
    """The list."""

    model = ChannelState
    name = "outbox_channels"
    icon = "mail"
    menu_label = gettext_lazy("State of the channels")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # registers the permission to view
    index_view_class = ChannelIndexView
    left_out = ("add", "edit", "delete", "inspect", "usage", "history", "history_results")
    search_backend_name = None
    ordering = ("channel",)
    list_display = (
        "__str__",
        Column("failures", label=gettext_lazy("Failures in a row")),
        DateColumn("since", label=gettext_lazy("Out of reach since")),
        DateColumn("resting_until", label=gettext_lazy("Resting until")),
        Column("reason", label=gettext_lazy("Reason")),
    )
    form_fields = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        try_now = TryNowView.as_view(permission_policy=self.permission_policy)
        return [*super().get_urlpatterns(), path("try-now/<slug:pk>/", try_now, name="try_now")]
