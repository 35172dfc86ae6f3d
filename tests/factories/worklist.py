import datetime as dt

import factory

from fazhi.worklist.general import GENERAL
from fazhi.worklist.models import Task
from tests.factories.departments import DepartmentFactory


class TaskFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Task

    kind = GENERAL
    title = "核对办公电话"
    department = factory.SubFactory(DepartmentFactory)
    due_on = dt.date(2026, 3, 10)
