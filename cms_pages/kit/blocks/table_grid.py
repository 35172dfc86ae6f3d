"""The grid of a table: Wagtail's, with a bound, and with cells that can be translated."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import BadRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail.blocks import Block, DecimalBlock
from wagtail.blocks import TextBlock as PlainTextBlock
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter
from wagtail_localize.segments.types import StringSegmentValue

from cms_pages.kit.blocks.text import TextBlock

MAX_COLUMNS = 30
MAX_ROWS = 200
MAX_CELL = 2000
NUMBER = "number"
CAPTION, HEADING, CELL = "caption", "heading", "cell"


class TableGridBlock(TypedTableBlock):
    """Columns of words, of words with links and lists, or of numbers."""

    text = PlainTextBlock(label=_("Plain words"), required=False, max_length=MAX_CELL, rows=1)
    rich_text = TextBlock(
        label=_("Words with links"), required=False, features=["bold", "ul", "link"], help_text=""
    )
    number = DecimalBlock(label=_("Numbers"), required=False)

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> TypedTable:
        """Raises `BadRequest` for what the editor never sends."""
        try:
            return super().value_from_datadict(data, files, prefix)
        except (KeyError, ValueError) as error:
            raise BadRequest from error

    def clean(self, table: TypedTable) -> TypedTable:
        """Raises `ValidationError` for a table that is empty or that nobody could read."""
        size = {"columns": len(table.columns), "rows": len(table.row_data)}
        if size["columns"] > MAX_COLUMNS or size["rows"] > MAX_ROWS:
            message = gettext(
                "This table has %(columns)s columns and %(rows)s rows; at most %(max_columns)s "
                "columns and %(max_rows)s rows are possible. Divide it, or offer it as a document."
            )
            limits = {"max_columns": MAX_COLUMNS, "max_rows": MAX_ROWS}
            raise TypedTableBlockValidationError(non_block_errors=[message % {**size, **limits}])
        if not self.is_deferred_validation and not all(size.values()):
            message = gettext("A table needs at least one column and one row.")
            raise TypedTableBlockValidationError(non_block_errors=[message])
        if not self.is_deferred_validation and not (table.caption or "").strip():
            message = gettext("Give the table a caption, which says what it is about.")
            raise TypedTableBlockValidationError(non_block_errors=[message])
        return super().clean(table)

    def get_translatable_segments(self, table: TypedTable) -> list[Any]:
        """What wagtail-localize offers for translation: caption, headings and words of cells."""
        segments = [StringSegmentValue(CAPTION, table.caption or "")]
        for number, column in enumerate(table.columns):
            segments.append(StringSegmentValue(f"{HEADING}-{number}", column["heading"] or ""))
        extractor = StreamFieldSegmentExtractor(None)
        for key, block, value in _cells(table):
            found = extractor.handle_block(block, value)
            segments += [segment.wrap(key) for segment in found]
        return segments

    def restore_translated_segments(self, table: TypedTable, segments: list[Any]) -> TypedTable:
        """The table with the translated words in their places."""
        by_key: dict[str, list[Any]] = {}
        for segment in segments:
            key, inner = segment.unwrap()
            by_key.setdefault(key, []).append(inner)
        caption = by_key.get(CAPTION)
        writer = StreamFieldSegmentsWriter(None, None, None)
        translated = {
            key: writer.handle_block(block, value, by_key[key]) if key in by_key else value
            for key, block, value in _cells(table)
        }
        return TypedTable(
            columns=[
                {**column, "heading": _words(by_key.get(f"{HEADING}-{number}"), column["heading"])}
                for number, column in enumerate(table.columns)
            ],
            row_data=[
                {"values": [translated[_key(r, c)] for c in range(len(table.columns))]}
                for r in range(len(table.row_data))
            ],
            caption=_words(caption, table.caption),
        )


def _key(row: int, column: int) -> str:
    return f"{CELL}-{row}-{column}"


def _cells(table: TypedTable) -> Iterator[tuple[str, Block, Any]]:
    for r, row in enumerate(table.row_data):
        for c, (column, value) in enumerate(zip(table.columns, row["values"], strict=True)):
            yield _key(r, c), column["block"], "" if value is None else value


def _words(segments: list[Any] | None, otherwise: str) -> str:
    return segments[0].render_text() if segments else otherwise
