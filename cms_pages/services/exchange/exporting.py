"""Lists of guides as files: XLSX and CSV with the columns of the import, JSON for programs.

Each says on which day it was made and by which version of the software.
"""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from cms_pages.services.exchange.columns import ABOUT, COLUMNS
from cms_pages.services.exchange.existing import drafts_of
from cms_pages.services.exchange.fields.base import stored
from cms_pages.services.exchange.fields.every import guide_cells
from cms_pages.services.exchange.fields.materials import FIELD, paper_cells
from cms_pages.services.exchange.kinds import KINDS
from cms_pages.services.exchange.known import Known
from cms_pages.services.exchange.records import as_records
from cms_pages.services.exchange.saying import inert
from cms_pages.services.exchange.version import software_version
from fazhi.documents.names import disposition
from fazhi.imports.exports import BOM
from fazhi.origin import public_address
from fazhi.spreadsheets import XLSX, write_sheet
from fazhi.workdays import today

if TYPE_CHECKING:
    from cms_pages.services.models import ServiceGuidePage

_REPEATED = ("public_id", "code", "title")  # in each row of a guide, so that rows can be sorted


def export(request: HttpRequest, guides: "QuerySet[ServiceGuidePage]", kind: str) -> HttpResponse:
    """The public guides of a query set as a file to keep; ``kind`` is one of `KINDS`, else 404.

    The caller gives guides that whoever asks may read.
    """
    return _response(request, list(_complete(guides.filter(live=True))), kind)


def export_drafts(
    request: HttpRequest, guides: "QuerySet[ServiceGuidePage]", kind: str
) -> HttpResponse:
    """The same of guides as their editors have left them last, for who may edit them."""
    return _response(request, drafts_of(_complete(guides).select_related("latest_revision")), kind)


def _complete(guides: "QuerySet[ServiceGuidePage]") -> "QuerySet[ServiceGuidePage]":
    related = guides.select_related("responsible_department")
    return related.prefetch_related("counters__venue", "life_events").order_by("path")


def _response(
    request: HttpRequest, guides: "Sequence[ServiceGuidePage]", kind: str
) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    list_of = _List(request, guides)
    content, content_type = {
        "xlsx": lambda: (list_of.xlsx(), XLSX),
        "csv": lambda: (list_of.csv(), "text/csv; charset=utf-8"),
        "json": lambda: (list_of.json(), "application/json"),
    }[kind]()
    title = f"{_('Service guides')} {list_of.day}"
    name = disposition(title, f"guides-{list_of.day}", kind, as_attachment=True)
    return HttpResponse(content, content_type=content_type, headers={"Content-Disposition": name})


class _List:
    """Guides to be written."""

    def __init__(self, request: HttpRequest, guides: "Sequence[ServiceGuidePage]") -> None:
        self._request, self._guides = request, guides
        self._known = Known(guides)
        self.day = today().isoformat()

    def xlsx(self) -> bytes:
        return write_sheet(_("Service guides"), (*COLUMNS, *ABOUT), self._rows())

    def csv(self) -> bytes:
        file = io.StringIO()
        columns = (*COLUMNS, *ABOUT)
        writer = csv.DictWriter(file, [column.key for column in columns], restval="")
        writer.writerow({column.key: str(column.title) for column in columns})
        writer.writerows(self._rows())
        return BOM + file.getvalue().encode()

    def json(self) -> str:
        found = {
            "as_of": self.day,
            "software": {"name": "Fazhi", "version": software_version()},
            "guides": [
                {**record, "url": self._url(guide)}
                for guide, record in zip(
                    self._guides, as_records(self._guides, self._known), strict=True
                )
            ],
        }
        return json.dumps(found, ensure_ascii=False, indent=1)

    def _rows(self) -> Iterator[dict[str, str]]:
        """One for each paper; what is said of the guide itself stands in the first."""
        for guide in self._guides:
            cells = guide_cells(guide, self._known)
            cells |= {"url": self._url(guide), "as_of": self.day, "version": software_version()}
            papers = [paper_cells(item["value"]) for item in stored(guide, FIELD)] or [{}]
            repeated = {key: cells[key] for key in _REPEATED}
            for number, paper in enumerate(papers):
                row = (repeated if number else cells) | paper
                yield {key: inert(ILLEGAL_CHARACTERS_RE.sub("", text)) for key, text in row.items()}

    def _url(self, guide: "ServiceGuidePage") -> str:
        if not guide.live:
            return ""
        return public_address(guide.get_url(self._request) or "", self._request)
