"""Small signs of state."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from fazhi.design_system.component import Component, Example

TAG = "components/tag.html"
DAY = dt.date(2026, 11, 28)

COMPONENTS = (
    Component(
        "seal",
        _("Seal"),
        _("A department answers for this. Red means nothing else on these pages."),
        (
            Example(
                _("Signed"),
                "components/seal.html",
                {"department": "司法所", "day": dt.date(2026, 11, 20)},
            ),
            Example(
                _("With a way to the record"),
                "components/seal.html",
                {"department": "综合行政执法局", "day": dt.date(2026, 11, 18), "url": "#"},
            ),
        ),
    ),
    Component(
        "tags",
        _("Status tags"),
        _("A state in words; the colour only repeats it."),
        (
            Example(_("In force, open"), TAG, {"label": "现行有效", "kind": "ok"}),
            Example(_("Soon, full"), TAG, {"label": "尚未生效", "kind": "warn"}),
            Example(_("For information"), TAG, {"label": "已修改", "kind": "info"}),
            Example(_("Repealed"), TAG, {"label": "已废止", "kind": "repealed"}),
            Example(_("Without a kind"), TAG, {"label": "无障碍坡道"}),
        ),
    ),
    Component(
        "leaf",
        _("Date leaf"),
        _("The day of a lecture, as a leaf of the calendar."),
        (
            Example(_("To come"), "components/leaf.html", {"day": DAY}),
            Example(_("Past"), "components/leaf.html", {"day": DAY, "state": "past"}),
            Example(_("Cancelled"), "components/leaf.html", {"day": DAY, "state": "cancelled"}),
        ),
    ),
)
