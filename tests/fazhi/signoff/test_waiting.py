"""What the dashboard leaves out of what waits for somebody: their own writing, found at little cost."""

import re
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

import pytest

from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.steps import Step
from fazhi.signoff.waiting import dashboard_of
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(office: Office, member: Any) -> User:
    """A signatory who has written what waits for the department."""
    found: User = member(Role.SIGNATORY, office.bureau)
    office.write(by=found)
    office.submit()
    office.sign()
    return found


def test_a_release_of_something_else_with_the_same_key_changes_nothing(
    office: Office, writer: User
) -> None:
    append(act=Act.RELEASED, model="leaflet.leaflet", key=str(office.page.pk), title="x")
    assert dashboard_of(writer).for_me == []
    assert len(dashboard_of(office.people[Step.DEPARTMENT]).for_me) == 1


def test_what_was_written_before_the_last_release_is_signed_by_its_writer(
    office: Office, writer: User
) -> None:
    office.sign_all()
    office.write("改了。")
    office.submit()
    office.sign()
    assert len(dashboard_of(writer).for_me) == 1


def test_versions_are_not_found_by_who_wrote_them(writer: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        dashboard_of(writer)
    (sql,) = (query["sql"] for query in queries if "EXISTS" in query["sql"])
    # With the index of writers each step costs a look at all that somebody ever wrote.
    assert re.search(r'COALESCE\(\w+\."user_id", 0\)', sql)
