import datetime as dt

import factory

from fazhi.departments.models import Department, LawResponsibility, Membership, Role
from tests.factories.accounts import UserFactory


class DepartmentFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Department

    name = factory.Sequence(lambda n: f"示例部门{n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    department = factory.SubFactory(DepartmentFactory)
    role = Role.AUTHOR
    starts_on = dt.date(2025, 1, 1)


class LawResponsibilityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = LawResponsibility

    title = factory.Sequence(lambda n: f"示例法{n}")
    department = factory.SubFactory(DepartmentFactory)
