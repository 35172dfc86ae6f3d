"""The administration: who sees and does what, the list, one certificate, its acts."""

import datetime as dt
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from wagtail.models import ModelLogEntry

import pytest
from bs4 import BeautifulSoup

from fazhi.accounts.models import User
from fazhi.certificates import handling
from fazhi.certificates.admin import views
from fazhi.certificates.models import Certificate
from fazhi.certificates.states import Act, Ground, State
from fazhi.departments.models import Department, Role
from fazhi.departments.provisioning import provision_roles
from fazhi.documents.typesetting import Busy
from fazhi.workdays import today
from tests.factories.accounts import UserFactory
from tests.factories.certificates import BADGE, certificate
from tests.factories.departments import DepartmentFactory, MembershipFactory
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
INDEX = "/admin/certificates_admin/"
ACTS = ("download", "replace", "renew", "revoke")
NAME = "王小明"


@pytest.fixture(autouse=True)
def no_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads and signatories need one to enter; here it is about what they may do then."""
    monkeypatch.setattr("fazhi.accounts.second_factor.must_have", lambda user: False)


@pytest.fixture
def row(office: Department) -> Certificate:
    return certificate(department=office, person=PersonFactory.create(name=NAME))


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def url(name: str, row: Certificate) -> str:
    return reverse(f"certificates_admin:{name}", args=[row.pk])


def may(client: Client, name: str, row: Certificate) -> bool:
    return client.get(url(name, row)).status_code == 200


def listed(client: Client, query: str = "") -> list[Certificate]:
    return list(client.get(INDEX + query).context["object_list"])


# Who may do what with those of: the own department, another one.
RIGHTS: dict[str, tuple[set[str], set[str]]] = {
    Role.AUTHOR.value: ({"view", "act"}, set()),
    Role.DEPARTMENT_HEAD.value: ({"view", "act"}, set()),
    Role.SIGNATORY.value: ({"view"}, set()),
    Role.PUBLISHER.value: ({"view"}, set()),
    Role.COPY_CHECKER.value: (set(), set()),
    Role.LEGAL_REVIEWER.value: (set(), set()),
    Role.AUDITOR.value: ({"view"}, {"view"}),
    "administrator": ({"view", "act"}, {"view", "act"}),
}


@pytest.mark.parametrize("who", RIGHTS)
def test_each_role_sees_and_does_what_the_table_says(
    who: str, row: Certificate, office: Department, administrator: User
) -> None:
    provision_roles()
    if who == "administrator":
        client = browser(administrator)
    else:
        client = browser(MembershipFactory.create(role=Role(who), department=office).user)
    other = certificate(department=DepartmentFactory.create())
    seen = []
    for one, rights in zip((row, other), RIGHTS[who], strict=True):
        assert may(client, "inspect", one) == ("view" in rights)
        for act in ACTS:
            assert may(client, act, one) == ("act" in rights), act
        seen += [one] if "view" in rights else []
    if seen:
        assert set(listed(client)) == set(seen)
    else:
        assert client.get(INDEX).status_code == 302


def test_lists_and_pages_mask_the_name(
    admin_client: Client, row: Certificate, administrator: User
) -> None:
    for address in (INDEX, url("inspect", row), *(url(act, row) for act in ACTS)):
        text = admin_client.get(address).content.decode()
        assert "王某某" in text
        assert NAME not in text


@pytest.mark.parametrize("asked", ["number", "public_id", "name"])
def test_it_is_found_by_what_is_known_of_it(
    admin_client: Client, row: Certificate, asked: str
) -> None:
    certificate()
    assert today().isoformat() in admin_client.get(INDEX).content.decode()
    assert listed(admin_client, f"?q={getattr(row, asked)}") == [row]
    assert listed(admin_client, "?q=王小") == []
    assert listed(admin_client, "?q=不存在") == []


def test_the_list_is_filtered_by_state_kind_department_and_day(
    admin_client: Client, row: Certificate, office: Department, administrator: User
) -> None:
    day = today() - dt.timedelta(days=30)
    over = certificate(issued_on=day, valid_until=day)
    ended = handling.revoke(certificate(), ground=Ground.OTHER, reason="x", by=administrator)
    assert listed(admin_client, f"?state={State.VALID}") == [row]
    assert listed(admin_client, f"?state={State.EXPIRED}") == [over]
    assert listed(admin_client, f"?state={State.REVOKED}") == [ended]
    assert listed(admin_client, f"?department={office.pk}") == [row]
    assert listed(admin_client, f"?issued_on_to={day}") == [over]
    assert listed(admin_client, f"?kind={BADGE.key}") == []
    assert len(listed(admin_client, "?kind=tests.course")) == 3


def test_queries_do_not_grow_with_the_list(admin_client: Client, row: Certificate) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin_client.get(INDEX).status_code == 200
        return len(captured)

    certificate()  # another department
    queries()
    before = queries()
    for _n in range(10):
        certificate(department=row.department)
    assert queries() == before


def test_a_pdf_is_taken_away_and_that_is_written_down(
    admin_client: Client, row: Certificate, administrator: User
) -> None:
    answer = admin_client.post(url("download", row))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert row.public_id in answer.headers["Content-Disposition"]
    assert "no-store" in answer.headers["Cache-Control"]
    assert "下载了PDF" in admin_client.get(url("inspect", row)).content.decode()
    assert ModelLogEntry.objects.for_instance(row).get().user == administrator


def test_who_comes_while_many_are_made_is_told_so(
    admin_client: Client, row: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(row: Certificate) -> bytes:
        raise Busy

    monkeypatch.setattr(views, "pdf_of", busy)
    answer = admin_client.post(url("download", row))
    assert "10秒后再试" in answer.content.decode()
    assert not ModelLogEntry.objects.for_instance(row).exists()


def test_revoking_asks_why_and_whether_it_is_meant(admin_client: Client, row: Certificate) -> None:
    given: dict[str, Any] = {"ground": "mistake", "reason": "重复发放", "is_meant": "on"}
    for missing in given:
        page = admin_client.post(url("revoke", row), {**given, missing: ""})
        assert page.status_code == 200
        assert "重复发放" in page.content.decode() or missing == "reason"
        row.refresh_from_db()
        assert row.state == State.VALID
    refused = admin_client.post(url("revoke", row), {**given, "ground": "replaced"})
    assert refused.status_code == 200
    answer = admin_client.post(url("revoke", row), given)
    assert answer.headers["Location"] == url("inspect", row)
    row.refresh_from_db()
    assert row.state == State.REVOKED
    text = admin_client.get(url("inspect", row)).content.decode()
    for said in ("重复发放", "属误发", "收回撤销"):
        assert said in text
    again = admin_client.post(url("revoke", row), given)
    assert again.headers["Location"] == url("inspect", row)


def test_it_is_taken_back_and_renewed(admin_client: Client, row: Certificate) -> None:
    handling.revoke(row, ground=Ground.MISTAKE, reason="x", by=UserFactory.create())
    assert admin_client.post(url("reinstate", row)).status_code == 302
    row.refresh_from_db()
    assert row.state == State.VALID
    assert admin_client.post(url("renew", row)).status_code == 302
    row.refresh_from_db()
    assert row.version == 2


def test_a_wrong_name_is_replaced_and_one_leads_to_the_other(
    admin_client: Client, row: Certificate
) -> None:
    wrong = admin_client.post(url("replace", row), {"name": "1", "reason": "错字"})
    assert BeautifulSoup(wrong.content, "html.parser").select("#id_name-error, .error-message")
    answer = admin_client.post(url("replace", row), {"name": "王晓明", "reason": "错字"})
    new = Certificate.objects.get(name="王晓明")
    assert answer.headers["Location"] == url("inspect", new)
    assert url("inspect", new) in admin_client.get(url("inspect", row)).content.decode()
    assert url("inspect", row) in admin_client.get(url("inspect", new)).content.decode()


def test_an_altered_one_is_shown_as_such_and_not_printed(
    admin_client: Client, row: Certificate
) -> None:
    assert "已被改动" not in admin_client.get(url("inspect", row)).content.decode()
    Certificate.objects.filter(pk=row.pk).update(name="示例冒")
    assert "已被改动" in admin_client.get(url("inspect", row)).content.decode()
    answer = admin_client.post(url("download", row))
    assert answer.headers["Content-Type"].startswith("text/html")
    assert row.number in answer.content.decode()


def test_what_was_signed_away_has_no_other_address(admin_client: Client, row: Certificate) -> None:
    for address in (f"{INDEX}new/", f"{INDEX}edit/{row.pk}/", f"{INDEX}delete/{row.pk}/"):
        assert admin_client.get(address).status_code == 404
    assert set(views.ACT_VIEWS) == set(Act)
