"""A department's code is the key of imports: one form of it is kept."""

from importlib import import_module

from django.apps import apps

import pytest

from fazhi.departments.models import Department
from tests.factories.departments import DepartmentFactory

pytestmark = pytest.mark.django_db


def test_a_code_is_kept_in_one_form_however_a_row_is_made() -> None:
    DepartmentFactory.create(code=" ｘ1 ")
    assert Department.objects.get().code == "X1"


def test_codes_from_before_come_into_that_form_unless_two_become_one() -> None:
    migration = import_module("fazhi.departments.migrations.0004_codes_in_one_form")
    for name, code in (("甲", "x1"), ("乙", "Ｘ1"), ("丙", "y2"), ("丁", "")):
        made = DepartmentFactory.create(name=name)
        Department.objects.filter(pk=made.pk).update(code=code)
    migration.normalise_codes(apps, None)
    codes = dict(Department.objects.values_list("name", "code"))
    assert codes == {"甲": "X1", "乙": "Ｘ1", "丙": "Y2", "丁": ""}
