"""Lists of places that a town keeps as XLSX files."""

from fazhi.places.importers.counters import CounterImporter
from fazhi.places.importers.grid import GridImporter
from fazhi.places.importers.venues import VenueImporter
from fazhi.places.importers.villages import VillageImporter

__all__ = ["CounterImporter", "GridImporter", "VenueImporter", "VillageImporter"]
