"""How lists and reports of the administration leave it as CSV, Wagtail's own included.

Chinese versions of Excel take a CSV file without a mark for GBK, and a cell that begins with one of
`FORMULA_STARTS` for a formula, whoever wrote it. XLSX files have neither problem.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from fazhi.spreadsheets import FORMULA_STARTS

BOM = "\ufeff".encode()
NEGATIVE_NUMBER = re.compile(r"-\d+(\.\d+)?")

_stream_csv = SpreadsheetExportMixin.stream_csv


def harmless(value: Any) -> Any:
    """A cell's value; text that a spreadsheet would run as a formula has an apostrophe before it."""
    if not isinstance(value, str) or not value or value[0] not in FORMULA_STARTS:
        return value
    return value if NEGATIVE_NUMBER.fullmatch(value) else f"'{value}"


def make_exports_readable() -> None:
    """Replaces what Wagtail's mixin does; called once, when the apps are ready."""
    SpreadsheetExportMixin.stream_csv = _stream_csv_with_mark
    SpreadsheetExportMixin.write_csv_row = _write_csv_row
    SpreadsheetExportMixin.write_csv_response = _write_csv_response


def _stream_csv_with_mark(view: Any, queryset: Any) -> Iterator[bytes]:
    yield BOM
    yield from _stream_csv(view, queryset)


def _write_csv_row(view: Any, writer: Any, row: dict[str, Any]) -> Any:
    shown = {k: view.preprocess_field_value(k, v, view.FORMAT_CSV) for k, v in row.items()}
    return writer.writerow({key: harmless(value) for key, value in shown.items()})


def _write_csv_response(view: Any, queryset: Any) -> StreamingHttpResponse:
    """As Wagtail's, for names of files beyond ASCII too."""
    name = content_disposition_header(as_attachment=True, filename=f"{view.get_filename()}.csv")
    return StreamingHttpResponse(
        view.stream_csv(queryset),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": name or "attachment"},
    )
