"""Correcting a text: the comparison, what follows from it, what falls."""

from typing import Any

from django.core.exceptions import ValidationError

import pytest

from fazhi.accounts.models import User
from legal_library import verification
from legal_library.articles import with_staleness
from legal_library.correcting import Change, compare, correct, fingerprint
from legal_library.importers.plan import Outcome
from legal_library.importers.run import run_import
from legal_library.importers.sources import of_bytes
from legal_library.models import ArticleNote, LawVersion, Provision, TextCorrection
from tests.factories.accounts import UserFactory
from tests.factories.legal_library import import_regulation, regulation_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(db: None) -> LawVersion:
    return import_regulation()


def provision(version: LawVersion, path: str) -> Provision:
    found: Provision = version.provisions.get(path=path)
    return found


def is_current(version: LawVersion) -> bool:
    """Whether the only note on the law is about words that a version has."""
    note: Any = with_staleness(ArticleNote.objects.filter(law=version.law)).get()
    return bool(note.is_current)


def put_right(one: Provision, text: str, by: User) -> TextCorrection:
    return correct(one, text, "公报2020年第3号", seen=fingerprint(one), by=by)


@pytest.mark.parametrize(
    ("old", "new", "removed", "added"),
    [
        ("应当示例。", "应当示范。", "例", "范"),
        ("甲乙丙", "甲丙", "乙", ""),
        ("甲丙", "甲乙丙", "", "乙"),
        ("同。" * 3000, "同。" * 2999 + "异。", "同。", "异。"),
    ],
)
def test_a_comparison_names_what_goes_and_what_comes(
    old: str, new: str, removed: str, added: str
) -> None:
    pieces = compare(old, new)
    parts = {kind: "".join(p.text for p in pieces if p.change == kind) for kind in Change}
    assert (parts[Change.REMOVED], parts[Change.ADDED]) == (removed, added)
    assert "".join(p.text for p in pieces if p.change != Change.ADDED) == old
    assert "".join(p.text for p in pieces if p.change != Change.REMOVED) == new


def test_digests_are_those_of_an_import_of_the_right_text(version: LawVersion, user: User) -> None:
    put_right(provision(version, "art_2/para_1/item_1"), "丙；", user)
    version.refresh_from_db()
    right = regulation_text().replace("甲；", "丙；")
    other = run_import(
        [of_bytes("示例.txt", regulation_text("另一示例条例").replace("甲；", "丙；").encode())],
        keep_results=True,
    )
    twin = other.results[0].version
    assert twin is not None
    assert provision(version, "art_2").digest == provision(twin, "art_2").digest
    # The same text from a file is the text that is there: nothing to import.
    again = run_import([of_bytes("示例.txt", right.encode())], keep_results=True)
    assert again.results[0].outcome == "same"


def test_a_correction_is_recorded_and_takes_the_text_from_readers(
    version: LawVersion, user: User
) -> None:
    second = UserFactory.create()
    verification.verify(version, "核对", by=user)
    verification.release(version, by=second)
    made = put_right(provision(version, "art_1"), "为了示范，制定本条例。", second)
    version.refresh_from_db()
    assert not version.is_public
    assert version.verified_at is None
    assert (made.label, made.old_text, made.new_text, made.made_by) == (
        "第一条",
        "为了示例，制定本条例。",
        "为了示范，制定本条例。",
        second,
    )
    assert provision(version, "art_1").text == "为了示范，制定本条例。"


def test_an_import_of_other_words_leaves_a_corrected_text_alone(
    version: LawVersion, user: User
) -> None:
    put_right(provision(version, "art_1"), "为了示范，制定本条例。", user)
    for text in (regulation_text(), regulation_text().replace("甲；", "丙；")):
        report = run_import([of_bytes("另一.txt", f"{text}\n".encode())], keep_results=True)
        assert report.results[0].outcome == Outcome.HELD
    assert provision(version, "art_1").text == "为了示范，制定本条例。"


def test_a_heading_can_be_corrected_too(version: LawVersion, user: User) -> None:
    put_right(provision(version, "chapter_1"), "总　则", user)
    assert provision(version, "chapter_1").heading == "总　则"


def test_a_note_on_the_old_words_is_stale_after_a_correction(
    version: LawVersion, user: User
) -> None:
    one = provision(version, "art_1")
    ArticleNote.objects.create(law=version.law, number=1, digest=one.digest, caption="目的")
    assert is_current(version)
    put_right(one, "为了示范，制定本条例。", user)
    assert not is_current(version)


@pytest.mark.parametrize("text", ["", " \u200b", "两\n行", "为了示例，制定本条例。", "长" * 20_001])
def test_what_cannot_be_a_correction_changes_nothing(
    text: str, version: LawVersion, user: User
) -> None:
    with pytest.raises(ValidationError):
        put_right(provision(version, "art_1"), text, user)
    assert not TextCorrection.objects.exists()


def test_a_correction_of_words_that_have_changed_since_is_refused(
    version: LawVersion, user: User
) -> None:
    one = provision(version, "art_1")
    seen = fingerprint(one)
    put_right(one, "为了示范，制定本条例。", user)
    with pytest.raises(ValidationError):
        correct(one, "为了演示，制定本条例。", "公报", seen=seen, by=user)
    assert provision(version, "art_1").text == "为了示范，制定本条例。"
