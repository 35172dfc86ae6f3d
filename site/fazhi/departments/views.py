"""What the public sees of the departments: duties and offices, never persons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from fazhi.departments.models import Department, LawResponsibility
from fazhi.departments.tree import build_tree
from fazhi.workdays import today


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All departments as a tree."""
    roots = build_tree(Department.objects.active())
    return render(request, "departments/index.html", {"nodes": roots})


@require_safe
def department(request: HttpRequest, public_id: str) -> HttpResponse:
    """One department; one that is dissolved keeps its page and says so."""
    found = get_object_or_404(Department.objects.select_related("parent"), public_id=public_id)
    has_office = found.holds() and (found.phone or found.address or found.hours)
    context = {
        "department": found,
        "office": found if has_office else None,
        "dissolved_on": found.ends_on if found.ends_on and found.ends_on < today() else None,
        "children": Department.objects.active().filter(parent=found),
        "laws": LawResponsibility.objects.active().filter(department=found),
    }
    return render(request, "departments/department.html", context)
