"""The page on which people of the administration set up their own account."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel, NameEmailSettingsPanel

from fazhi.accounts.users.forms import NameForm


class NamePanel(BaseSettingsPanel):
    """Takes the place of Wagtail's panel, which asks for a first and a last name."""

    name = "name"
    title = _("Full name")
    order = 100
    form_class = NameForm


class AccountView(WagtailAccountView):
    """Wagtail's page with our panel for the name."""

    def get_panels(self) -> list[Any]:
        return [
            NamePanel(panel.request, panel.user, panel.profile)
            if isinstance(panel, NameEmailSettingsPanel)
            else panel
            for panel in super().get_panels()
        ]
