"""Rules of reminders in the administration, and what follows from them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, StatusTagColumn
from wagtail.admin.viewsets.model import ModelViewSetGroup

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.outbox.kinds import label_of
from fazhi.outbox.models import Reminder, ReminderRule
from fazhi.outbox.reminders.anchors import anchors
from fazhi.outbox.reminders.scheduling import apply_rules


class RuleForm(WagtailAdminModelForm):
    """A rule; it holds at once for everything upcoming."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = anchors()
        self.fields["anchor"] = forms.ChoiceField(
            label=self.fields["anchor"].label,
            choices=[(anchor.key, anchor.label) for anchor in known],
        )
        kinds = {kind for anchor in known for kind in anchor.kinds}
        self.fields["kind"] = forms.ChoiceField(
            label=self.fields["kind"].label,
            choices=[(kind, label_of(kind)) for kind in sorted(kinds)],
        )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = [anchor for anchor in anchors() if anchor.key == data.get("anchor")]
        if chosen and data.get("kind") and data["kind"] not in chosen[0].kinds:
            self.add_error("kind", _("This message does not belong to what is reminded of."))
        return data

    def save(self, commit: bool = True) -> ReminderRule:
        rule: ReminderRule = super().save(commit=commit)
        if commit:
            apply_rules()
        return rule


class ReminderRuleViewSet(WithoutSome):
    """The rules."""

    model = ReminderRule
    name = "reminder_rules"
    icon = "date"
    menu_label = _("Reminder rules")
    add_to_reference_index = False
    copy_view_enabled = False
    left_out = ("usage",)
    search_backend_name = None
    ordering = ("anchor", "side", "days")
    list_display = (
        "__str__",
        Column("kind", label=_("Message"), accessor=lambda rule: label_of(rule.kind)),
        BooleanColumn("active", label=_("In use")),
    )

    def get_form_class(self, for_update: bool = False) -> type[RuleForm]:
        """One form for both."""
        fields = ["anchor", "kind", "days", "unit", "side", "at", "active"]
        meta = type("Meta", (), {"model": ReminderRule, "fields": fields})
        return type("ReminderRuleForm", (RuleForm,), {"Meta": meta})


class ReminderViewSet(WithoutSome):
    """What waits, was sent or was cancelled; to read only."""

    model = Reminder
    name = "reminders"
    icon = "date"
    menu_label = _("Reminders")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = (
        "label", "rule", "anchored_at", "due_at", "calendar", "state", "reason",
    )  # fmt: skip
    left_out = ("add", "edit", "delete", "usage", "history", "history_results")
    list_filter = ("state", "estimated", "rule")
    search_fields = ("label",)
    search_backend_name = None
    ordering = ("-due_at", "pk")
    list_per_page = 50
    list_display = (
        "label",
        Column("rule", label=_("Rule")),
        StatusTagColumn(
            "get_state_display",
            label=_("State"),
            primary=lambda reminder: reminder.state == Reminder.State.WAITING,
        ),
        DateColumn("due_at", label=_("Leaves at"), sort_key="due_at"),
        BooleanColumn("estimated", label=_("Counted without a calendar")),
        Column("reason", label=_("Reason")),
    )
    list_select_related = ("rule",)
    form_fields = ()


class RemindersGroup(ModelViewSetGroup):
    """The menu of reminders."""

    items = (ReminderViewSet, ReminderRuleViewSet)
    menu_label = _("Reminders")
    menu_icon = "date"
    menu_name = "reminders"
    menu_order = 300
