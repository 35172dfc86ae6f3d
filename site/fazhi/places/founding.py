"""The places of a real town: its villages and its grid, from lists or entered later."""

from fazhi.places.importers import GridImporter, VillageImporter
from fazhi.town.founding import FoundingStep
from fazhi.town.lists import FoundingList, FoundingLists

# Villages first: cells name them.
LISTS = FoundingLists(
    (
        FoundingList(
            "villages", VillageImporter, "XLSX or CSV list of the villages and communities"
        ),
        FoundingList("grid", GridImporter, "XLSX or CSV list of the cells of the grid"),
    )
)

STEP = FoundingStep("places", 30, LISTS.run, LISTS.add_arguments)
