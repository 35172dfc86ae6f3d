from fazhi.departments.importers.departments import DepartmentImporter
from fazhi.departments.importers.laws import LawImporter
from fazhi.departments.importers.memberships import MembershipImporter

__all__ = ["DepartmentImporter", "LawImporter", "MembershipImporter"]
