from fazhi.departments.models.department import Department, DepartmentKind, normalise_code
from fazhi.departments.models.laws import LawResponsibility
from fazhi.departments.models.membership import Membership, Role, RoleGroup

__all__ = [
    "Department",
    "DepartmentKind",
    "LawResponsibility",
    "Membership",
    "Role",
    "RoleGroup",
    "normalise_code",
]
