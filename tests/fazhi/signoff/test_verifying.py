"""What is public is what was signed; whatever was done to it past the software shows."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wagtail.models import Page

import pytest

from cms_pages.general.models import StandardPage
from fazhi.jobs.registry import find_job
from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append
from fazhi.signoff.models import RecordWords, SignedContent, SignOffRecord
from fazhi.signoff.permits import becoming_public, founding, last_release
from fazhi.signoff.snapshot import snapshot_of
from fazhi.signoff.targets import names_of
from fazhi.signoff.verifying import live_faults, redaction_faults, verify
from fazhi.signoff.withdrawing import withdraw
from tests import standing
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import (
    ContactPageFactory,
    NoticePageFactory,
    SectionPageFactory,
    StandardPageFactory,
    go_live,
    translate,
)
from tests.fazhi.signoff.conftest import Office

pytestmark = pytest.mark.django_db


@standing.fixture()
def public(office: Office) -> Office:
    """The page is signed and public, with a picture, a document and a link to one."""
    picture, document = ImageFactory.create(), DocumentFactory.create()
    picture.contextual_alt_text, picture.decorative = "秤", False
    page = StandardPage.objects.get(pk=office.page.pk).get_latest_revision_as_object()
    page.body = [
        ("picture", {"image": picture, "caption": "示例"}),
        ("documents", {"documents": [document]}),
        ("text", f'<p><a linktype="document" id="{document.pk}">表格</a></p>'),
        (
            "steps",
            {"entries": [{"title": "一", "text": "<p>称一次。</p>", "role": "", "time": ""}]},
        ),
    ]
    page.cover = picture
    page.responsible_department = office.bureau
    page.save_revision(user=office.author)
    office.submit()
    office.sign_all()
    return office


@pytest.fixture
def restored_cover(public: Office) -> Iterator[None]:
    """What happens to a file is not undone with the database."""
    file = Path(StandardPage.objects.get(pk=public.page.pk).cover.file.path)
    content = file.read_bytes()
    yield
    file.write_bytes(content)


def alter(sql: str, *values: Any) -> None:
    """What somebody does to the database past the software."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        assert cursor.rowcount >= 1


def wrong() -> list[tuple[str, int]]:
    """The keys of public rows with a fault, and the records of their release."""
    return [(fault.key, fault.number) for fault in live_faults()]


def test_an_honest_page_of_every_type_is_as_it_was_signed(public: Office) -> None:
    home = public.page.get_parent().specific
    picture, document = ImageFactory.create(), DocumentFactory.create()
    section = SectionPageFactory.create(parent=home, cover=picture)
    ContactPageFactory.create(parent=section, intro=[("text", "<p>节假日也接电话。</p>")])
    NoticePageFactory.create(parent=section, attachments=[("document", document)])
    page = StandardPageFactory.create(parent=section, expire_at=timezone.now().replace(year=2090))
    page.create_alias(update_slug="alias", parent=home)
    translate(home)
    translate(section)
    translate(page, title="Another language")
    types = {type(page.specific) for page in Page.objects.live().filter(depth__gt=1)}
    assert {model.__name__ for model in types} >= {
        "HomePage",
        "SectionPage",
        "StandardPage",
        "NoticePage",
        "ContactPage",
    }
    assert list(live_faults()) == []
    assert verify().count == 0


def test_a_newer_draft_and_a_move_leave_it_as_it_was_signed(public: Office) -> None:
    section = SectionPageFactory.create(parent=public.page.get_parent())
    public.write("没有签过。")
    StandardPage.objects.get(pk=public.page.pk).move(section, "last-child")
    assert wrong() == []


def test_a_revision_that_lacks_what_the_model_got_since_is_no_fault(public: Office) -> None:
    """As after a migration that adds a field, or a part of a block."""
    content = SignedContent.objects.get(digest=release(public).content)
    said = json.loads(content.body)
    del said["content"]["keywords"]
    (steps,) = [block for block in said["content"]["body"] if block["type"] == "steps"]
    del steps["value"]["entries"][0]["value"]["role"]
    made = SignedContent.of(said)
    made.save()
    append(
        act=Act.FOUNDED,
        model="general.standardpage",
        key=str(public.page.pk),
        title="示例",
        content=made.digest,
    )
    assert wrong() == []
    alter(
        "UPDATE general_standardpage SET keywords = %s WHERE page_ptr_id = %s", "x", public.page.pk
    )
    assert len(wrong()) == 1


def release(office: Office) -> SignOffRecord:
    record = last_release(office.page)
    assert record is not None
    return record


def in_the_body(office: Office) -> None:
    said = json.loads(SignedContent.objects.get(digest=release(office).content).body)
    body = json.dumps(said["content"]["body"], ensure_ascii=False).replace("称一次", "称两次")
    alter("UPDATE general_standardpage SET body = %s", body)


def in_the_title(office: Office) -> None:
    alter("UPDATE wagtailcore_page SET title = %s WHERE id = %s", "别的", office.page.pk)


def in_the_department(office: Office) -> None:
    alter("UPDATE general_standardpage SET responsible_department_id = %s", office.justice.pk)


def in_the_cover(office: Office) -> None:
    alter("UPDATE general_standardpage SET cover_id = NULL")


def unreadable(office: Office) -> None:
    alter("UPDATE general_standardpage SET body = %s", '[{"type": "text"}]')


def in_a_file(office: Office) -> None:
    file = StandardPage.objects.get(pk=office.page.pk).cover.file
    Path(file.path).write_bytes(b"another picture")


def without_a_file(office: Office) -> None:
    file = StandardPage.objects.get(pk=office.page.pk).cover.file
    Path(file.path).unlink()


def another_file(office: Office) -> None:
    alter("UPDATE media_customdocument SET file = %s", ImageFactory.create().file.name)


@pytest.mark.usefixtures("restored_cover")
@pytest.mark.parametrize(
    "change",
    [
        in_the_body,
        in_the_title,
        in_the_department,
        in_the_cover,
        unreadable,
        in_a_file,
        without_a_file,
        another_file,
    ],
)
def test_a_public_page_that_was_changed_behind_the_software_shows(
    public: Office, change: Callable[[Office], None]
) -> None:
    assert wrong() == []
    change(public)
    assert wrong() == [(str(public.page.pk), release(public).number)]


def test_a_page_made_public_behind_the_software_shows(office: Office) -> None:
    alter("UPDATE wagtailcore_page SET live = %s WHERE id = %s", True, office.page.pk)
    assert wrong() == [(str(office.page.pk), 0)]


def test_a_withdrawn_page_made_public_again_shows(public: Office) -> None:
    withdraw(public.page, public.author, reason="有错。")
    assert wrong() == []
    alter("UPDATE wagtailcore_page SET live = %s WHERE id = %s", True, public.page.pk)
    assert wrong() == [(str(public.page.pk), 0)]


def test_a_release_without_the_steps_shows(public: Office) -> None:
    """As when somebody who can run code writes the record and changes the page to go with it."""
    public.write("没有人签过。")
    page = StandardPage.objects.get(pk=public.page.pk)
    made = SignedContent.of(snapshot_of(page, page.get_latest_revision()))
    made.save()
    about: dict[str, Any] = names_of(page)
    append(act=Act.RELEASED, content=made.digest, **about)
    with becoming_public(page):
        page.get_latest_revision_as_object().save()
    verdict = verify()
    assert verdict.chain == ()
    assert [fault.key for fault in verdict.live] == [str(page.pk)]


def test_content_that_is_gone_shows_in_both_places(public: Office) -> None:
    SignedContent.objects.filter(digest=release(public).content).delete()
    verdict = verify()
    assert verdict.chain
    assert [fault.key for fault in verdict.live] == [str(public.page.pk)]


def test_what_was_emptied_without_a_record_shows(public: Office) -> None:
    now = timezone.now()
    public.write("新的。")
    record = public.submit(words="请看。")
    assert list(redaction_faults()) == []
    RecordWords.objects.filter(pk=record.number).update(text="", salt="", redacted_at=now)
    SignedContent.objects.filter(pk=record.content).update(body="", salt="", redacted_at=now)
    assert {fault.number for fault in redaction_faults()} == {record.number}
    assert len(list(redaction_faults())) == 2


def test_altered_words_do_not_pass_as_redacted_ones(public: Office) -> None:
    public.write("新的。")
    record = public.submit(words="请看。")
    alter(
        "UPDATE signoff_recordwords SET text = %s, redacted_at = %s WHERE record_id = %s",
        "同意。",
        timezone.now(),
        record.number,
    )
    assert record.number in {fault.number for fault in verify().chain}


@pytest.mark.heavy
def test_ten_times_the_pages_cost_hardly_more_queries(
    office: Office, django_assert_max_num_queries: Any
) -> None:
    home = office.page.get_parent().specific
    for _number in range(12):
        StandardPageFactory.create(parent=home)
    with django_assert_max_num_queries(40):
        assert wrong() == []


@pytest.mark.heavy
def test_a_page_that_was_signed_costs_no_query_of_its_own(office: Office) -> None:
    found = []
    for number in (1, 3):
        for _n in range(number):
            office.page = StandardPageFactory.create(parent=office.page.get_parent(), live=False)
            office.write()
            office.submit()
            office.sign_all()
        with CaptureQueriesContext(connection) as queries:
            assert wrong() == []
        found.append(len(queries))
    assert found[0] == found[1]


def output(*arguments: str) -> tuple[str, int]:
    """What the command writes, and the status it ends with."""
    out = StringIO()
    try:
        call_command("verify_signoffs", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode
    return out.getvalue(), 0


def test_the_command_tells_operators_and_programs(public: Office) -> None:
    text, status = output()
    assert (status, len(text.splitlines())) == (0, 2)
    said = json.loads(output("--json")[0])
    assert (said["valid"], said["chain"], said["live"]) == (True, [], [])
    assert said["records"] == SignOffRecord.objects.count()
    in_the_title(public)
    alter("UPDATE signoff_signoffrecord SET person = %s WHERE number = 2", "丁")
    text, status = output()
    assert status == 1
    assert f"general.standardpage {public.page.pk}" in text
    found, status = output("--json")
    assert status == 1
    said = json.loads(found)
    assert said["valid"] is False
    assert [fault["number"] for fault in said["chain"]] == [2]
    assert [fault["key"] for fault in said["live"]] == [str(public.page.pk)]


def test_the_daily_job_counts_and_logs(public: Office, caplog: pytest.LogCaptureFixture) -> None:
    job = find_job("signoff.verification")
    assert job.schedule is not None
    assert "0" in str(job.function())
    assert not caplog.records
    in_the_title(public)
    with caplog.at_level(logging.ERROR):
        assert "1" in str(job.function())
    (logged,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert str(public.page.pk) in logged.getMessage()


def test_the_software_s_own_first_pages_are_as_they_were_made(office: Office) -> None:
    page = StandardPageFactory.create(parent=office.page.get_parent(), live=False)
    with founding():
        go_live(page.get_latest_revision())
    assert wrong() == []
