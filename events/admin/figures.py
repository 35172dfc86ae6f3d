"""The screen of figures: months, tables, a chart, a workbook."""

import datetime as dt
import re
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.generic import TemplateView

from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from events.models import Session
from events.models.series import FIRST_YEAR, LAST_YEAR
from events.permissions import visible_sessions
from events.statistics import (
    GROUPS,
    SMALLEST,
    Line,
    Range,
    charted,
    lines_by,
    lines_by_month,
    people_of,
)
from fazhi.charts.description import MAX_POINTS, Chart, ChartKind, Series
from fazhi.documents.names import disposition
from fazhi.documents.workbook import Column, write_list
from fazhi.spreadsheets import XLSX
from fazhi.workdays import today

MONTHS = 12
LONGEST = 120  # months
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def may_see_figures(user: Any) -> bool:
    """Whether somebody sees any session."""
    policy = policy_registry.get_by_type(Session)
    return bool(policy.user_has_any_permission(user, ("view", "change")))


def month_of(text: str) -> dt.date | None:
    """The first day of a month such as 2026-05; ``None`` for anything else."""
    found = _MONTH.fullmatch(text.strip())
    if found is None or not text.isascii():
        return None
    year, month = int(found[1]), int(found[2])
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    return dt.date(year, month, 1)


def the_last_year() -> Range:
    """This month and the eleven before."""
    last = today().replace(day=1)
    months = last.year * 12 + last.month - MONTHS
    return Range(dt.date(months // 12, months % 12 + 1, 1), last)


def asked_for(request: HttpRequest) -> tuple[Range, str]:
    """The months of the address, and what was wrong with them; then the last twelve."""
    begin, end = request.GET.get("from", ""), request.GET.get("until", "")
    if not begin and not end:
        return the_last_year(), ""
    first, last = month_of(begin), month_of(end)
    if first is None or last is None:
        return the_last_year(), _("Enter months such as 2026-05.")
    if last < first:
        return the_last_year(), _("The last month is before the first one.")
    if (last.year - first.year) * 12 + last.month - first.month >= LONGEST:
        return the_last_year(), _("At most ten years at once.")
    return Range(first, last), ""


class FiguresView(WagtailAdminTemplateMixin, TemplateView):
    """Who came, in numbers, of the sessions that the user may see."""

    template_name = "events/admin/figures.html"
    page_title = gettext_lazy("Figures about lectures")
    header_icon = "history"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_figures(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": "", "label": str(self.page_title)}]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        months, problem = asked_for(request)
        tables = self._tables(months)
        if request.GET.get("export") == "xlsx" and not problem:
            return _as_workbook(months, tables)
        context = self.get_context_data(
            months=months,
            problem=problem,
            tables=[(title, lines, _chart(title, lines)) for title, lines in tables],
            headings=headings(),
            smallest=SMALLEST,
        )
        return self.render_to_response(context)

    def _tables(self, months: Range) -> list[tuple[str, list[Line]]]:
        people = people_of(visible_sessions(self.request.user), months)
        titles = {
            "village": _("By village or community"),
            "theme": _("By theme"),
            "department": _("By department"),
        }
        return [
            (_("By month"), lines_by_month(people)),
            *((titles[group], lines_by(group, people)) for group in GROUPS),
        ]


def headings() -> list[str]:
    """The figures in words, in the order of `NAMES`."""
    return [
        _("Registered"),
        _("Came"),
        _("of whom late"),
        _("Did not come"),
        _("Without registration"),
    ]


def _chart(title: str, lines: list[Line]) -> Chart | None:
    """How many came of those who had registered; nothing where nobody came, or no figure is told."""
    labels, values = charted(lines, "came")
    if not any(values):
        return None
    return Chart(
        kind=ChartKind.BARS,
        title=_("%(table)s: came") % {"table": title},
        labels=tuple(label or _("not said") for label in labels[:MAX_POINTS]),
        series=(Series(values[:MAX_POINTS]),),
        unit=pgettext("unit of a chart", "people"),
    )


def _as_workbook(months: Range, tables: list[tuple[str, list[Line]]]) -> HttpResponse:
    title = _("Figures about lectures %(first)s to %(last)s") % {
        "first": f"{months.first:%Y-%m}",
        "last": f"{months.last:%Y-%m}",
    }
    columns = [
        Column(str(_("Table")), 20),
        Column(pgettext("figures", "What"), 24),
        *(Column(heading, 14, "number") for heading in headings()),
    ]
    few = _("fewer than %(number)d") % {"number": SMALLEST}
    rows = [
        (name, line.label or _("not said"), *(few if v is None else v for v in line.values))
        for name, lines in tables
        for line in lines
    ]
    response = HttpResponse(write_list(title, columns, rows, created=today()), content_type=XLSX)
    response["Content-Disposition"] = disposition(title, "figures", "xlsx", as_attachment=True)
    return response
