"""Departments as a source of the search: who is responsible, and how to reach them."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.translation import gettext_lazy, pgettext_lazy

from cms_pages.kit.finding.naming import further_names, in_brackets, numbers_in
from cms_pages.kit.finding.rows import RowSource, address_line, hours_line, lines, part_in
from fazhi.departments.models import Department
from fazhi.jobs.registry import register_job
from fazhi.jobs.schedules import Daily
from fazhi.workdays import today
from search.documents import Document, Facets
from search.indexing.changes import note_changes

KIND = "department"
WEIGHT = 1.6
JOB = "pages.departments_of_today"
_STANDSTILL = dt.timedelta(days=31)  # how long the clock may have stood still


def _documents_of(department: Department, language: str) -> Iterator[Document]:
    if language == "en" and not department.name_en:
        return
    name, parent = department.local_name, department.parent
    yield Document(
        part=part_in(language),
        facets=Facets(language=language, kind=KIND),
        title=name,
        label=department.phone,
        context=parent.local_name if parent and parent.holds() else "",
        names=further_names(name, *_other_names(department)),
        url=department.get_absolute_url(),
        body=lines(
            address_line(department.local("address")),
            hours_line(department.local("hours")),
            department.local("duties"),
        ),
        boost=WEIGHT,
    )


def _other_names(department: Department) -> list[str]:
    """In every language: whoever types one of them means it."""
    names = (department.name, department.short_name, department.name_en)
    return [*filter(None, names), *in_brackets(department.name), *numbers_in(department.phone)]


DEPARTMENTS = RowSource(
    "department",
    kinds={KIND: pgettext_lazy("kind of hit", "departments")},
    public=Department.objects.active,
    documents_in=_documents_of,
)


def _changed_with(department: Department) -> Iterable[int]:
    """Its name stands beside those below it."""
    below = Department.objects.filter(parent=department.pk).order_by("pk")
    return (department.pk, *below.values_list("pk", flat=True))


def note_turned() -> str:
    """Tells the search of those whose first or last day it was of late; the job of every night.

    Gives how many there are, and nothing for none.
    """
    day = today()
    late = (day - _STANDSTILL, day)
    turned = Department.objects.filter(Q(starts_on__range=late) | Q(ends_on__range=late))
    keys = list(turned.order_by("pk").values_list("pk", flat=True))
    note_changes(DEPARTMENTS.name, *keys)
    return str(len(keys)) if keys else ""


def register() -> None:
    """Called once, when the apps are ready."""
    DEPARTMENTS.register()
    DEPARTMENTS.follow(Department, _changed_with)
    register_job(
        JOB,
        note_turned,
        label=gettext_lazy("Note which departments begin or end today"),
        schedule=Daily("00:02"),
    )
