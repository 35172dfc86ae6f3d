"""Filters of the lists in the administration."""

from wagtail.admin.filters import WagtailFilterSet

from fazhi.places.models import Counter, GridCell, Venue, Village


class VillageFilterSet(WagtailFilterSet):
    class Meta:
        model = Village
        fields = ("kind",)


class GridFilterSet(WagtailFilterSet):
    class Meta:
        model = GridCell
        fields = ("level", "kind", "village")


class VenueFilterSet(WagtailFilterSet):
    class Meta:
        model = Venue
        fields = ("kind", "village")


class CounterFilterSet(WagtailFilterSet):
    class Meta:
        model = Counter
        fields = ("venue", "departments")
