"""Buttons, and taking a page along."""

from django.utils.translation import gettext_lazy as _

import segno

from fazhi.design_system.component import Component, Example

COMPONENTS = (
    Component(
        "buttons",
        _("Buttons"),
        _("One main action a page; to call is an action too."),
        (Example(_("Every kind"), "design_system/buttons.html", {}),),
    ),
    Component(
        "sharing",
        _("Sharing"),
        _("The short link of a page as a QR code, on paper, as a poster. Inside WeChat too."),
        (
            Example(
                _("Ordinary"),
                "components/sharing.html",
                {
                    "url": "#",
                    "address": "https://fazhi.example/s/7k2m9pqx/",
                    "qr_svg": segno.make("https://fazhi.example/", micro=False).svg_data_uri(
                        border=4
                    ),
                    "qr_png": "#",
                    "pdf": "#",
                    "poster": "#",
                },
            ),
        ),
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
