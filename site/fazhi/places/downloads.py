"""The public lists of villages and venues as XLSX, in the language of the page."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from fazhi.documents.workbook import Column, write_list
from fazhi.origin import public_address
from fazhi.places.models import Venue, Village
from fazhi.places.models.base import in_language
from fazhi.places.presentation import HoursRow, change_rows, hours_rows
from fazhi.workdays import today


def villages_list(request: HttpRequest) -> bytes:
    """Every village and community with its kind, office telephone and address; one query."""
    columns = (
        Column(_("Name"), 22),
        Column(pgettext("heading of a column", "Kind"), 10),
        Column(_("Office telephone"), 24),
        Column(_("Address"), 44),
        Column(_("Web page"), 44),
    )
    rows = (
        (v.title, v.get_kind_display(), v.phone, _address(v), _page(v, request))
        for v in Village.objects.all()
    )
    title = _("Villages and communities")
    return write_list(title, columns, rows, note=_as_of(), created=today())


def venues_list(request: HttpRequest) -> bytes:
    """Every venue with its telephone, address and hours; a fixed number of queries."""
    columns = (
        Column(_("Name"), 26),
        Column(pgettext("heading of a column", "Kind"), 18),
        Column(_("Telephone"), 22),
        Column(_("Address"), 36),
        Column(_("Opening hours"), 44),
        Column(_("Other hours on some days"), 36),
        Column(_("Capacity"), 10, "number"),
        Column(_("Web page"), 40),
    )
    rows = (
        (
            v.title,
            v.get_kind_display(),
            v.phone,
            _address(v),
            _lines(hours_rows(v.schedule)),
            _lines(change_rows(v.schedule, today())),
            v.capacity,
            _page(v, request),
        )
        for v in Venue.objects.prefetch_related("hours", "exceptions")
    )
    title = _("Places and opening hours")
    return write_list(title, columns, rows, note=_as_of(), created=today())


def _address(place: Village | Venue) -> str:
    return in_language(place.address, place.address_en)


def _page(place: Village | Venue, request: HttpRequest) -> str:
    return public_address(place.get_absolute_url(), request)


def _lines(rows: list[HoursRow]) -> str:
    return "\n".join(
        f"{row.days} {row.text}" + (f" ({row.reason})" if row.reason else "") for row in rows
    )


def _as_of() -> str:
    return _("As of %(date)s") % {"date": today().isoformat()}
