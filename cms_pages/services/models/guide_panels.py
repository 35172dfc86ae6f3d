"""The form of a service guide, in the order in which a reader meets what it says."""

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

GUIDE_PANELS = (
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("item_type"), FieldPanel("state")]),
            FieldPanel("handled_item"),
            FieldRowPanel([FieldPanel("basic_code"), FieldPanel("code")]),
            FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_until")]),
            FieldRowPanel([FieldPanel("level"), FieldPanel("power_source")]),
            FieldRowPanel([FieldPanel("delegated_to"), FieldPanel("joint_offices")]),
            FieldPanel("bases"),
        ],
        heading=_("What it is"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("who"),
            FieldPanel("audience"),
            FieldPanel("life_events"),
            FieldPanel("conditions"),
            FieldPanel("quantity_limit"),
            FieldPanel("intermediary"),
        ],
        heading=_("For whom"),
    ),
    MultiFieldPanel([FieldPanel("questions"), FieldPanel("materials")], heading=_("What to bring")),
    MultiFieldPanel(
        [
            FieldPanel("handling"),
            FieldPanel("statutory_limit"),
            FieldPanel("has_no_statutory_limit"),
            FieldPanel("promised_limit"),
            FieldPanel("special_procedures"),
            FieldPanel("is_free"),
            FieldPanel("fees"),
        ],
        heading=_("How long and how much"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("counters"),
            FieldRowPanel([FieldPanel("place"), FieldPanel("place_hours")]),
            FieldPanel("phone"),
            FieldPanel("channels"),
            FieldPanel("conveniences"),
            FieldRowPanel([FieldPanel("visits"), FieldPanel("scope")]),
            FieldPanel("visits_why"),
            FieldRowPanel([FieldPanel("online_url"), FieldPanel("mobile_url")]),
            FieldPanel("online_depth"),
            FieldPanel("steps"),
            FieldPanel("flow"),
            FieldPanel("results"),
        ],
        heading=_("How it is done"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("plain"),
            FieldPanel("faq"),
            FieldPanel("remedies"),
            FieldPanel("more"),
            FieldPanel("settled"),
            FieldPanel("related"),
        ],
        heading=_("Explained, and if it goes wrong"),
    ),
)
