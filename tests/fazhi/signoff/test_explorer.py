"""Wagtail's list of a section asks nothing more of the database for each row, whoever looks at it."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import Page

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from tests.factories.pages import SectionPageFactory, StandardPageFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


def fill(office: Office, section: Page, owner: User, rounds: int) -> None:
    """Pages in every state: public, drafts, under way, and public sections with pages below."""
    for _n in range(rounds):
        StandardPageFactory.create(parent=section)
        StandardPageFactory.create(parent=section, live=False, owner=owner)
        StandardPageFactory.create(parent=SectionPageFactory.create(parent=section))
        office.page = StandardPageFactory.create(parent=section, live=False)
        office.write()
        office.submit()
        section.refresh_from_db()


@pytest.mark.heavy
@pytest.mark.any_database
@pytest.mark.parametrize(
    "role", [Role.AUTHOR, Role.COPY_CHECKER, Role.SIGNATORY, Role.PUBLISHER, None]
)
def test_a_row_asks_nothing(office: Office, member: Any, role: Role | None) -> None:
    user = member(role, office.bureau) if role else office.author
    section = SectionPageFactory.create(parent=office.page.get_parent())
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("wagtailadmin_explore", args=[section.pk])
    found = []
    for rounds in (2, 4):
        fill(office, section, user, rounds)
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found.append(len(queries))
    assert found[0] == found[1]
