from decimal import Decimal
from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import BooleanBlock, CharBlock, StructBlock, StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.rich_text import RichText

from cms_pages.kit.blocks.groups import FACTS
from cms_pages.kit.blocks.table_grid import NUMBER, TableGridBlock

STACKED_COLUMNS = 6  # with more, cards on a telephone are longer than scrolling is tedious


class TableBlock(StructBlock):
    """A table for what really is one: rows and columns of facts."""

    table = TableGridBlock(
        label=_("Table"),
        help_text=_(
            "Begin with the caption, then add columns. A heading for each column lets the table "
            "be read on a telephone and be read aloud. At most 30 columns and 200 rows."
        ),
    )
    first_column_is_heading = BooleanBlock(
        label=_("First column names the rows"),
        required=False,
        help_text=_("Such as names or years, by which a reader finds the row."),
    )
    source = CharBlock(
        label=_("Source"),
        required=False,
        default="",
        max_length=200,
        help_text=_("Where the facts are from and as of when."),
    )

    class Meta:
        icon = "table"
        label = _("Table")
        group = FACTS
        template = "kit/blocks/table.html"

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["table"] = _shown(value["table"], value["first_column_is_heading"])
        return context


def _content(value: RichText | str | Decimal | None) -> Any:
    if value is None:
        return ""
    return linebreaksbr(value) if isinstance(value, str) else value


def _shown(table: TypedTable, first_is_heading: bool) -> dict[str, Any] | None:
    headings = [str(column["heading"] or "") for column in table.columns]
    rows = [
        [
            {
                "content": _content(cell.value),
                "label": heading,
                "is_heading": first_is_heading and number == 0,
                "is_number": cell.block.name == NUMBER,
            }
            for number, (cell, heading) in enumerate(zip(row, headings, strict=True))
        ]
        for row in table.rows
    ]
    if not headings or not rows:
        return None
    has_headings = any(headings)
    return {
        "caption": table.caption,
        "label": table.caption or gettext("Table"),
        "headings": headings if has_headings else [],
        "rows": rows,
        "stacks": has_headings and len(headings) <= STACKED_COLUMNS,
    }
