"""The trail of one piece of content: whole, on paper and for programs, whatever became of the rest."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from wagtail.models import Revision

import pytest

from cms_pages.general.models import StandardPage
from fazhi.accounts.models import User
from fazhi.departments.models import Role
from fazhi.departments.provisioning import provision_roles
from fazhi.documents.description import Document, Facts, Table
from fazhi.signoff.canonical import canonical
from fazhi.signoff.chain import faults
from fazhi.signoff.models import SignOffRecord
from fazhi.signoff.redacting import redact_content, redact_words
from fazhi.signoff.steps import Step
from fazhi.signoff.targets import trail_url
from fazhi.signoff.trail import Trail, as_data, trail_of
from fazhi.signoff.trail_paper import trail_document
from fazhi.workdays import today
from fazhi.worklist.models import Task
from tests import standing
from tests.factories.accounts import UserFactory
from tests.factories.media import DocumentFactory
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db
MODEL = "general.standardpage"


@standing.fixture()
def signed(office: Office) -> Office:
    """The page is public with a document, after all steps and with an opinion."""
    provision_roles()
    document = DocumentFactory.create(title="申请表")
    page = StandardPage.objects.get(pk=office.page.pk).get_latest_revision_as_object()
    page.body = [
        ("text", f'<p>不准的秤，<a linktype="document" id="{document.pk}">可以</a>换。</p>')
    ]
    page.responsible_department = office.bureau
    page.save_revision(user=office.author)
    office.submit(words="请看第二段。")
    office.sign(opinion="同意。")
    office.sign_all()
    return office


def trail(office: Office) -> Trail:
    found = trail_of(MODEL, str(office.page.pk))
    assert found is not None
    return found


def url(office: Office, name: str = "trail") -> str:
    return reverse(f"signoff:{name}", args=[MODEL, str(office.page.pk)])


def test_the_trail_holds_acts_words_and_content(signed: Office) -> None:
    found = trail_of(MODEL, str(signed.page.pk), StandardPage.objects.get(pk=signed.page.pk))
    assert found is not None
    acts = [line.record.act for line in found.lines]
    assert acts == ["submitted", "checked", "signed", "released", "published"]
    assert [line.text for line in found.lines][:2] == ["请看第二段。", "同意。"]
    (version,) = found.versions
    assert "不准的秤" in json.dumps(version.fields, ensure_ascii=False)
    assert [file["title"] for file in version.files] == ["申请表"]
    assert found.verifies


def alter(sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount >= 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE signoff_signoffrecord SET person = 'x' WHERE number = {number}",
        "DELETE FROM signoff_signoffrecord WHERE number = {number}",
        "UPDATE signoff_recordwords SET text = 'x' WHERE record_id = {number}",
        "DELETE FROM signoff_recordwords WHERE record_id = {number}",
        "UPDATE signoff_signedcontent SET body = '{{}}' WHERE digest = '{content}'",
        "DELETE FROM signoff_signedcontent WHERE digest = '{content}'",
        "UPDATE wagtailcore_page SET title = 'x' WHERE id = {page}",
    ],
)
def test_a_trail_that_was_tampered_with_says_so(signed: Office, sql: str) -> None:
    record = trail(signed).lines[1].record
    if "DELETE FROM signoff_signoffrecord" in sql:
        alter("DELETE FROM signoff_recordwords WHERE record_id = %s", record.number)
    alter(sql.format(number=record.number, content=record.content, page=signed.page.pk))
    found = trail_of(MODEL, str(signed.page.pk), StandardPage.objects.get(pk=signed.page.pk))
    assert found is not None
    assert found.faults


def test_the_data_can_be_verified_elsewhere(signed: Office) -> None:
    """By whoever has the file and knows how digests are made, and nothing of this software's."""
    said = json.loads(json.dumps(as_data(trail(signed))))
    assert said["verifies"]

    def digest(text: str, salt: str = "") -> str:
        return hashlib.sha256(f"{salt}{text}".encode()).hexdigest()

    for record in said["records"]:
        covered = {k: v for k, v in record.items() if k not in {"digest", "words"}}
        assert digest(canonical(covered)) == record["digest"]
        if record["words"]:
            words = record["words"]
            assert digest(words["text"], words["salt"]) == record["words_digest"]
    for content in said["contents"]:
        body = canonical({"content": content["content"], "files": content["files"]})
        assert digest(body, content["salt"]) == content["digest"]


def words_on(document: Document) -> str:
    """Everything that a document says."""
    return repr(document)


def test_the_paper_holds_acts_content_and_digests(signed: Office) -> None:
    found = trail(signed)
    paper = trail_document(found, "https://example.test/")
    acts = next(block for block in paper.body if isinstance(block, Table))
    assert len(acts.rows) == len(found.lines) + 1
    assert any(isinstance(block, Facts) for block in paper.body)
    for said in ("请看第二段。", "不准的秤", "申请表", found.versions[0].files[0]["sha256"]):
        assert said in words_on(paper)
    assert found.lines[-1].record.digest in words_on(paper)


def test_what_was_taken_away_is_on_no_paper(signed: Office) -> None:
    signed.write("换过的说法。")
    signed.submit()
    signed.sign_all()
    record = trail(signed).lines[0].record
    redact_words(record, signed.author, "泄露。")
    redact_content(record, signed.author, "泄露。")
    found = trail(signed)
    assert found.verifies
    for said in (words_on(trail_document(found, "")), json.dumps(as_data(found))):
        assert "请看第二段" not in said
        assert "不准的秤" not in said
        assert record.content in said


def test_screen_pdf_and_data_are_served(signed: Office, client: Client) -> None:
    client.force_login(signed.author)
    screen = client.get(url(signed))
    html = screen.content.decode()
    assert screen.status_code == 200
    assert "请看第二段。" in html
    assert url(signed, "trail_pdf") in html
    assert reverse("signoff:redact", args=[trail(signed).lines[0].record.number]) in html
    pdf = client.get(url(signed, "trail_pdf"))
    assert pdf.content.startswith(b"%PDF")
    assert "no-store" in pdf.headers["Cache-Control"]
    data = client.get(url(signed, "trail_data"))
    assert data.json()["key"] == str(signed.page.pk)
    assert "attachment" in data.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("model", "key"),
    [(MODEL, "999"), (MODEL, "no-number"), ("accounts.user", "1"), ("no.model", "1"), ("x", "y")],
)
def test_what_has_no_records_has_no_trail(
    office: Office, client: Client, model: str, key: str
) -> None:
    client.force_login(office.author)
    for name in ("trail", "trail_pdf", "trail_data"):
        assert client.get(reverse(f"signoff:{name}", args=[model, key])).status_code == 404


def may_read(client: Client, user: User, office: Office) -> bool:
    client.force_login(user)
    answers = {
        client.get(url(office, name)).status_code for name in ("trail", "trail_pdf", "trail_data")
    }
    assert len(answers) == 1
    return answers == {200}


def test_who_reads_a_trail(signed: Office, client: Client, member: Callable[..., User]) -> None:
    """While the page is there, and when it is gone."""
    people = {
        role: member(role, signed.general)
        for role in (Role.AUTHOR, Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.AUDITOR)
    }
    people[Role.PUBLISHER] = signed.people[Step.PUBLICATION]
    found = {role for role, user in people.items() if may_read(client, user, signed)}
    assert found >= {Role.SIGNATORY, Role.DEPARTMENT_HEAD, Role.AUDITOR, Role.PUBLISHER}
    assert may_read(client, signed.author, signed)
    StandardPage.objects.get(pk=signed.page.pk).delete()
    found = {role for role, user in people.items() if may_read(client, user, signed)}
    assert found == {Role.AUDITOR}
    assert may_read(client, signed.author, signed)


def test_whoever_has_no_part_reads_none(signed: Office, client: Client) -> None:
    assert not may_read(client, UserFactory.create(), signed)


def test_a_page_on_its_way_is_deleted_and_its_trail_stays(signed: Office) -> None:
    signed.write("新的说法。")
    signed.submit()
    task = Task.objects.open().get()
    StandardPage.objects.get(pk=signed.page.pk).delete()
    assert not Task.objects.open().exists()
    task.refresh_from_db()
    assert task.about_label == signed.page.title
    assert trail(signed).verifies


def test_records_outlive_pages_people_departments_and_revisions(
    signed: Office, client: Client
) -> None:
    before = as_data(trail(signed))["records"]
    signatory = signed.people[Step.DEPARTMENT]
    name = str(signatory)
    Revision.objects.all().update(created_at="2001-01-01T00:00:00Z")
    call_command("purge_revisions", "--days=1", verbosity=0)
    StandardPage.objects.get(pk=signed.page.pk).delete()
    signatory.memberships.all().delete()
    signatory.delete()
    checker = signed.people[Step.COPY]
    checker.is_active, checker.name = False, "已改名"
    checker.save()
    signed.bureau.name, signed.bureau.ends_on = "已撤销的单位", today()
    signed.bureau.save()
    found = trail(signed)
    *records, deletion = as_data(found)["records"]
    assert (records, deletion["act"]) == (before, "deleted")
    assert found.verifies
    assert list(faults()) == []
    (line,) = [line for line in found.lines if line.record.act == "signed"]
    assert (line.record.person, line.record.department) == (name, "市场监管分局")
    client.force_login(signed.author)
    html = client.get(url(signed)).content.decode()
    assert name in html
    assert "不准的秤" in html


@pytest.mark.heavy
def test_a_trail_costs_a_constant_number_of_queries(
    signed: Office, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(3):
        trail(signed)
    for text in ("二。", "三。", "四。"):
        signed.write(text)
        signed.submit()
        signed.sign_all()
    with django_assert_num_queries(3):
        assert len(trail(signed).versions) == 4


def test_the_signing_screen_leads_to_the_whole_trail(signed: Office, client: Client) -> None:
    signed.write("新的说法。")
    signed.submit()
    ticket = signed.ticket(signed.people[Step.COPY])
    client.force_login(ticket.by)
    html = client.get(reverse("signoff:sign", args=[ticket.step])).content.decode()
    assert trail_url(MODEL, str(signed.page.pk)) in html
    assert SignOffRecord.objects.filter(key=str(signed.page.pk)).exists()
