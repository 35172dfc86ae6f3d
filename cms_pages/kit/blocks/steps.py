from typing import Any

from django.utils.translation import gettext_lazy as _

from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue

from cms_pages.kit.blocks.groups import SERVICES
from cms_pages.kit.blocks.text import TextBlock, has_words


class StepBlock(StructBlock):
    """One step: what is done, by whom, and how long it takes."""

    title = CharBlock(
        label=_("Step"), max_length=300, help_text=_("What is done, beginning with the verb.")
    )
    text = TextBlock(label=_("Explanation"), required=False)
    role = CharBlock(
        label=_("Who does it"),
        required=False,
        default="",
        max_length=80,
        help_text=_("A post or the applicant, never a person's name."),
    )
    time = CharBlock(
        label=_("How long it takes"),
        required=False,
        default="",
        max_length=80,
        help_text=_("Say whether working days or calendar days are meant."),
    )

    class Meta:
        label = _("Step")


class StepsBlock(StructBlock):
    """What happens one after the other; the numbers are added when it is shown."""

    entries = ListBlock(
        StepBlock(),
        label=_("Steps"),
        min_num=1,
        max_num=30,
        help_text=_("In the order in which they happen. The numbers are added by themselves."),
    )

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = SERVICES
        template = "kit/blocks/steps.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = [
            {
                "title": step["title"],
                "text": step["text"] if has_words(step["text"]) else "",
                "facts": [fact for fact in (step["role"], step["time"]) if fact],
            }
            for step in value["entries"]
            if step["title"] or has_words(step["text"])
        ]
        return context
