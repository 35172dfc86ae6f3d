"""Villages and communities, grid cells, venues and counters with their hours."""

from fazhi.places.models.grid import GridCell, GridKind, GridLevel
from fazhi.places.models.hours import OpeningException, OpeningHours, Weekday
from fazhi.places.models.venues import Accessibility, Counter, Venue, VenueKind
from fazhi.places.models.villages import Village, VillageKind

__all__ = [
    "Accessibility",
    "Counter",
    "GridCell",
    "GridKind",
    "GridLevel",
    "OpeningException",
    "OpeningHours",
    "Venue",
    "VenueKind",
    "Village",
    "VillageKind",
    "Weekday",
]
