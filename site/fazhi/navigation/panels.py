"""Forms of the site settings, with help beside each field."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    Panel,
    TabbedInterface,
)

_IN_ENGLISH = _("Empty: English pages show the Chinese text.")


def _bilingual(field: str, help_text: object) -> FieldRowPanel:
    return FieldRowPanel(
        [
            FieldPanel(field, help_text=help_text),
            FieldPanel(f"{field}_en", help_text=_IN_ENGLISH),
        ]
    )


class MissingPartsPanel(Panel):
    """Names what inspections of government websites look for and this site does not show."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "navigation/missing_parts.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            from fazhi.navigation.inspection import missing_parts

            context: dict[str, Any] = super().get_context_data(parent_context)
            return {**context, "missing": missing_parts(self.instance)}


hotline = [
    FieldPanel("number", help_text=_("As it is dialled, such as 12345 or 0523-12345678.")),
    _bilingual("label", _("A few words: who answers.")),
    FieldPanel("keywords"),
]

menu_item = [
    PageChooserPanel(
        "page", help_text=_("In Chinese; English pages lead to its translation, if there is one.")
    ),
    FieldPanel(
        "destination",
        help_text=_("A page that the software itself keeps up to date, instead of a page above."),
    ),
    FieldRowPanel(
        [
            FieldPanel("label", help_text=_("Empty: the title of the page.")),
            FieldPanel("label_en", help_text=_("Empty: the title of the English page.")),
        ]
    ),
]

_identity = [
    MissingPartsPanel(),
    HelpPanel(
        content=_(
            "What is left empty is not shown to anybody. Enter numbers of filings only as they "
            "were given to this site."
        )
    ),
    MultiFieldPanel(
        [
            _bilingual("site_name", _("Stands at the top of every page.")),
            _bilingual("tagline", _("One line under the name, for example the town.")),
            FieldPanel(
                "mark",
                help_text=_(
                    "A line drawing beside the name and behind the question on the home page. "
                    "The national emblem must not be used as decoration."
                ),
            ),
        ],
        heading=_("Name"),
    ),
    MultiFieldPanel(
        [
            _bilingual("owner", _("The authority that answers for the site, with its full name.")),
            _bilingual("organiser", _("The office that runs the site.")),
            FieldPanel("phone", help_text=_("Of the office that answers questions on the site.")),
            _bilingual("address", _("Where residents can come to.")),
        ],
        heading=_("Who answers for it"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "identification_code",
                help_text=_("Ten digits, given to government websites on registration."),
            ),
            FieldPanel(
                "icp_number",
                help_text=_("The number on the certificate of the internet filing."),
            ),
            FieldPanel(
                "police_number",
                help_text=_("The number on the notice of the public security filing."),
            ),
            FieldPanel(
                "correction_url",
                help_text=_(
                    "What the footer's “Report a mistake on this site” leads to: the address that the "
                    "office in charge of government websites gave to this site. Empty: the site's "
                    "own form."
                ),
            ),
        ],
        heading=_("Filings"),
    ),
]

site_settings = TabbedInterface(
    [
        ObjectList(_identity, heading=_("Site identity")),
        ObjectList(
            [
                InlinePanel(
                    "main_menu",
                    heading=_("Main menu"),
                    label=_("menu item"),
                    help_text=_(
                        "The lines beside the name of the site; the home page shows them as tiles. "
                        "Five to seven are enough. A page that is not public is not shown."
                    ),
                ),
            ],
            heading=_("Main menu"),
        ),
        ObjectList(
            [
                InlinePanel(
                    "footer_menu",
                    heading=_("Footer menu"),
                    label=_("menu item"),
                    help_text=_("For example privacy, accessibility and the site map."),
                ),
            ],
            heading=_("Footer menu"),
        ),
        ObjectList(
            [
                InlinePanel(
                    "hotlines",
                    heading=_("Hotlines"),
                    label=_("hotline"),
                    help_text=_(
                        "Shown at the foot of every page and wherever nothing was found, in this "
                        "order."
                    ),
                )
            ],
            heading=_("Hotlines"),
        ),
    ]
)
