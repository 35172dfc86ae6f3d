"""Blocked addresses: entered by hand, lifted with a reason."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.log_actions import log

from fazhi.admin_screens.acts import ActView
from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.outbox import handling
from fazhi.outbox.addresses import problem_with
from fazhi.outbox.admin.views import ReasonForm
from fazhi.outbox.channels.names import Channel
from fazhi.outbox.kinds import kinds, label_of
from fazhi.outbox.masked import masked_address
from fazhi.outbox.models import Suppression


class BlockForm(WagtailAdminModelForm):
    """An address that is not written to any more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["address"] = forms.CharField(
            label=_("E-mail address or number"), max_length=254
        )
        self.fields["note"].required = True
        self.fields["note"].label = _("Reason")
        self.fields["note"].help_text = _("Stands in the history. Name no person.")
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind of message"),
            required=False,
            choices=[("", _("all messages")), *((kind.key, kind.label) for kind in kinds())],
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        address, channel = data.get("address"), data.get("channel")
        if address and channel == Channel.EMAIL and (problem := problem_with(address)):
            self.add_error("address", problem)
        if address and channel:
            column = Suppression._meta.get_field("address_hash")
            same = Suppression.objects.filter(channel=channel, kind=data.get("kind", ""))
            if same.filter(address_hash=column.hash(address)).exists():
                raise ValidationError(_("This address is blocked already."))
        return data

    def save(self, commit: bool = True) -> Suppression:
        self.instance.reason = Suppression.Reason.STAFF
        row: Suppression = super().save(commit=commit)
        return row


class BlockView(generic.CreateView):
    """Blocks an address by hand."""

    def save_instance(self) -> Suppression:
        self.form.instance.by = self.request.user
        row: Suppression = self.form.save()
        log(row, "outbox.block", user=self.request.user, data={"reason": row.note})
        return row

    def get_success_buttons(self) -> list[Any]:
        """It has no form to lead to."""
        return []


class LiftView(ActView):
    """Lets messages leave for it again."""

    model = Suppression
    permission_required = "delete"
    form_class = ReasonForm
    header_icon = "cross"
    page_title = gettext_lazy("Lift the block")
    submit_label = gettext_lazy("Lift the block")
    is_serious = True

    def get_page_subtitle(self) -> str:
        return masked_address(self.object)

    @property
    def list_page(self) -> str:
        return reverse("outbox_blocked:index")

    @property
    def object_page(self) -> str:
        return self.list_page

    def act(self, form: forms.Form) -> HttpResponse:
        handling.lift(self.object, form.cleaned_data["reason"], self.user)
        return self.done(_("Messages are sent to this address again."))


class BlockedIndexView(generic.IndexView):
    """Masked; each row leads to lifting it."""

    FORMATS = ()
    any_permission_required = ("view", "add", "delete")

    def get_edit_url(self, instance: Suppression) -> str | None:
        may = self.permission_policy.user_has_permission(self.request.user, "delete")
        return reverse("outbox_blocked:lift", args=[instance.pk]) if may else None

    def get_inspect_url(self, instance: Suppression) -> None:
        """There is nothing more to see."""
        return


class BlockedViewSet(WithoutSome):
    """The list."""

    model = Suppression
    name = "outbox_blocked"
    icon = "cross"
    menu_label = gettext_lazy("Blocked addresses")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True  # registers the permission to view
    index_view_class = BlockedIndexView
    add_view_class = BlockView
    left_out = ("edit", "delete", "inspect", "usage", "history", "history_results")
    list_filter = ("channel", "reason")
    search_backend_name = None
    list_per_page = 50
    ordering = ("-created_at", "pk")
    list_select_related = ("by",)
    list_display = (
        Column("address", label=gettext_lazy("Address"), accessor=masked_address),
        Column("get_channel_display", label=gettext_lazy("Channel")),
        Column(
            "kind",
            label=gettext_lazy("Kind of message"),
            accessor=lambda row: label_of(row.kind) if row.kind else _("all messages"),
        ),
        Column("get_reason_display", label=gettext_lazy("Reason")),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    )

    def get_form_class(self, for_update: bool = False) -> type[BlockForm]:
        """The form for adding one."""
        fields = ["channel", "address", "kind", "note"]
        meta = type("Meta", (), {"model": Suppression, "fields": fields})
        return type("SuppressionForm", (BlockForm,), {"Meta": meta})

    def get_urlpatterns(self) -> list[URLPattern]:
        lift = LiftView.as_view(permission_policy=self.permission_policy)
        return [*super().get_urlpatterns(), path("lift/<int:pk>/", lift, name="lift")]
