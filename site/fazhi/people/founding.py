"""The persons whom a real town brings along."""

from fazhi.people.importer import PersonImporter
from fazhi.town.founding import FoundingStep
from fazhi.town.lists import FoundingList, FoundingLists

LISTS = FoundingLists(
    (FoundingList("people", PersonImporter, "XLSX or CSV list of persons with their consents"),)
)

# After the site's owner is known: the consent text names it.
STEP = FoundingStep("people", 65, LISTS.run, LISTS.add_arguments)
