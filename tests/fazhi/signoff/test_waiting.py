"""What the dashboard leaves out of what waits for somebody: their own writing, found at little cost."""

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


@pytest.mark.skipif(connection.vendor != "sqlite", reason="others plan by how many rows there are")
def test_versions_and_releases_are_found_by_what_they_are_of(writer: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        dashboard_of(writer)
    (sql,) = (query["sql"] for query in queries if "EXISTS" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        plan = " ".join(row[-1] for row in cursor.fetchall())
    assert "signoff_record_subject (model=? AND key=?)" in plan
    assert "base_content_object_idx (base_content_type_id=? AND object_id=?)" in plan
