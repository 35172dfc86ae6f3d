"""Works, versions and notes: what the database holds and refuses."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

import pytest

from legal_library.models import ArticleNote, Law, LawAlias, LawVersion, Provision
from legal_library.models.laws import version_of
from legal_library.organs import LawKind, Rank
from legal_library.reading.browse import Browse
from legal_library.status import Status

pytestmark = pytest.mark.django_db

NPC = "全国人民代表大会"


def law(title: str = "中华人民共和国测试法", issuer: str = NPC) -> Law:
    return Law.objects.create(title=title, kind=LawKind.LAW, issuer=issuer)


def version(
    of: Law, day: str, begins: str = "", *, public: bool = True, **values: object
) -> LawVersion:
    return LawVersion.objects.create(
        law=of,
        version_date=dt.date.fromisoformat(day),
        effective_from=dt.date.fromisoformat(begins) if begins else None,
        released_at=timezone.now() if public else None,
        **values,
    )


def test_what_follows_from_the_title_and_the_organ() -> None:
    work = law("《中华人民共和国测试法》")
    assert work.title == "中华人民共和国测试法"
    assert (work.short_title, work.slug) == ("测试法", "ce-shi-fa")
    assert (work.rank, work.issuer_key) == (Rank.LAW, NPC)
    assert (work.marked_title, work.marked_short_title) == (
        "《中华人民共和国测试法》",
        "《测试法》",
    )
    assert work.get_absolute_url().endswith("/law/ce-shi-fa/")


def test_a_work_is_its_title_and_its_organ() -> None:
    law()
    assert law(issuer="国务院").slug == "ce-shi-fa-2"
    twin = Law(title="测试法", kind=LawKind.LAW, issuer="全国人民代表大会常务委员会")
    with pytest.raises(ValidationError) as problem:
        twin.full_clean()
    assert "title" in problem.value.message_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


@pytest.mark.parametrize(
    "name", ["测试法", "《测试法》", "中华人民共和国测试法", "测法", " 测 法 "]
)
def test_laws_are_found_by_every_name(name: str) -> None:
    work = law()
    LawAlias.objects.create(law=work, name="测法")
    assert list(Law.objects.named(name)) == [work]


def test_one_version_of_a_day() -> None:
    work = law()
    version(work, "2020-05-28")
    version(work, "2020-05-28", is_decision=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        version(work, "2020-05-28")
    LawVersion.objects.create(law=work)
    with pytest.raises(IntegrityError), transaction.atomic():
        LawVersion.objects.create(law=work)


def test_addresses_of_versions() -> None:
    work = law()
    dated = version(work, "2020-05-28")
    assert dated.title == work.title
    assert dated.get_absolute_url().endswith("/law/ce-shi-fa/2020-05-28/")
    assert LawVersion.objects.create(law=work).date_part == "undated"


READ_ON = [
    ("2019-12-31", "2020-05-28"),  # the first to come
    ("2021-01-01", "2020-05-28"),
    ("2022-06-30", "2020-05-28"),  # the second is adopted but not in force
    ("2022-07-01", "2022-03-01"),
    ("2030-01-01", "2022-03-01"),
]


@pytest.mark.parametrize(("day", "read"), READ_ON)
def test_the_version_that_is_read_on_a_day(day: str, read: str) -> None:
    work = law()
    first = version(work, "2020-05-28", "2021-01-01")
    LawVersion.objects.filter(pk=first.pk).update(
        effective_to=dt.date(2022, 7, 1), end_reason="superseded"
    )
    version(work, "2022-03-01", "2022-07-01")
    version(work, "2025-01-01", "2025-01-01", public=False)
    found = version_of(list(work.versions.public()), dt.date.fromisoformat(day))
    assert found is not None
    assert found.date_part == read


def test_a_law_that_ended_is_read_as_it_was_last() -> None:
    work = law()
    first = version(work, "2020-05-28", "2021-01-01")
    LawVersion.objects.filter(pk=first.pk).update(
        effective_to=dt.date(2022, 1, 1), end_reason="repealed"
    )
    assert version_of(list(work.versions.public()), dt.date(2023, 1, 1)) == first
    assert version_of(list(law("另一部法").versions.public()), dt.date(2023, 1, 1)) is None


def test_only_released_versions_are_public() -> None:
    work = law()
    draft = version(work, "2020-05-28", "2021-01-01", public=False)
    assert not Law.objects.public().exists()
    draft.released_at = timezone.now()
    draft.save()
    assert list(Law.objects.public()) == [work]
    draft.withdrawn_at = timezone.now()
    draft.save()
    assert not draft.is_public
    assert not Law.objects.public().exists()


def test_a_law_is_what_its_strongest_version_is() -> None:
    work, day = law(), dt.date(2023, 1, 1)
    first = version(work, "2020-05-28", "2021-01-01")
    LawVersion.objects.filter(pk=first.pk).update(
        effective_to=dt.date(2022, 1, 1), end_reason="superseded"
    )
    version(work, "2021-06-01", "2022-01-01")
    version(work, "2022-06-01", "2024-01-01")
    found = {entry.status for entry in Browse({}, day).entries}
    assert found == {Status.IN_FORCE}


def test_provisions_have_paths_of_their_own_and_anchors() -> None:
    dated = version(law(), "2020-05-28")
    one = Provision.objects.create(
        version=dated, order=0, kind="item", path="art_133_1/para_2", label="（一）"
    )
    assert (one.anchor, str(one)) == ("art_133_1-para_2", "（一）")
    with pytest.raises(IntegrityError), transaction.atomic():
        Provision.objects.create(version=dated, order=1, kind="item", path=one.path)


def test_a_note_on_an_article() -> None:
    work = law()
    note = ArticleNote(
        law=work, number=133, sub=1, digest="0" * 16, question_1="甲？", question_3="乙？"
    )
    note.full_clean()
    note.save()
    assert note.label == "第一百三十三条之一"
    assert note.questions == ["甲？", "乙？"]


@pytest.mark.parametrize(
    "values",
    [{}, {"question_1": "甲？", "question_2": "甲？"}, {"caption": "甲", "digest": "kein"}],
)
def test_notes_that_are_refused(values: dict[str, str]) -> None:
    note = ArticleNote(**{"law": law(), "number": 1, "digest": "0" * 16, **values})
    with pytest.raises(ValidationError):
        note.full_clean()
    with pytest.raises(ValueError, match="100000"):
        ArticleNote(law=note.law, number=100_000, digest="0" * 16).save()
