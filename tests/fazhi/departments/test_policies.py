"""Whom the policies of what belongs to departments name, and what each of them remembers."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from wagtail.permissions import policy_registry

import pytest

from events.models import Series
from fazhi.accounts.models import User
from fazhi.certificates.models import Certificate
from fazhi.departments.models import Department, Role
from fazhi.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.events import SeriesFactory, SessionFactory

pytestmark = pytest.mark.django_db


def member(department: Department, role: Role = Role.AUTHOR) -> User:
    user: User = MembershipFactory.create(department=department, role=role).user
    return user


def test_the_people_are_those_of_the_department_with_a_role_for_the_action() -> None:
    office = DepartmentFactory.create()
    author, signatory = member(office), member(office, Role.SIGNATORY)
    elsewhere = member(DepartmentFactory.create())
    everywhere = UserFactory.create(is_superuser=True)
    policy = policy_registry.get_by_type(Message)
    for action, found in (("change", {author, signatory}), ("reveal", {author}), ("add", set())):
        named = policy.users_with_permission_for_instance(action, Message(department=office))
        assert set(named) == {everywhere, *found}, action
    assert set(policy.users_with_permission_for_instance("change", Message())) == {everywhere}
    assert set(policy.users_with_permission("reveal")) == {everywhere, author, elsewhere}
    author.is_active = False
    author.save()
    assert set(policy.users_with_permission("reveal")) == {everywhere, elsewhere}


def test_what_is_of_no_department_is_nobodys_own() -> None:
    policy = policy_registry.get_by_type(Message)
    assert not policy.user_has_permission_for_instance(
        member(DepartmentFactory.create()), "view", Message()
    )


def test_a_series_is_of_every_department_that_holds_a_session_of_it() -> None:
    office, series = DepartmentFactory.create(), SeriesFactory.create()
    SessionFactory.create_batch(2, series=series, lecture=series.lecture, department=office)
    also = SessionFactory.create(series=series, lecture=series.lecture).department
    organisers, other = {member(office), member(also)}, member(DepartmentFactory.create())
    policy = policy_registry.get_by_type(Series)
    assert set(policy.users_with_permission_for_instance("change", series)) == organisers
    for user in (*organisers, other):
        found = policy.instances_user_has_permission_for(user, "change")
        assert list(found) == ([series] if user in organisers else [])
        may = policy.user_has_permission_for_instance(user, "change", series)
        assert may == (user in organisers)
        assert not policy.user_has_permission_for_instance(user, "delete", series)


def test_the_roles_of_an_account_are_asked_for_once_and_mean_something_else_to_each_model() -> None:
    office = DepartmentFactory.create()
    user = User.objects.get(pk=member(office, Role.SIGNATORY).pk)
    messages = policy_registry.get_by_type(Message)
    certificates = policy_registry.get_by_type(Certificate)
    with CaptureQueriesContext(connection) as asked:
        for _n in range(3):
            assert messages.user_has_permission_for_instance(
                user, "change", Message(department=office)
            )
            assert not certificates.user_has_permission(user, "change")
            assert certificates.user_has_permission(user, "view")
    assert sum("departments_membership" in query["sql"] for query in asked.captured_queries) == 1
