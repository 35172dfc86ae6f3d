"""Buttons, and taking a page along."""

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

COMPONENTS = (
    Component(
        "buttons",
        _("Buttons"),
        _("One main action a page; to call is an action too."),
        (Example(_("Every kind"), "design_system/buttons.html", {}),),
    ),
    Component(
        "page-tools",
        _("Print and copy"),
        _("Shown where the browser can; the short link below a page does without."),
        (
            Example(
                _("Ordinary"), "components/page_tools.html", {"address": "https://fazhi.example/s/"}
            ),
        ),
    ),
)
