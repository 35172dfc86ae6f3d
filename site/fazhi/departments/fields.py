"""Choosing a department: the whole tree in one query, lower ones set in."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext as _

import django_filters
from django_filters.fields import ModelChoiceField as FilterField

from fazhi.accounts.models import User
from fazhi.departments.models import Department

INDENT = "\u3000"  # one Chinese character wide


class TreeIterator(ModelChoiceIterator):
    """The choices of a field over departments, in the order of the tree."""

    def __iter__(self) -> Iterator[tuple[Any, str]]:
        if self.field.empty_label is not None:
            yield "", str(self.field.empty_label)
        for node in self.queryset.all().tree():  # type: ignore[attr-defined]
            yield self.field.prepare_value(node.department), _label(node.department, node.depth)


class DepartmentChoiceField(forms.ModelChoiceField):
    """A department; every admin form with a foreign key to one uses it (see ``wagtail_hooks``)."""

    iterator = TreeIterator


class _DepartmentFilterField(FilterField):
    iterator = TreeIterator


class DepartmentFilter(django_filters.ModelChoiceFilter):
    """Filters a list by department."""

    field_class = _DepartmentFilterField

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Department.objects.all(), **kwargs)


class AccountChoiceField(forms.ModelChoiceField):
    """An account by name and user name: two people may bear one name. Closed ones are left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(self._usable(None), **kwargs)

    def keep(self, account: int | None) -> None:
        """Leaves the account that a row has among the choices, also after it was closed."""
        self.queryset = self._usable(account)

    @staticmethod
    def _usable(account: int | None) -> QuerySet[User]:
        accounts = User.objects.filter(Q(is_active=True) | Q(pk=account))
        return accounts.order_by("name", "username")

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.username})"


def _label(department: Department, depth: int) -> str:
    name = str(department)
    if department.is_ahead():
        name = _("%(department)s (not yet established)") % {"department": name}
    elif department.is_over():
        name = _("%(department)s (dissolved)") % {"department": name}
    return INDENT * depth + name
