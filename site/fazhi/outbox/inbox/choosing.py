"""The form in which people say how they want to be told, among the settings of their account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab

from fazhi.accounts.models import User
from fazhi.outbox.inbox.telling import staff_kinds
from fazhi.outbox.models import NotificationChoice
from fazhi.outbox.models.notification import DEFAULT_TOLD, Told

EVERYTHING_ELSE = "everything_else"
AS_EVERYTHING_ELSE = ""


class ChoicesForm(forms.Form):
    """One choice for everything, and another one for each kind that somebody wants differently."""

    def __init__(self, *args: Any, instance: User, **kwargs: Any) -> None:
        self.user = instance
        super().__init__(*args, **kwargs)
        rows = NotificationChoice.objects.filter(user=instance)
        now = dict(rows.values_list("kind", "told"))
        self.fields[EVERYTHING_ELSE] = forms.ChoiceField(
            label=_("How do you want to be told?"),
            choices=Told.choices,
            initial=now.get("", DEFAULT_TOLD),
        )
        for kind in staff_kinds():
            self.fields[_field_name(kind.key)] = forms.ChoiceField(
                label=str(kind.label),
                choices=[(AS_EVERYTHING_ELSE, _("as chosen above")), *Told.choices],
                initial=now.get(kind.key, AS_EVERYTHING_ELSE),
                required=False,
            )

    def save(self) -> None:
        """Keeps the choices; those that are as above need no row."""
        chosen = {kind.key: self.cleaned_data[_field_name(kind.key)] for kind in staff_kinds()}
        chosen[""] = self.cleaned_data[EVERYTHING_ELSE]
        for kind, told in chosen.items():
            row = NotificationChoice.objects.filter(user=self.user, kind=kind)
            if told:
                row.update_or_create(user=self.user, kind=kind, defaults={"told": told})
            else:
                row.delete()


def _field_name(kind: str) -> str:
    return kind.replace(".", "-")


class ChoicesPanel(BaseSettingsPanel):
    """The part of the account's settings that holds the form."""

    name = "notification_choices"
    title = _("Notifications")
    tab = notifications_tab
    order = 100
    form_class = ChoicesForm
    form_object = "user"
