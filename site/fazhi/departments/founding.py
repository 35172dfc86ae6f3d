"""The departments of a real town: lists of departments, laws and roles, all of them or nothing."""

from typing import Any

from fazhi.departments.importers import DepartmentImporter, LawImporter, MembershipImporter
from fazhi.departments.provisioning import provision_roles
from fazhi.town.founding import FoundingStep, Report
from fazhi.town.lists import FoundingList, FoundingLists
from fazhi.town.models import Town

LISTS = FoundingLists(
    (
        FoundingList("departments", DepartmentImporter, "XLSX or CSV list of the departments"),
        FoundingList("laws", LawImporter, "XLSX or CSV list of the laws and their departments"),
        FoundingList(
            "members",
            MembershipImporter,
            "XLSX or CSV list of who holds which role, with the accounts to make",
        ),
    )
)


def found_departments(town: Town, options: dict[str, Any], report: Report) -> None:
    """Makes the roles' groups and imports the lists that were given."""
    provision_roles()
    LISTS.run(town, options, report)


STEP = FoundingStep("departments", 20, found_departments, LISTS.add_arguments)
