from collections.abc import Callable

from django.test import Client

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from legal_library.models import LawVersion
from tests import standing
from tests.factories.accounts import AdministratorFactory
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.legal_library import import_regulation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ADMINISTRATOR = "administrator"
Browse = Callable[[str], Client]


@pytest.fixture(autouse=True)
def no_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some roles need one to enter; here it is about what they may do then."""
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)


@standing.fixture()
def office() -> Department:
    provision_roles()
    made: Department = DepartmentFactory.create(name="示例司法所")
    return made


@pytest.fixture
def browse(office: Department) -> Browse:
    """A browser in which a new person of a role is signed in."""

    def open_as(who: str) -> Client:
        user: User = (
            AdministratorFactory.create()
            if who == ADMINISTRATOR
            else MembershipFactory.create(role=Role(who), department=office).user
        )
        client = Client()
        client.force_login(user, backend=BACKEND)
        return client

    return open_as


@standing.fixture()
def version() -> LawVersion:
    return import_regulation()
