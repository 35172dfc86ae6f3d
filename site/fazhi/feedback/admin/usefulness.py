"""How useful pages were found: one line a page, with the votes of the chosen days."""

from typing import Any

from django.db.models import F, Max, QuerySet, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from fazhi.admin_screens.viewsets import WithoutSome
from fazhi.feedback.admin.filters import UsefulnessFilterSet
from fazhi.feedback.models import UsefulnessCount


class AddressColumn(Column):
    """An address: something to type, no prose."""

    cell_template_name = "feedback/admin/address.html"


class UsefulnessIndexView(generic.IndexView):
    """The report: what was found least useful first."""

    any_permission_required = ("view",)

    def order_queryset(self, queryset: Any) -> Any:
        """Left to `filter_queryset`: the sums do not exist yet."""
        return queryset

    def filter_queryset(self, queryset: Any) -> Any:
        """The days decide what is summed up, and the sums what stands first."""
        return summed(super().filter_queryset(queryset)).order_by(self.ordering, "path")

    def get_list_buttons(self, instance: Any) -> list[Any]:
        return []

    def get_filename(self) -> str:
        """The report and the day of the export: several of them lie in one folder."""
        return f"{self.verbose_name_plural}-{timezone.localdate()}"


def summed(counts: QuerySet[UsefulnessCount]) -> QuerySet[Any, Any]:
    """Votes by page: ``name``, ``path``, ``yes``, ``no`` and ``share``, the percentage of useful."""
    return (
        counts.order_by()
        .values("path")
        .annotate(name=Max("title"), yes=Sum("useful"), no=Sum("not_useful"))
        .filter(yes__gt=-F("no"))  # a row without a vote, of one who was interrupted, has no share
        .annotate(share=F("yes") * 100 / (F("yes") + F("no")))
    )


class UsefulnessViewSet(WithoutSome):
    """A list to read and to export, nothing more."""

    model = UsefulnessCount
    icon = "view"
    menu_label = _("Usefulness of pages")
    name = "usefulness"
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = UsefulnessIndexView
    inspect_view_enabled = True  # registers the permission to view
    left_out = ("add", "edit", "delete", "usage", "history", "history_results", "inspect")
    filterset_class = UsefulnessFilterSet
    search_backend_name = None
    list_per_page = 50
    ordering = "-no"
    list_display = (
        Column("name", label=_("Page"), sort_key="name"),
        AddressColumn("path", label=_("Web address"), sort_key="path"),
        Column("yes", label=_("Useful"), sort_key="yes"),
        Column("no", label=_("Not useful"), sort_key="no"),
        Column("share", label=_("Useful (%)"), sort_key="share"),
    )
    list_export = ("name", "path", "yes", "no", "share")
    export_headings = {
        "name": _("Page"),
        "path": _("Web address"),
        "yes": _("Useful"),
        "no": _("Not useful"),
        "share": _("Useful (%)"),
    }
    form_fields = ()
