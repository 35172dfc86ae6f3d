"""Group chats among the settings: recorded, corrected, tried out. Address and secret are never shown."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from fazhi.admin_screens.acts import ActView
from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.outbox.channels.webhook_addresses import problem_with_webhook
from fazhi.outbox.groups.testing import send_test
from fazhi.outbox.models import GroupChat


class GroupChatForm(WagtailAdminModelForm):
    """What is stored of address and secret stays where nothing new is typed."""

    KEPT = ("address", "secret")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kept = {name: getattr(self.instance, name) for name in self.KEPT}
        for name in self.KEPT:
            self.initial.pop(name, None)
            self.fields[name].widget = forms.TextInput(attrs={"autocomplete": "off"})
        if self.instance.pk:
            self.fields["address"].required = False
            self.fields["address"].help_text = _(
                "Recorded: %(address)s. Leave it empty to keep it."
            ) % {"address": self.instance.masked_address}
        if self.kept["secret"]:
            self.fields["secret"].help_text = _("Recorded. Leave it empty to keep it.")

    def clean(self) -> dict[str, Any]:
        """An address of the messenger, and a secret where it signs."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name in self.KEPT:
            data[name] = (data.get(name) or "").strip() or self.kept[name]
        kind, address = data.get("kind"), data["address"]
        if kind and address and (problem := problem_with_webhook(address, kind)):
            self.add_error("address", problem)
        if kind == GroupChat.Kind.WECOM:
            data["secret"] = ""  # it does not sign
        elif kind and not data["secret"]:
            self.add_error("secret", _("DingTalk needs the secret that begins with SEC."))
        return data


class GroupChatIndexView(generic.IndexView):
    """The groups, with a test for each."""

    def get_list_more_buttons(self, instance: GroupChat) -> list[Button]:
        buttons: list[Button] = super().get_list_more_buttons(instance)
        if self.user_has_permission("change"):
            url = reverse("group_chats:test", args=[instance.pk])
            buttons.append(Button(_("Send a test message"), url=url, icon_name="mail", priority=15))
        return buttons


class SendTestView(ActView):
    """Sends a test message."""

    model = GroupChat
    header_icon = "group"
    page_title = gettext_lazy("Send a test message")
    submit_label = gettext_lazy("Send the test message")
    explanation = gettext_lazy("Everybody in the group sees it.")

    @property
    def list_page(self) -> str:
        return reverse("group_chats:index")

    @property
    def object_page(self) -> str:
        return reverse("group_chats:edit", args=[self.object.pk])

    def act(self, form: forms.Form) -> HttpResponse:
        if not self.object.is_active:
            raise ValidationError(_("This group chat is out of use."))
        send_test(self.object)
        return self.done(
            _("The test message is on its way. Whether it arrived stands in the list in a minute."),
            self.list_page,
        )


def last_answer(group: GroupChat) -> str:
    """What the robot said last."""
    if group.answered_at is None:
        return ""
    return group.problem or _("took the message")


class GroupChatViewSet(WithoutSome):
    """Group chats of the staff."""

    model = GroupChat
    name = "group_chats"
    icon = "group"
    menu_label = gettext_lazy("Group chats")
    add_to_settings_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = GroupChatIndexView
    left_out = ("usage",)
    search_backend_name = None
    list_display = (
        "name",
        Column("get_kind_display", label=gettext_lazy("Messenger"), sort_key="kind"),
        Column("department", label=gettext_lazy("Department")),
        BooleanColumn("is_active", label=gettext_lazy("In use"), sort_key="is_active"),
        Column("last_answer", label=gettext_lazy("Last answer"), accessor=last_answer),
        DateColumn("answered_at", label=gettext_lazy("Answered"), sort_key="answered_at"),
    )
    form_fields = ("name", "kind", "address", "secret", "department", "is_active")

    def get_form_class(self, for_update: bool = False) -> type[GroupChatForm]:
        """One form for both."""
        meta = type("Meta", (), {"model": GroupChat, "fields": self.form_fields})
        return type("GroupChatModelForm", (GroupChatForm,), {"Meta": meta})

    def get_urlpatterns(self) -> list[URLPattern]:
        test = path("test/<int:pk>/", SendTestView.as_view(), name="test")
        return [*super().get_urlpatterns(), test]
