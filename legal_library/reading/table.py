"""The list of laws as rows for spreadsheets."""

import csv
import datetime as dt
import io

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fazhi.imports.exports import harmless
from fazhi.origin import public_address
from legal_library.addresses import law_path
from legal_library.models import LawVersion
from legal_library.organs import LawKind
from legal_library.reading.browse import Browse
from legal_library.status import Status

_COLUMNS = (
    *("law__title", "law__kind", "law__issuer", "document_number"),
    *("version_date", "effective_from", "effective_to", "law__slug"),
)


def as_csv(browse: Browse, request: HttpRequest) -> str:
    """The laws that fit, as CSV with the day on which it holds; one query beside those of the list."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(
        (
            *(_("Title"), pgettext("of a law", "Kind"), pgettext("of a law", "Issuing organ")),
            *(_("Document number"), _("Day of the version"), _("In force from")),
            *(_("In force until"), pgettext("of a law", "Status"), _("Address"), _("As of")),
        )
    )
    versions = {
        key: columns
        for key, *columns in LawVersion.objects.public().values_list("pk", *_COLUMNS).order_by()
    }
    kinds = {kind: str(label) for kind, label in LawKind.choices}
    states = {status: str(status.label) for status in Status}
    as_of = browse.day.isoformat()
    for entry in browse.matching:
        title, kind, issuer, number, made, begins, ends, slug = versions[entry.version_id]
        cells = (
            *(title, kinds[kind], issuer, number, _iso(made), _iso(begins), _iso(ends)),
            *(states[entry.status], public_address(law_path(slug), request), as_of),
        )
        writer.writerow([harmless(cell) for cell in cells])
    return file.getvalue()


def _iso(day: dt.date | None) -> str:
    return day.isoformat() if day else ""
