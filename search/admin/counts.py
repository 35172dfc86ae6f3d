"""Reports of the log: what is searched for most, what finds nothing, what nobody clicks."""

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy

from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

import django_filters

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.workdays import today
from search.actions import actions_for
from search.models import SearchCount

LATELY = 90  # days, unless others are asked for
FREQUENT, NOTHING, NOT_EXACT, NOT_CLICKED = "frequent", "nothing", "not_exact", "not_clicked"

REPORTS = (
    (FREQUENT, gettext_lazy("searched for most")),
    (NOTHING, gettext_lazy("found nothing")),
    (NOT_EXACT, gettext_lazy("found nothing exact")),
    (NOT_CLICKED, gettext_lazy("found, but not clicked")),
)


class CountFilterSet(WagtailFilterSet):
    """Which report, the days, part of the query. The report itself is made by the view."""

    report = django_filters.ChoiceFilter(
        label=pgettext_lazy("of the log of searches", "Report"),
        choices=REPORTS,
        empty_label=None,
        method="unchanged",
    )
    day = django_filters.DateFromToRangeFilter(
        label=gettext_lazy("Days (the last 90 if empty)"), widget=DateRangePickerWidget
    )
    query = django_filters.CharFilter(label=gettext_lazy("Query"), lookup_expr="icontains")

    class Meta:
        model = SearchCount
        fields = ("report", "day", "query", "language")

    def unchanged(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """See `CountIndexView.filter_queryset`."""
        return rows


def summed(counts: QuerySet[SearchCount], report: str) -> QuerySet[Any, Any]:
    """Rows by query: ``all``, ``missed``, ``empty``, ``opened`` and ``place``, the mean of ranks."""
    rows = (
        counts.order_by()
        .values("query", "language")
        .annotate(
            all=Sum("searches"),
            missed=Sum("without_strict"),
            empty=Sum("without_hits"),
            opened=Sum("clicks"),
            places=Sum("ranks"),
        )
        .filter(all__gt=0)
    )
    if report == NOTHING:
        return rows.filter(empty__gt=0).order_by("-empty", "-all", "query")
    if report == NOT_EXACT:
        return rows.filter(missed__gt=F("empty")).order_by("-missed", "-all", "query")
    if report == NOT_CLICKED:
        return rows.filter(opened=0, all__gt=F("empty")).order_by("-all", "query")
    return rows.order_by("-all", "query")


def mean_place(row: dict[str, Any]) -> str:
    """Where the clicked hits stood on average; empty without a click."""
    return f"{row['places'] / row['opened']:.1f}" if row["opened"] else "—"


class CountIndexView(generic.IndexView):
    """One line a query, over the chosen days."""

    template_name = "search/admin/log.html"
    results_template_name = "search/admin/log_results.html"
    any_permission_required = ("view",)

    def order_queryset(self, queryset: Any) -> Any:
        """Left to `filter_queryset`: the sums do not exist yet."""
        return queryset

    def filter_queryset(self, queryset: Any) -> Any:
        """The days decide what is summed up, the report what is left and what stands first."""
        if not any(self.request.GET.get(name) for name in ("day_from", "day_to")):
            queryset = queryset.filter(day__gt=today() - dt.timedelta(days=LATELY))
        return summed(super().filter_queryset(queryset), self.report)

    @property
    def report(self) -> str:
        """The one that was chosen."""
        return self.request.GET.get("report", FREQUENT)

    def reports(self) -> list[tuple[str, Any, bool]]:
        """Address and label of each report, and whether it is this one; the other choices stay."""
        asked = self.request.GET.copy()
        asked.pop("p", None)
        found = []
        for name, label in REPORTS:
            asked["report"] = name
            found.append((f"?{asked.urlencode()}", label, name == self.report))
        return found

    def get_list_buttons(self, instance: Any) -> list[Any]:
        return []

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        return {**{name: item.get(name) for name in self.list_export}, "place": mean_place(item)}

    def get_filename(self) -> str:
        """The report and the day of the export: several of them lie in one folder."""
        return f"{self.verbose_name_plural}-{timezone.localdate()}"


class StepsColumn(Column):
    """What the user can do about a query."""

    cell_template_name = "search/admin/steps.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = parent_context["request"].user
        context["steps"] = [
            (action.label, action.url_for(instance["query"])) for action in actions_for(user)
        ]
        return context


class CountViewSet(WithoutSome):
    """Lists to read and to export, nothing more."""

    model = SearchCount
    name = "search_log"
    icon = "view"
    menu_label = pgettext_lazy("of the search", "Log of searches")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = CountIndexView
    inspect_view_enabled = True  # registers the permission to view
    left_out = ("add", "edit", "delete", "usage", "history", "history_results", "inspect")
    filterset_class = CountFilterSet
    search_backend_name = None
    list_per_page = 50
    list_display = (
        Column("query", label=gettext_lazy("Query")),
        Column("all", label=gettext_lazy("Searches")),
        Column("missed", label=gettext_lazy("Without an exact hit")),
        Column("empty", label=gettext_lazy("Without any hit")),
        Column("opened", label=gettext_lazy("Clicks")),
        Column("place", label=gettext_lazy("Place clicked, on average"), accessor=mean_place),
        StepsColumn("steps", label=gettext_lazy("What to do"), accessor="query"),
    )
    list_export = ("query", "language", "all", "missed", "empty", "opened", "place")
    export_headings = {
        "query": gettext_lazy("Query"),
        "language": pgettext_lazy("of a search", "Language"),
        "all": gettext_lazy("Searches"),
        "missed": gettext_lazy("Without an exact hit"),
        "empty": gettext_lazy("Without any hit"),
        "opened": gettext_lazy("Clicks"),
        "place": gettext_lazy("Place clicked, on average"),
    }
    form_fields = ()
