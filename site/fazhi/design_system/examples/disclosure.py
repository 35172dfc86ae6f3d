"""What opens on demand."""

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

TABS = [
    {"id": "situation-1", "label": "新建", "text": "符合一户一宅条件的，向村民小组提出申请。"},
    {"id": "situation-2", "label": "翻建", "text": "不超过原有面积的，材料少两样。"},
    {"id": "situation-3", "label": "分户后建房", "text": "先到派出所分户，再提出申请。"},
]

COMPONENTS = (
    Component(
        "tabs",
        _("Tabs"),
        _("Parts of which a reader needs one. Without scripts they follow each other."),
        (Example(_("Three"), "components/tabs.html", {"tabs": TABS}),),
        script="js/tabs.js",
    ),
)
