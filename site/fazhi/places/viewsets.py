"""The administration's screens for villages, the grid, venues and counters."""

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _

from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.base import ViewSetGroup

from fazhi.imports.viewsets import ImportableIndexView, ImportableViewSet
from fazhi.links.columns import CodeColumn
from fazhi.places import filters, importers
from fazhi.places.forms import CounterForm, HoursFormSet
from fazhi.places.importers import counters, grid, venues, villages
from fazhi.places.models import Counter, GridCell, Venue, Village
from fazhi.places.permissions import OwnCountersMixin

LOCATION = MultiFieldPanel(
    (
        FieldRowPanel((FieldPanel("address"), FieldPanel("address_en"))),
        FieldRowPanel((FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("datum"))),
    ),
    heading=_("Location"),
)


class HoursPanel(InlinePanel):
    """Rows of weekly hours that are checked against each other."""

    def get_form_options(self) -> dict[str, Any]:
        options: dict[str, Any] = super().get_form_options()
        options["formsets"][self.relation_name]["formset"] = HoursFormSet
        return options


HOURS = (
    HoursPanel(
        "hours",
        (
            FieldPanel("weekdays"),
            FieldRowPanel((FieldPanel("opens"), FieldPanel("closes"))),
            FieldPanel("follows_workdays"),
        ),
        heading=_("Opening hours"),
        label=_("Range of hours"),
    ),
    InlinePanel(
        "exceptions",
        (
            FieldRowPanel((FieldPanel("first_day"), FieldPanel("last_day"))),
            FieldRowPanel((FieldPanel("opens"), FieldPanel("closes"))),
            FieldRowPanel((FieldPanel("reason"), FieldPanel("reason_en"))),
        ),
        heading=_("Days with other hours"),
        label=_("Days"),
    ),
)


class PlaceViewSet(ImportableViewSet):
    """What the four lists have in common."""

    add_to_admin_menu = False
    copy_view_enabled = False  # a copy would have the permanent id of the original
    inspect_view_enabled = True
    search_backend_name = None
    list_per_page = 50


class GridIndexView(ImportableIndexView):
    """The list, with the cells above and the villages read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("parent", "village")


class VenueIndexView(ImportableIndexView):
    """The list, with the villages read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("village")


class CounterIndexView(ImportableIndexView):
    """The list, with venues and departments read at once."""

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related("venue").prefetch_related("departments")

    def get_edit_url(self, instance: Counter) -> str | None:
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, "change", instance):
            return None
        url: str | None = super().get_edit_url(instance)
        return url


class CounterInspectView(generic.InspectView):
    """The page of a counter, which leads to the form whoever may change it."""

    def get_edit_url(self) -> str | None:
        may = self.permission_policy.user_has_permission_for_instance
        if not may(self.request.user, "change", self.object):
            return None
        url: str | None = super().get_edit_url()
        return url


class CounterEditView(OwnCountersMixin, generic.EditView):
    """The form, also for those who keep only their department's counters up to date."""


class CounterDeleteView(OwnCountersMixin, generic.DeleteView):
    """Deleting, within the same rights."""


class CounterHistoryView(OwnCountersMixin, HistoryView):
    """Who changed what, within the same rights."""


class CounterUsageView(OwnCountersMixin, UsageView):
    """What refers to a counter, within the same rights."""


class VillageViewSet(PlaceViewSet):
    """Villages and communities in the administration."""

    model = Village
    icon = "home"
    menu_name = "villages"
    importer_class = importers.VillageImporter
    filterset_class = filters.VillageFilterSet
    search_fields = ("name", "name_en", "slug")
    list_display = (
        "name",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        "name_en",
        "phone",
        CodeColumn(),
    )
    list_export = (
        *("name", "get_kind_display", "name_en", "phone", "address", "address_en", "latitude"),
        *("longitude", "get_datum_display", "summary", "summary_en", "public_id"),
    )
    export_headings = {
        **villages.TITLES,
        "get_kind_display": villages.TITLES["kind"],
        "get_datum_display": villages.TITLES["datum"],
    }
    panels = (
        MultiFieldPanel(
            (
                FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
                FieldRowPanel((FieldPanel("kind"), FieldPanel("phone"))),
                FieldRowPanel((FieldPanel("slug"), FieldPanel("order"))),
            ),
            heading=_("Village or community"),
        ),
        MultiFieldPanel(
            (FieldPanel("summary"), FieldPanel("summary_en")), heading=_("Short description")
        ),
        LOCATION,
    )


class GridViewSet(PlaceViewSet):
    """Grid cells in the administration."""

    model = GridCell
    icon = "grip"
    menu_name = "grid-cells"
    index_view_class = GridIndexView
    importer_class = importers.GridImporter
    filterset_class = filters.GridFilterSet
    search_fields = ("name", "name_en", "code", "village__name")
    list_display = (
        "name",
        "code",
        Column("get_level_display", label=_("level"), sort_key="level"),
        Column("parent", label=_("lies in"), sort_key="parent__code"),
        Column("village", label=_("village or community"), sort_key="village__name"),
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        CodeColumn(),
    )
    list_export = (
        *("code", "name", "level", "parent_code", "village", "get_kind_display", "name_en"),
        *("households", "population", "public_id"),
    )
    export_headings = {
        **grid.TITLES,
        "parent_code": grid.PARENT.title,
        "get_kind_display": grid.KIND.title,
    }
    panels = (
        MultiFieldPanel(
            (
                FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
                FieldRowPanel((FieldPanel("code"), FieldPanel("kind"))),
                FieldRowPanel((FieldPanel("level"), FieldPanel("parent"))),
                FieldPanel("village"),
            ),
            heading=_("Grid cell"),
        ),
        MultiFieldPanel(
            (FieldRowPanel((FieldPanel("households"), FieldPanel("population"))),),
            heading=_("Counts"),
            help_text=_("Totals only: no resident is recorded."),
        ),
    )


class VenueViewSet(PlaceViewSet):
    """Venues and their hours in the administration."""

    model = Venue
    icon = "site"
    menu_name = "venues"
    index_view_class = VenueIndexView
    importer_class = importers.VenueImporter
    filterset_class = filters.VenueFilterSet
    search_fields = ("name", "name_en", "address", "slug")
    list_display = (
        "name",
        Column("get_kind_display", label=_("kind"), sort_key="kind"),
        Column("village", label=_("village or community"), sort_key="village__name"),
        "address",
        "phone",
        CodeColumn(),
    )
    list_export = (
        *("name", "get_kind_display", "village", "name_en", "phone", "address", "address_en"),
        *("latitude", "longitude", "get_datum_display", "capacity", "get_accessibility_display"),
        *("directions", "directions_en", "public_id"),
    )
    export_headings = {
        **venues.TITLES,
        "get_kind_display": venues.TITLES["kind"],
        "get_datum_display": venues.TITLES["datum"],
        "get_accessibility_display": venues.TITLES["accessibility"],
    }
    panels = (
        MultiFieldPanel(
            (
                FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
                FieldRowPanel((FieldPanel("kind"), FieldPanel("village"))),
                FieldRowPanel((FieldPanel("phone"), FieldPanel("capacity"))),
                FieldRowPanel((FieldPanel("slug"), FieldPanel("order"))),
                FieldPanel("accessibility"),
            ),
            heading=_("Venue"),
        ),
        LOCATION,
        MultiFieldPanel(
            (FieldPanel("directions"), FieldPanel("directions_en")), heading=_("How to get there")
        ),
        MultiFieldPanel(
            (FieldPanel("about_counters"), FieldPanel("about_counters_en")), heading=_("Counters")
        ),
        *HOURS,
    )


class CounterViewSet(PlaceViewSet):
    """Counters and their hours in the administration."""

    model = Counter
    icon = "desktop"
    menu_name = "counters"
    index_view_class = CounterIndexView
    inspect_view_class = CounterInspectView
    edit_view_class = CounterEditView
    delete_view_class = CounterDeleteView
    history_view_class = CounterHistoryView
    usage_view_class = CounterUsageView
    importer_class = importers.CounterImporter
    filterset_class = filters.CounterFilterSet
    search_fields = ("name", "name_en", "handles", "venue__name")
    list_display = (
        "name",
        "number",
        Column("venue", label=_("venue"), sort_key="venue__name"),
        "floor",
        CodeColumn(),
    )
    list_export = (
        *("venue", "number", "name", "name_en", "handles", "handles_en", "floor"),
        *("department_names", "public_id"),
    )
    export_headings = {**counters.TITLES, "department_names": counters.DEPARTMENTS.title}
    edit_handler = ObjectList(
        (
            MultiFieldPanel(
                (
                    FieldRowPanel((FieldPanel("venue"), FieldPanel("number"))),
                    FieldRowPanel((FieldPanel("name"), FieldPanel("name_en"))),
                    FieldPanel("floor"),
                ),
                heading=_("Counter"),
            ),
            MultiFieldPanel(
                (FieldPanel("handles"), FieldPanel("handles_en")), heading=_("What it handles")
            ),
            FieldPanel("departments", widget=CheckboxSelectMultiple),
            *HOURS,
        ),
        base_form_class=CounterForm,
    )


class PlacesGroup(ViewSetGroup):
    """The menu of villages, grid, venues and counters."""

    menu_label = _("Places")
    menu_name = "places"
    menu_icon = "thumbtack"
    menu_order = 310
    items = (VillageViewSet, GridViewSet, VenueViewSet, CounterViewSet)
