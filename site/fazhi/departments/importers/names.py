"""What the cell with a department's name means."""

from collections.abc import Iterable

from fazhi.departments.models import Department


def by_name(departments: Iterable[Department]) -> dict[str, Department]:
    """Those that are not dissolved; of two that follow each other the one that exists today."""
    usable = [d for d in departments if not d.is_over()]
    return {d.name: d for d in sorted(usable, key=Department.holds)}
