"""The records of sign-off: nothing can be taken out, moved or altered without its being noticed."""

from typing import Any

from django.db import connection
from django.utils import timezone

import pytest

from fazhi.signoff.acts import Act
from fazhi.signoff.chain import append, faults
from fazhi.signoff.models import (
    AppendOnly,
    ChainHead,
    RecordWords,
    SignedContent,
    SignOffRecord,
)

pytestmark = pytest.mark.django_db
TEXT = {"title": "示例：秤不准怎么办", "body": ["当场就可以要求换。"]}


@pytest.fixture
def chain() -> list[SignOffRecord]:
    """Four records about one page: submitted, returned with words, submitted again, signed."""
    content = SignedContent.of(TEXT)
    content.save()
    about: dict[str, Any] = {"model": "general.standardpage", "key": "7", "title": TEXT["title"]}
    return [
        append(act=Act.SUBMITTED, content=content.digest, person="甲", **about),
        append(act=Act.RETURNED, words="第二段请写清楚。", person="乙", **about),
        append(act=Act.SUBMITTED, content=content.digest, person="甲", **about),
        append(
            act=Act.SIGNED,
            content=content.digest,
            person="丙",
            post="所长",
            details={"steps": ["copy", "department"]},
            **about,
        ),
    ]


def alter(table: str, change: str, where: str) -> None:
    """What somebody does to the database past the software."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {change} WHERE {where}")
        assert cursor.rowcount == 1


def found() -> set[int]:
    return {fault.number for fault in faults()}


def test_records_follow_each_other(chain: list[SignOffRecord]) -> None:
    assert [record.number for record in chain] == [1, 2, 3, 4]
    assert [record.previous for record in chain[1:]] == [record.digest for record in chain[:-1]]
    assert list(faults()) == []


def test_a_chain_that_nobody_began_is_whole() -> None:
    assert list(faults()) == []


@pytest.mark.parametrize(
    "change",
    [
        "person = '丁'",
        "post = ''",
        "act = 'returned'",
        "title = '别的'",
        "content = ''",
        "declaration = '已审'",
        "details = '{}'",
        "made_at = '2020-01-01 00:00:00+00:00'",
        "department_key = 5",
        "words_digest = 'x'",
        "previous = 'x'",
    ],
)
def test_whatever_is_altered_shows(chain: list[SignOffRecord], change: str) -> None:
    alter("signoff_signoffrecord", change, "number = 4")
    assert 4 in found()


def test_a_forged_record_with_the_right_digest_breaks_the_chain(
    chain: list[SignOffRecord],
) -> None:
    forged = SignOffRecord.objects.get(number=2)
    forged.person = "丁"
    alter(
        "signoff_signoffrecord",
        f"person = '丁', digest = '{forged.reckoned_digest()}'",
        "number = 2",
    )
    assert found() == {3}


def test_a_record_that_is_taken_out_shows(chain: list[SignOffRecord]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM signoff_signoffrecord WHERE number = 3")
    assert 3 in found()


def test_the_last_record_cannot_be_cut_off(chain: list[SignOffRecord]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM signoff_signoffrecord WHERE number = 4")
    assert 4 in found()


def test_records_that_change_places_show(chain: list[SignOffRecord]) -> None:
    alter("signoff_signoffrecord", "number = 99", "number = 1")
    alter("signoff_signoffrecord", "number = 1", "number = 3")
    alter("signoff_signoffrecord", "number = 3", "number = 99")
    assert {1, 3} <= found()


def test_altered_words_and_contents_show(chain: list[SignOffRecord]) -> None:
    alter("signoff_recordwords", "text = '同意。'", "record_id = 2")
    alter("signoff_signedcontent", "body = '{}'", "redacted_at IS NULL")
    assert found() == {1, 2}


def test_words_and_contents_that_are_gone_show(chain: list[SignOffRecord]) -> None:
    RecordWords.objects.all().delete()
    SignedContent.objects.all().delete()
    assert found() == {1, 2}


def test_what_was_redacted_leaves_the_chain_valid(chain: list[SignOffRecord]) -> None:
    now = timezone.now()
    RecordWords.objects.filter(record=2).update(text="", salt="", redacted_at=now)
    SignedContent.objects.update(body="", salt="", redacted_at=now)
    assert list(faults()) == []
    assert not SignedContent.objects.get().is_of(TEXT)


def test_content_is_told_from_every_other(chain: list[SignOffRecord]) -> None:
    content = SignedContent.objects.get()
    assert content.is_of(dict(reversed(TEXT.items())))
    assert not content.is_of({**TEXT, "title": f"{TEXT['title']} "})


def test_records_are_neither_changed_nor_deleted(chain: list[SignOffRecord]) -> None:
    record = chain[0]
    record.person = "丁"
    for act in (
        record.save,
        record.delete,
        SignOffRecord.objects.all().delete,
        lambda: SignOffRecord.objects.update(person="丁"),
    ):
        with pytest.raises(AppendOnly):
            act()
    assert ChainHead.objects.get().number == 4
