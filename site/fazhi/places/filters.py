"""Filters of the lists in the administration."""

from wagtail.admin.filters import WagtailFilterSet

from fazhi.places.models import Counter, GridCell, Venue, Village


class VillageFilterSet(WagtailFilterSet):
    """Village or community."""

    class Meta:
        model = Village
        fields = ("kind",)


class GridFilterSet(WagtailFilterSet):
    """Level, kind and village."""

    class Meta:
        model = GridCell
        fields = ("level", "kind", "village")


class VenueFilterSet(WagtailFilterSet):
    """Kind and village."""

    class Meta:
        model = Venue
        fields = ("kind", "village")


class CounterFilterSet(WagtailFilterSet):
    """Venue and department."""

    class Meta:
        model = Counter
        fields = ("venue", "departments")
