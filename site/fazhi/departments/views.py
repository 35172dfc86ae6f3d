"""What the public sees of the departments: duties and offices, never persons."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from fazhi.departments.models import Department, LawResponsibility
from fazhi.departments.tree import build_tree


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All departments as a tree; 404 while there is none, as menus leave the page out."""
    roots = build_tree(Department.objects.active())
    if not roots:
        raise Http404
    return render(request, "departments/index.html", {"nodes": roots})


@require_safe
def department(request: HttpRequest, public_id: str) -> HttpResponse:
    """One department; one that is dissolved keeps its page and says so."""
    found = get_object_or_404(Department.objects.select_related("parent"), public_id=public_id)
    if found.is_ahead():
        raise Http404
    exists = found.holds()
    has_office = exists and (found.phone or found.address or found.hours)
    context = {
        "department": found,
        "parent": found.parent if found.parent and not found.parent.is_ahead() else None,
        "office": found if has_office else None,
        "dissolved_on": None if exists else found.ends_on,
        "children": Department.objects.active().filter(parent=found),
        "laws": LawResponsibility.objects.active().filter(department=found) if exists else (),
    }
    return render(request, "departments/department.html", context)
