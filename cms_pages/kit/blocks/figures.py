from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from wagtail.blocks import CharBlock, ChoiceBlock, ListBlock, StructBlock, StructValue

from cms_pages.kit.blocks.groups import FACTS
from cms_pages.kit.blocks.partial_date import PartialDateBlock


class KeyFigureBlock(StructBlock):
    """One number, as exact as its source is, with what it counts, as of when, and who says so."""

    value = CharBlock(
        label=_("Number"),
        max_length=20,
        help_text=_("The number alone, such as 90 or 1.2; not more exact than the source."),
    )
    qualifier = ChoiceBlock(
        label=_("How exact it is"),
        search_index=False,
        required=False,
        choices=[
            ("over", _("somewhat more")),
            ("least", _("or more")),
            ("nearly", _("nearly")),
            ("about", _("about")),
        ],
        help_text=_("Left empty: exact."),
    )
    unit = CharBlock(
        label=_("Unit"),
        required=False,
        default="",
        max_length=20,
        help_text=_("What stands right behind the number, such as a measure word or %."),
    )
    label = CharBlock(
        label=_("What it counts"), max_length=120, help_text=_("A few words below the number.")
    )
    as_of = PartialDateBlock(
        label=_("As of"),
        required=False,
        help_text=_("The day, month or year that the number is from, such as 2021 or 2021-12-31."),
    )
    source = CharBlock(
        label=_("Source"),
        max_length=200,
        help_text=_("Who counted, how, and where it was published."),
    )

    class Meta:
        label = _("Figure")


class KeyFiguresBlock(StructBlock):
    """Numbers that stand for something, in a row."""

    entries = ListBlock(
        KeyFigureBlock(),
        label=_("Figures"),
        min_num=1,
        max_num=8,
        help_text=_("Best three or four: each further one makes the others weaker."),
    )

    class Meta:
        icon = "order"
        label = _("Figures with source")
        group = FACTS
        template = "kit/blocks/figures.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["entries"] = [_shown(figure) for figure in value["entries"] if figure["value"]]
        return context


def _shown(figure: StructValue) -> dict[str, Any]:
    number, unit = qualified(figure["value"], figure["unit"], figure["qualifier"])
    return {
        "value": number,
        "unit": unit,
        "label": figure["label"],
        "as_of": figure["as_of"],
        "source": figure["source"],
    }


def qualified(value: str, unit: str, qualifier: str) -> tuple[str, str]:
    """Number and unit with the word for how exact they are, which stands elsewhere in Chinese."""
    names = {"value": value, "unit": unit}
    if qualifier == "over":
        return (
            pgettext("number that is somewhat exceeded", "over %(value)s") % names,
            pgettext("unit of a number that is somewhat exceeded", "%(unit)s") % names,
        )
    if qualifier == "least":
        return (
            pgettext("number that is reached or exceeded", "at least %(value)s") % names,
            pgettext("unit of a number that is reached or exceeded", "%(unit)s") % names,
        )
    if qualifier == "nearly":
        return pgettext("number that is not quite reached", "nearly %(value)s") % names, unit
    if qualifier == "about":
        return pgettext("estimated number", "about %(value)s") % names, unit
    return value, unit
