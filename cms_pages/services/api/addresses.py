"""Choices and addresses as the API writes them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, TextChoices
from django.http import HttpRequest

from cms_pages.services.api.schemas import Choice, DepartmentRef, GuideRef, WindowRef
from cms_pages.services.models import ServiceGuidePage
from fazhi.departments.models import Department
from fazhi.origin import public_address
from fazhi.places.fields import ChoiceSetField
from fazhi.places.models import Counter


def choice_of(choices: type[TextChoices], value: str) -> Choice:
    """A value with its label; one that is not known any more stands for itself."""
    label = choices(value).label if value in choices.values else value
    return Choice(value=value, label=str(label))


def choice_if(choices: type[TextChoices], value: str) -> Choice | None:
    """The same; nothing where nothing was chosen."""
    return choice_of(choices, value) if value else None


def choices_in(row: Model, field: str) -> list[Choice]:
    """Those of a `ChoiceSetField`."""
    of_field = row._meta.get_field(field)
    assert isinstance(of_field, ChoiceSetField)  # noqa: S101 - tells the type checker
    values = getattr(row, field)
    labels = of_field.labels(values)
    return [Choice(value=v, label=label) for v, label in zip(values, labels, strict=True)]


def department_ref(department: Department, request: HttpRequest) -> DepartmentRef:
    """A department in the language in use."""
    return DepartmentRef(
        public_id=department.public_id,
        name=department.local_name,
        url=public_address(department.get_absolute_url(), request),
    )


def guide_url(guide: ServiceGuidePage, request: HttpRequest) -> str:
    """The page that people read."""
    return public_address(guide.get_url(request) or "", request)


def guide_refs(guides: Iterable[ServiceGuidePage], request: HttpRequest) -> list[GuideRef]:
    """Guides that something leads to."""
    return [
        GuideRef(public_id=one.public_id, title=one.title, url=guide_url(one, request))
        for one in guides
    ]


def window_ref(counter: Counter, request: HttpRequest) -> WindowRef:
    """A window, in the language in use."""
    return WindowRef(
        public_id=counter.public_id,
        number=counter.number,
        name=counter.title,
        venue=counter.venue.title,
        url=public_address(counter.get_absolute_url(), request),
    )


def document_url(document: Any, request: HttpRequest) -> str:
    """Where a form is downloaded; empty without one."""
    return public_address(document.url, request) if document else ""
