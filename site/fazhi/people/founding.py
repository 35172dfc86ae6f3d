"""The persons whom a real town brings along."""

from fazhi.people.importer import PersonImporter
from fazhi.town.founding import FoundingStep
from fazhi.town.lists import FoundingList, FoundingLists

LISTS = FoundingLists(
    (FoundingList("people", PersonImporter, "XLSX list of persons with their consents"),)
)

STEP = FoundingStep("people", 40, LISTS.run, LISTS.add_arguments)
