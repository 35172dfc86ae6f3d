"""Which department answers for a page: each room says it for its own kinds of things."""

from collections.abc import Callable
from typing import Any

from django.db import models

from wagtail.models import Page

from fazhi.departments.models import Department
from fazhi.feedback.models import FeedbackSettings

Finder = Callable[[Any], Department | None]

_finders: dict[type[models.Model], Finder] = {}


def register_responsible(model: type[models.Model], find: Finder) -> None:
    """Adds who answers for things of a model; a subclass's own registration comes first."""
    _finders[model] = find


def responsible_department(thing: models.Model | None) -> Department | None:
    """The department that answers for ``thing``, else the one of the settings, else ``None``.

    ``None`` for ``thing`` is the whole site. A department that does not exist today is passed over.
    """
    for kind in type(thing).__mro__:
        if kind in _finders:
            found = _finders[kind](thing)
            if found and found.holds():
                return found
            break
    default = FeedbackSettings.current().default_department
    return default if default and default.holds() else None


def of_page(page: Page) -> Department | None:
    """The nearest department named on the page itself or on one above it."""
    above = reversed(page.get_ancestors().specific())
    for candidate in (page.specific, *above):
        department: Department | None = getattr(candidate, "responsible_department", None)
        if department and department.holds():
            return department
    return None


def register() -> None:
    """Called once, when the apps are ready."""
    register_responsible(Page, of_page)
    register_responsible(Department, lambda department: department)
